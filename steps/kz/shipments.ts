/** The prepared business cases that the sentences speak of; form: requirements/kz/README.md. Every name and number is invented. */
export interface KzParty {
  name: string;
  country: string;
  bin?: string;
}

export interface KzFacts extends Record<string, unknown> {
  usage: string[];
  entryOffice: string;
  declarant: KzParty;
  transport: { mode: string; containers: boolean; vehicles: { country: string; registration: string }[] };
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
    usage: ['01'],
    entryOffice: '57505',
    declarant: { name: 'Жол Тасымалы ЖШС', country: 'KZ', bin: '050140000123' },
    transport: { mode: '31', containers: false, vehicles: [{ country: 'KZ', registration: '123ABC02' }] },
  };
}

/** A loaded lorry from Urumqi to Almaty; the only requirements on it are those of the structure and of purpose 01. */
export function lorryWithSpareParts(plate = '123ABC02'): KzFacts {
  const empty = emptyLorry();
  return {
    ...empty,
    transport: { ...empty.transport, vehicles: [{ country: 'KZ', registration: plate }] },
    consignments: [{
      waybill: { number: 'CMR-000123', date: '2026-06-01' },
      dispatchCountry: 'CN',
      destinationCountry: 'KZ',
      consignor: { name: 'Urumqi Parts Co', country: 'CN' },
      consignee: { name: 'Алматы Сауда ЖШС', country: 'KZ', bin: '060240000456' },
      goods: [{ hs: '8708999709', description: 'Spare parts of lorries', grossKg: '1200' }],
    }],
  };
}

export function roadTrain(vehicles: number): KzFacts {
  const lorry = lorryWithSpareParts();
  return {
    ...lorry,
    transport: { ...lorry.transport, vehicles: Array.from({ length: vehicles }, (_, index) => ({ country: 'KZ', registration: `00${index + 1}ABC02` })) },
  };
}
