import { textAt, type XmlElement } from '../../../../protocols/xml';
import { elementsAt, valueOf } from '../../../../requirements/ics2/rules/scope';
import type { Judgement } from '../../../../requirements/judgement';

const MASTER = 'consignmentMasterLevel';
const HOUSE = `${MASTER}/consignmentHouseLevel`;
const HOUSE_NUMBER = 'transportDocumentHouseLevel/documentNumber';

/** Values of a place in the carrier's consignment or in those within it, each once. */
function valuesOf(root: XmlElement, place: string): string[] {
  return [...new Set([MASTER, HOUSE].flatMap((level) => elementsAt(root, `${level}/${place}`)).map(valueOf))];
}

const masterNumbers = (root: XmlElement): string[] => valuesOf(root, 'transportDocumentMasterLevel/documentNumber');
const carriers = (root: XmlElement): string[] => valuesOf(root, 'carrier/identificationNumber');
const houseNumbers = (root: XmlElement): string[] => elementsAt(root, `${HOUSE}/${HOUSE_NUMBER}`).map(valueOf);
const namedIn = (root: XmlElement): string[] => valuesOf(root, 'supplementaryDeclarant/identificationNumber');

const list = (values: readonly string[]): string => values.join(', ') || '(none)';
const same = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((value) => other.includes(value));
const stated = (requirement: string, expected: string, observed: string, holds: boolean): Judgement => ({ requirement, party: 'iut', expected, observed, holds });

/** Whoever files below an upper filing is whom that one names (BPM L3.5, PET09). */
export function judgeNamedDeclarant(lower: XmlElement, upper: XmlElement): Judgement {
  const declarant = textAt(lower, 'declarant/identificationNumber') ?? '(none)';
  const named = namedIn(upper);
  return stated('ICS2-LNK-01', `declarant ${named.join(' or ')}, as ${upper.name} names it`, `declarant ${declarant}`, named.includes(declarant));
}

/**
 * By sea all house consignments quote bill and carrier of the upper filing (PET09). Under a straight bill the carrier is the one
 * who declares it.
 */
export function judgeSeaKeys(lower: XmlElement, upper: XmlElement): Judgement {
  const carrier = upper.name === 'IE3F13' ? [textAt(upper, 'declarant/identificationNumber') ?? ''] : carriers(upper);
  const [bill, by] = [masterNumbers(lower), carriers(lower)];
  return stated(
    'ICS2-LNK-02', `bill ${list(masterNumbers(upper))}, carrier ${list(carrier)}`, `bill ${list(bill)}, carrier ${list(by)}`,
    bill.length > 0 && same(bill, masterNumbers(upper)) && same(by, carrier),
  );
}

/**
 * By air the master waybill is quoted as the carrier writes it, character for character. The table of F21 has no place for house
 * waybills: they are those that were agreed.
 */
export function judgeAirKeys(lower: XmlElement, upper: XmlElement, houseWaybills: readonly string[]): Judgement {
  const [master, house] = [masterNumbers(lower), houseNumbers(lower)];
  return stated(
    'ICS2-LNK-03', `master waybill ${list(masterNumbers(upper))}, house waybills ${list(houseWaybills)}`, `master waybill ${list(master)}, house waybills ${list(house)}`,
    master.length > 0 && same(master, masterNumbers(upper)) && same(house, houseWaybills),
  );
}

/** Receptacles of each item, as F44 relates them. */
function bagged(root: XmlElement): [item: string, receptacles: string[]][] {
  return elementsAt(root, HOUSE).map((house) => [
    textAt(house, HOUSE_NUMBER) ?? '(no item)',
    elementsAt(house, 'receptacle/receptacleIdentificationNumber').map(valueOf),
  ]);
}

/** Every item of F43, and no other, is in a receptacle that the carrier of the mail has on board (PET09). */
export function judgeMail(items: XmlElement, bags: XmlElement, carried: readonly string[]): Judgement {
  const [lodged, related] = [houseNumbers(items), bagged(bags)];
  const holds = lodged.length > 0 && same(lodged, related.map(([item]) => item))
    && related.every(([, receptacles]) => receptacles.length > 0 && receptacles.every((one) => carried.includes(one)));
  const words = related.map(([item, receptacles]) => `${item} in ${list(receptacles)}`).join('; ');
  return stated('ICS2-LNK-04', `items ${list(lodged)}, each in one of ${list(carried)}`, words || 'no items', holds);
}

/** A filing, and who sent it. */
export interface Lodged {
  by: string;
  root: XmlElement;
}

/** What stands under a house bill or waybill arrives once, from the party that was agreed (factsheet of Release 3). */
export function judgeFiledOnce(filings: readonly Lodged[], house: string, agreed: string): Judgement {
  const found = filings.filter(({ root }) => houseNumbers(root).includes(house));
  const seen = found.map(({ by, root }) => `${root.name} by ${by}`);
  return stated('ICS2-SEED-03', `the particulars of ${house} in one filing, by ${agreed}`, list(seen), found.length === 1 && found[0]!.by === agreed);
}

/** Who was called by IE3N11 files what is missing; the call has no MRN, so the carrier's document tells which (BPM L4, T-02-01-03). */
export function judgeCalled(filed: readonly XmlElement[], master: string): Judgement {
  const seen = filed.map((root) => `${root.name} for ${list(masterNumbers(root))}`);
  return stated('ICS2-LNK-10', `a filing for ${master}`, list(seen), filed.some((root) => masterNumbers(root).includes(master)));
}
