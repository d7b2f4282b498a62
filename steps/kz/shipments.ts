import type { KzMode } from '../../requirements/kz';

/** The prepared business cases that the sentences speak of; form: requirements/kz/README.md. Every name and number is invented. */
export interface KzParty {
  name: string;
  country: string;
  bin?: string;
}

export interface KzTransport {
  mode: string;
  containers: boolean;
  vehicles?: { country: string; registration: string }[];
  wagons?: string[];
  flight?: { airline: string; number: string; date: string; aircraft: string };
  ship?: { name: string; country: string; imo: string; voyage: string; route: { port: string; point: string }[] };
  departure?: string;
}

export interface KzFacts extends Record<string, unknown> {
  by: KzMode;
  usage: string[];
  entryOffice: string;
  entryPlace?: string;
  arrival?: string;
  declarant: KzParty;
  transport: KzTransport;
  consignments?: {
    waybill: { number: string; date: string };
    dispatchCountry: string;
    destinationCountry: string;
    consignor: KzParty;
    consignee: KzParty;
    goods: { hs: string; description: string; grossKg: string }[];
  }[];
}

export function emptyLorry(): KzFacts {
  return {
    by: 'road',
    usage: ['01'],
    entryOffice: '57505',
    declarant: { name: 'Жол Тасымалы ЖШС', country: 'KZ', bin: '050140000123' },
    transport: { mode: '31', containers: false, vehicles: [{ country: 'KZ', registration: '123ABC02' }] },
  };
}

function spareParts(waybill: string): NonNullable<KzFacts['consignments']> {
  return [{
    waybill: { number: waybill, date: '2026-06-01' },
    dispatchCountry: 'CN',
    destinationCountry: 'KZ',
    consignor: { name: 'Urumqi Parts Co', country: 'CN' },
    consignee: { name: 'Алматы Сауда ЖШС', country: 'KZ', bin: '060240000456' },
    goods: [{ hs: '8708999709', description: 'Spare parts of lorries', grossKg: '1200' }],
  }];
}

/** A loaded lorry from Urumqi to Almaty; the only requirements on it are those of the structure and of purpose 01. */
export function lorryWithSpareParts(plate = '123ABC02'): KzFacts {
  const empty = emptyLorry();
  return { ...empty, transport: { ...empty.transport, vehicles: [{ country: 'KZ', registration: plate }] }, consignments: spareParts('CMR-000123') };
}

export function roadTrain(vehicles: number): KzFacts {
  const lorry = lorryWithSpareParts();
  return {
    ...lorry,
    transport: { ...lorry.transport, vehicles: Array.from({ length: vehicles }, (_, index) => ({ country: 'KZ', registration: `00${index + 1}ABC02` })) },
  };
}

function trainWithSpareParts(wagon = '94512345'): KzFacts {
  return {
    ...emptyLorry(), by: 'rail', entryOffice: '55302', entryPlace: '70850', transport: { mode: '20', containers: true, wagons: [wagon, '94512346'] },
    consignments: spareParts('SMGS-77001'),
  };
}

function aircraftWithSpareParts(flight = '0901'): KzFacts {
  return {
    ...emptyLorry(), by: 'air', entryOffice: '55301', entryPlace: 'ALA', arrival: '2026-06-02T06:00:00+05:00',
    transport: { mode: '40', containers: false, departure: '2026-06-02T01:00:00+05:00', flight: { airline: '465', number: flight, date: '2026-06-02', aircraft: 'UP-B5701' } },
    consignments: spareParts('465-12345675'),
  };
}

/** By sea, over the Caspian to Aktau; points of the route: departure, last call, arrival, next call. */
function shipWithSpareParts(name = 'Beket Ata'): KzFacts {
  return {
    ...emptyLorry(), by: 'water', entryOffice: '55203', entryPlace: 'KZAAU', arrival: '2026-06-03T06:00:00+05:00',
    transport: {
      mode: '10', containers: true, departure: '2026-06-01T06:00:00+05:00',
      ship: { name, country: 'KZ', imo: '9999993', voyage: 'V26-06', route: [{ port: 'AZBAK', point: '1' }, { port: 'KZAAU', point: '3' }] },
    },
    consignments: spareParts('BL-AKT-9001'),
  };
}

/** A shipment of spare parts by its mode; `means` names plate, wagon, flight or ship. */
export const SHIPMENTS: Readonly<Record<KzMode, (means?: string) => KzFacts>> = {
  road: lorryWithSpareParts, rail: trainWithSpareParts, air: aircraftWithSpareParts, water: shipWithSpareParts,
};

/** The words of the features for what comes. */
export const MEANS: Readonly<Record<string, KzMode>> = { lorry: 'road', train: 'rail', aircraft: 'air', ship: 'water' };

export function voyageOf(points: number): KzFacts {
  const facts = shipWithSpareParts();
  const route = Array.from({ length: points }, (_, index) => ({ port: `KZ${String(index).padStart(3, 'A')}`, point: '2' }));
  return { ...facts, transport: { ...facts.transport, ship: { ...facts.transport.ship!, route } } };
}
