/**
 * The prepared shipments that scenarios speak of, as business facts for the driver operation `ics2.file`. Invented companies;
 * vessel and container numbers have valid check digits. Names hold Latin with diacritics, Greek and Cyrillic on purpose.
 */
export interface ShipmentFacts extends Record<string, unknown> {
  departure: string;
  arrival: string;
  declarant: Record<string, unknown>;
  consignor: PartyFacts;
  consignee: PartyFacts;
}

interface PartyFacts extends Record<string, unknown> {
  phone?: string;
  address: Record<string, unknown>;
}

const LINE = {
  street: 'Speicherstraße', number: '12', postcode: '20457', city: 'Hamburg', country: 'DE',
};

/** A container of pumps from Shanghai to Rotterdam. `eori` is the operator's, `billOfLading` a number not used before. */
export function containerShipment(eori: string, billOfLading: string): ShipmentFacts {
  const line = { name: 'Müller & Söhne Seeverkehr', eori, address: LINE, phone: '+49 40 1234567', email: 'ens@operator.example' };
  const consignor: PartyFacts = {
    name: 'Шанхайский насосный завод', address: { street: 'Zhongshan Road', number: '88', postcode: '200002', city: 'Shanghai', country: 'CN' }, phone: '+86 21 5550 1234',
  };
  const consignee: PartyFacts = {
    name: 'Αντλίες Ρότερνταμ', eori: 'NL111222333', address: { street: 'Waalhaven', number: '7', postcode: '3089 JH', city: 'Rotterdam', country: 'NL' }, phone: '+31 10 555 0199',
  };
  return {
    vessel: { imo: 'IMO9074729', type: '1511', nationality: 'DE' },
    departure: '2026-06-10T18:00:00Z',
    arrival: '2026-07-08T06:00:00Z',
    route: ['CN', 'SG', 'EG', 'NL'],
    portOfLoading: 'CNSHA',
    portOfUnloading: 'NLRTM',
    placeOfAcceptance: 'CNSHA',
    placeOfDelivery: 'NLRTM',
    customsOfficeOfFirstEntry: 'NL000396',
    billOfLading,
    methodOfPayment: 'Z',
    declarant: line,
    carrier: line,
    consignor,
    consignee,
    buyer: consignee,
    seller: consignor,
    containers: [{ number: 'CSQU3054383', sizeAndType: '1', suppliedBy: 'carrier', seals: ['CN778812'] }],
    goods: [
      { description: 'Centrifugal pumps for water', hsCode: '841370', grossMassKg: 11250.5, packages: [{ type: 'CT', count: 40, marks: 'PUMPS 1-40' }] },
      { description: 'Spare impellers of stainless steel', hsCode: '841391', grossMassKg: 730, packages: [{ type: 'CT', count: 6, marks: 'SPARES' }] },
    ],
  };
}
