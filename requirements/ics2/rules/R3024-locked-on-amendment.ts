import type { XmlElement } from '../../../protocols/xml';
import { quote } from '../quote';
import { compared, counterpart, first } from './across/amended';
import { type Content, filed } from './across/filed';
import type { Breach, Example, Rule } from './model';
import { rootOf, type Scope, valueAt, valueOf } from './scope';
import type { World } from './world';

const MEND = 'leave it as filed; what is locked can only be changed by invalidating the filing and filing anew';

const whole = (element: XmlElement): string => JSON.stringify([element.name, element.text.trim(), element.children.map(whole).sort()]);

function difference(now: XmlElement | undefined, before: XmlElement | undefined): Breach | undefined {
  if (now === undefined && before === undefined) return undefined;
  if (now === undefined) return { found: `no ${before!.name}`, demanded: `${before!.name} as filed`, mend: MEND };
  if (before === undefined) return { at: now, found: `${now.name} given`, demanded: `no ${now.name}, as filed`, mend: MEND };
  const isGroup = now.children.some(({ name }) => name !== 'DateTime');
  if (isGroup) {
    // Another party is told at its number, which is locked by a mark of its own.
    if (whole(now) === whole(before) || valueAt(now, 'identificationNumber') !== valueAt(before, 'identificationNumber')) return undefined;
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

/** An amendment of one part of a message beside that part as it was filed. */
const part =
  (message: string, words: string, before: Content) =>
  (xml: string): Example => ({
    in: message,
    xml: `<MRN>${MRN}</MRN>${xml}`,
    known: { amended: () => filed(message.replace('A', 'F'), before) },
    given: `${MRN} was filed ${words}`,
  });

const indicator = part('IE3A10', 'as F11', { SpecificCircumstanceIndicator: 'F11' });
const declarant = part('IE3A10', 'by declarant DE1234567, Nordsee Line', {
  declarant: { name: 'Nordsee Line', identificationNumber: 'DE1234567' },
});
const representative = part('IE3A10', 'by representative FR7654321, Freight Desk', {
  representative: { name: 'Freight Desk', identificationNumber: 'FR7654321' },
});
const direct = part('IE3A10', 'without representative', {});
const ship = part('IE3A10', 'for IMO9074729, by sea', {
  activeBorderTransportMeans: { identificationNumber: 'IMO9074729', ModeOfTransport: '1' },
});
const houses = part('IE3A14', 'with house bills HBL-1 and HBL-2, of one goods item each', {
  consignmentMasterLevel: {
    consignmentHouseLevel: ['HBL-1', 'HBL-2'].map((documentNumber) => ({
      transportDocumentHouseLevel: { documentNumber },
      goodsItem: { goodsItemNumber: '1' },
    })),
  },
});

const party = (role: string, number: string, name: string): string =>
  `<${role}><name>${name}</name><identificationNumber>${number}</identificationNumber></${role}>`;
const means = (number: string, mode: number): string =>
  `<activeBorderTransportMeans><identificationNumber>${number}</identificationNumber>` +
  `<ModeOfTransport>${mode}</ModeOfTransport></activeBorderTransportMeans>`;
const consignments = (...given: [document: string, item: number][]): string =>
  `<consignmentMasterLevel>${given
    .map(
      ([document, item]) =>
        `<consignmentHouseLevel><goodsItem><goodsItemNumber>${item}</goodsItemNumber></goodsItem>` +
        `<transportDocumentHouseLevel><documentNumber>${document}</documentNumber></transportDocumentHouseLevel></consignmentHouseLevel>`,
    )
    .join('')}</consignmentMasterLevel>`;

/** HTI R&C 2.01. Asks `registers.amended`. */
export const R3024: Rule = {
  id: 'R3024',
  about: 'An amendment leaves what identifies the filing as it was filed.',
  scope: 'indicator, representative, declarant, carrier, means of transport, office, documents and item numbers of an amendment',
  note:
    'A house consignment is compared with the filed one of the same document number, a goods item with that of the same number; what ' +
    'matches none stands for one that was left over, in their order, and beyond those it was added (GEN-AMD-ADD). The representative is ' +
    'locked as a whole and again by its number: that it comes, goes or becomes another refuses, new particulars of the same one are advice.',
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
      declarant(party('declarant', 'DE1234567', 'Nordsee Line GmbH')),
      representative(party('representative', 'FR7654321', 'Freight Desk')),
      direct(''),
      ship(means('IMO9074729', 1)),
      houses(consignments(['HBL-2', 1], ['HBL-1', 1])),
      houses(consignments(['HBL-2', 1])),
    ],
    bad: [
      declarant(party('declarant', 'DE9999999', 'Nordsee Line')),
      indicator('<SpecificCircumstanceIndicator>F10</SpecificCircumstanceIndicator>'),
      representative(party('representative', 'FR9999999', 'Zollbüro')),
      representative(party('representative', 'FR7654321', 'Freight Counter')),
      representative(''),
      direct(party('representative', 'FR7654321', 'Freight Desk')),
      ship(means('IMO9074731', 1)),
      ship(means('IMO9074729', 8)),
      houses(consignments(['HBL-1', 1], ['HBL-3', 1])),
      houses(consignments(['HBL-1', 1], ['HBL-2', 2])),
    ],
  },
};
