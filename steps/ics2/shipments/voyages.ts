import type { ShipmentFacts } from './facts';

/** Places by the names that the features use. */
const PLACES: Readonly<Record<string, string>> = {
  Dakar: 'SNDKR', Felixstowe: 'GBFXT', Funchal: 'PTFNC', Istanbul: 'TRIST', 'Las Palmas': 'ESLPA', Leipzig: 'DELEJ', Luxembourg: 'LULUX',
  Nouadhibou: 'MRNDB', Reykjavik: 'ISREY', Rotterdam: 'NLRTM', Santos: 'BRSSZ', Shanghai: 'CNSHA', 'St Petersburg': 'RULED', Suez: 'EGSUZ',
  'Tanger Med': 'MAPTM', Tunis: 'TNTUN',
};
/** An office of first entry in each country that the features end in. */
const OFFICES: Readonly<Record<string, string>> = { DE: 'DE005600', ES: 'ES003811', LU: 'LU704000', NL: 'NL000396', PT: 'PT000340' };

/** Throws for a place that the table does not have: a mistake in the feature. */
function codeOf(name: string): string {
  const code = PLACES[name];
  if (code === undefined) throw new Error(`no place is called "${name}" in ${__filename}`);
  return code;
}

/** The same shipment, loaded and unloaded elsewhere. What it says nothing of, it goes on saying nothing of. */
export function between(shipment: ShipmentFacts, from: string, to: string): ShipmentFacts {
  const [loading, unloading] = [codeOf(from), codeOf(to)];
  const route = [loading.slice(0, 2), unloading.slice(0, 2)];
  const said: Record<string, unknown> = {
    portOfLoading: loading, placeOfLoading: loading, placeOfAcceptance: loading, portOfUnloading: unloading, placeOfUnloading: unloading, placeOfDelivery: unloading,
    route, consignmentRoute: route, customsOfficeOfFirstEntry: OFFICES[route[1]!], addressedMemberState: route[1],
  };
  return { ...shipment, ...Object.fromEntries(Object.entries(said).filter(([name]) => shipment[name] !== undefined)) };
}

/** Cargo that is not in containers, as the features call it. */
const CARGO: Readonly<Record<string, Partial<ShipmentFacts>>> = {
  'break bulk': { goods: [{ description: 'Steel coils, cold rolled', hsCode: '720917', grossMassKg: 480000, packages: [{ type: 'CL', count: 24, marks: 'COIL 1-24' }] }] },
  'a trailer': { trailers: [{ registration: 'MA 77 T', type: '395', nationality: 'MA' }] },
  'dry bulk': { goods: [{ description: 'Soya beans, not for sowing', hsCode: '120190', grossMassKg: 31000000, packages: [{ type: 'VR' }] }] },
};

/** The same shipment with other cargo; containers stay as they are. */
export function withCargo(shipment: ShipmentFacts, cargo: string): ShipmentFacts {
  if (cargo === 'containers') return shipment;
  const other = CARGO[cargo];
  if (other === undefined) throw new Error(`no cargo is called "${cargo}"`);
  return { ...shipment, ...other, containers: undefined };
}
