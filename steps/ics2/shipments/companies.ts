import type { PartyFacts } from './facts';

/**
 * Invented companies. Their EORIs stand in customs' test register (simulators/ics2/registered-eoris.json). Names hold Latin with
 * diacritics, Greek and Cyrillic on purpose.
 */
export const operator = (eori: string): PartyFacts => ({
  name: 'Müller & Söhne Seeverkehr', eori, phone: '+49 40 1234567',
  address: { street: 'Speicherstraße', number: '12', postcode: '20457', city: 'Hamburg', country: 'DE' },
});

/** A carrier of whom a house filer knows the number only. */
export const OTHER_CARRIER = { eori: 'DK20304050607' };

export const FORWARDER: PartyFacts = {
  name: 'Transitaire Béthune', eori: 'FR40506070809', phone: '+33 3 55 50 01 02',
  address: { street: 'Quai de la Gare', number: '3', postcode: '76600', city: 'Le Havre', country: 'FR' },
};

export const AGENT: PartyFacts = {
  name: 'Zollvertretung Nord', eori: 'DE55512309876543', phone: '+49 421 555010',
  address: { poBox: '10 44', postcode: '28195', city: 'Bremen', country: 'DE' },
};

export const MAKER: PartyFacts = {
  name: 'Шанхайский насосный завод', phone: '+86 21 5550 1234',
  address: { street: 'Zhongshan Road', number: '88', postcode: '200002', city: 'Shanghai', country: 'CN' },
};

export const IMPORTER: PartyFacts = {
  name: 'Αντλίες Ρότερνταμ', eori: 'NL111222333', phone: '+31 10 555 0199',
  address: { street: 'Waalhaven', number: '7', postcode: '3089 JH', city: 'Rotterdam', country: 'NL' },
};

export const POST_ABROAD: PartyFacts = {
  name: 'Почта Сербии, обмен', address: { street: 'Takovska', number: '2', postcode: '11120', city: 'Belgrade', country: 'RS' },
};

export const POST_HERE: PartyFacts = {
  name: 'Ταχυδρομείο Βιέννης', address: { street: 'Postgasse', number: '8', postcode: '1010', city: 'Wien', country: 'AT' },
};
