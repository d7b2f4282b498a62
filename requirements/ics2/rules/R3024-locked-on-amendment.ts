import type { XmlElement } from '../../../protocols/xml';
import { quote } from '../quote';
import { compared, counterpart, first } from './across/amended';
import { filed } from './across/filed';
import type { Breach, Example, Rule } from './model';
import { rootOf, type Scope, valueOf } from './scope';
import type { World } from './world';

const MEND = 'leave it as filed; what is locked can only be changed by invalidating the filing and filing anew';

/** Content of a group without the values that are locked by marks of their own. */
const rest = (group: XmlElement): string =>
  JSON.stringify(group.children.filter(({ name }) => name !== 'identificationNumber').map(whole).sort());
const whole = (element: XmlElement): string => JSON.stringify([element.name, element.text.trim(), element.children.map(whole)]);

function difference(now: XmlElement | undefined, before: XmlElement | undefined): Breach | undefined {
  if (now === undefined && before === undefined) return undefined;
  if (now === undefined) return { found: `no ${before!.name}`, demanded: `${before!.name} as filed`, mend: MEND };
  if (before === undefined) return { at: now, found: `${now.name} given`, demanded: `no ${now.name}, as filed`, mend: MEND };
  const isGroup = now.children.some(({ name }) => name !== 'DateTime');
  if (isGroup) {
    if (rest(now) === rest(before)) return undefined;
    return { at: now, found: 'other particulars than filed', demanded: `${now.name} as filed`, mend: MEND, weight: 'advice' };
  }
  if (valueOf(now) === valueOf(before)) return undefined;
  return { at: now, found: quote(valueOf(now)), demanded: `${quote(valueOf(before))}, as filed`, mend: MEND };
}

/** Compares what is locked with the filing that the amendment replaces; nothing where no filing is known. */
export function* unlike(elements: readonly XmlElement[], scope: Scope, world: World, name: string): Iterable<Breach> {
  // An indicator that is not that of the message is GEN-INDICATOR, whatever was filed.
  if (name === 'SpecificCircumstanceIndicator' && elements.some((one) => valueOf(one).slice(-2) !== world.message.slice(-2))) return;
  const comparison = compared(rootOf(scope), world);
  const place = comparison === undefined ? undefined : counterpart(scope, comparison);
  const found = place === undefined ? undefined : difference(elements[0], first(place, name));
  if (found !== undefined) yield found;
}

const MRN = '25FR17551780961AT5';
const given = `filed as ${MRN}: F10 by DE1234567, represented by FR7654321, on IMO9074729; F14 with house bills HBL-1 and HBL-2`;
const F10 = filed('IE3F10', {
  SpecificCircumstanceIndicator: 'F10',
  representative: { name: 'Freight Desk', identificationNumber: 'FR7654321' },
  activeBorderTransportMeans: { identificationNumber: 'IMO9074729', ModeOfTransport: '1' },
  declarant: { name: 'Nordsee Line', identificationNumber: 'DE1234567' },
});
const F14 = filed('IE3F14', {
  consignmentMasterLevel: {
    consignmentHouseLevel: [
      { transportDocumentHouseLevel: { documentNumber: 'HBL-1' }, goodsItem: [{ goodsItemNumber: '1' }] },
      { transportDocumentHouseLevel: { documentNumber: 'HBL-2' }, goodsItem: [{ goodsItemNumber: '1' }] },
    ],
  },
});

const amendment = (message: string, before: XmlElement, xml: string): Example => ({
  in: message,
  xml: `<MRN>${MRN}</MRN>${xml}`,
  known: { amended: () => before },
  given,
});
const PARTIES =
  '<representative><name>Freight Desk</name><identificationNumber>FR7654321</identificationNumber></representative>' +
  '<activeBorderTransportMeans><identificationNumber>IMO9074729</identificationNumber><ModeOfTransport>1</ModeOfTransport>' +
  '</activeBorderTransportMeans>' +
  '<declarant><name>Nordsee Line</name><identificationNumber>DE1234567</identificationNumber></declarant>';
const a10 = (edit: (xml: string) => string): Example =>
  amendment('IE3A10', F10, edit(`<SpecificCircumstanceIndicator>F10</SpecificCircumstanceIndicator>${PARTIES}`));
const house = (document: string, ...items: number[]): string =>
  `<consignmentHouseLevel>${items.map((number) => `<goodsItem><goodsItemNumber>${number}</goodsItemNumber></goodsItem>`).join('')}` +
  `<transportDocumentHouseLevel><documentNumber>${document}</documentNumber></transportDocumentHouseLevel></consignmentHouseLevel>`;
const a14 = (...houses: string[]): Example =>
  amendment('IE3A14', F14, `<consignmentMasterLevel>${houses.join('')}</consignmentMasterLevel>`);

/** HTI R&C 2.01. Asks `registers.amended`. */
export const R3024: Rule = {
  id: 'R3024',
  about: 'An amendment leaves what identifies the filing as it was filed.',
  scope: 'indicator, representative, declarant, carrier, means of transport, office, documents and item numbers of an amendment',
  note:
    'A house consignment is compared with the filed one of the same document number, a goods item with that of the same number; what matches none ' +
    'stands for one that was left over, in their order, and beyond those it was added (GEN-AMD-ADD). The representative is locked as a whole and ' +
    'again by its number: that it comes, goes or becomes another refuses, new particulars of the same one are advice.',
  requirement: 'ICS2-AMD-04',
  code: '104',
  also: ['101'],
  basis: 'stated',
  stage: 'common-repository',
  *judge(elements, scope, world, name) {
    if (world.registers.amended === undefined) world.notChecked('R3024: no register of filings was given');
    else yield* unlike(elements, scope, world, name);
  },
  examples: {
    good: [
      a10((xml) => xml),
      a10((xml) => xml.replace('Nordsee Line', 'Nordsee Line GmbH')),
      a14(house('HBL-2', 1), house('HBL-1', 1)),
      a14(house('HBL-2', 1)),
    ],
    bad: [
      amendment('IE3A11', F10, '<SpecificCircumstanceIndicator>F11</SpecificCircumstanceIndicator>' + PARTIES),
      a10((xml) => xml.replace('DE1234567', 'DE9999999')),
      a10((xml) => xml.replace('FR7654321', 'FR9999999')),
      a10((xml) => xml.replace(/<representative>.*<\/representative>/, '')),
      a10((xml) => xml.replace('Freight Desk', 'Freight Counter')),
      a10((xml) => xml.replace('IMO9074729', 'IMO9074731')),
      a10((xml) => xml.replace('<ModeOfTransport>1', '<ModeOfTransport>8')),
      a14(house('HBL-1', 1), house('HBL-3', 1)),
      a14(house('HBL-1', 1), house('HBL-2', 2)),
    ],
  },
};
