import type { XmlElement } from '../../../../protocols/xml';
import { quote } from '../../quote';
import type { Example } from '../model';
import { elementsAt, valueAt } from '../scope';
import type { DocumentUse } from '../world';
import type { AcrossCheck } from './model';

/** What must not be used twice, by which filings, and for how long back a use counts. */
interface Window {
  filings: readonly string[];
  level: 'master' | 'house';
  /** Whether the same number with another UCR is another document. */
  withUcr?: boolean;
  /** Parameter with the ISO 8601 duration: a vendor's help desk names it, no source fixes it. */
  within: 'doc.unique.master' | 'doc.unique.house';
}

/** HTI code 81 as a vendor's help desk explains it: by default a year, and three months for express consignments. */
export const WINDOWS: readonly Window[] = [
  {
    filings: [
      ...['F10', 'F11', 'F12', 'F13', 'F20', 'F21', 'F27', 'F28', 'F29', 'F31'],
      ...['F40', 'F41', 'F42', 'F45', 'F50', 'F51'],
    ],
    level: 'master',
    within: 'doc.unique.master',
  },
  { filings: ['F43'], level: 'house', within: 'doc.unique.master' },
  { filings: ['F30', 'F32', 'F34'], level: 'house', withUcr: true, within: 'doc.unique.house' },
];

const byMessage = new Map(WINDOWS.flatMap((window) => window.filings.map((filing) => [`IE3${filing}`, window])));

const PLACES = {
  master: { group: 'transportDocumentMasterLevel', element: 'Transport document (Master level)' },
  house: { group: 'transportDocumentHouseLevel', element: 'Transport document (House level)' },
};

/** Documents of a level with the consignment each stands in: the master consignment or its house consignments. */
function* documents(root: XmlElement, group: string): Iterable<{ at: XmlElement; consignment: XmlElement }> {
  for (const master of elementsAt(root, 'consignmentMasterLevel')) {
    for (const consignment of [master, ...elementsAt(master, 'consignmentHouseLevel')]) {
      for (const at of elementsAt(consignment, group)) yield { at, consignment };
    }
  }
}

const filing = (message: string, content: string): Example => ({
  in: message,
  xml: `${content}<declarant><identificationNumber>DE1234567</identificationNumber></declarant>`,
  known: {
    documentUsed: ({ number, ucr, declarant }) =>
      declarant === 'DE1234567' && (number === 'MBL-1' || (number === 'HAWB-1' && (ucr === undefined || ucr === 'UCR-1'))),
  },
  given: 'DE1234567 filed the master bill MBL-1, and the house waybill HAWB-1 with UCR-1, in the last three months',
});
const sea = (number: string, split = 0): Example =>
  filing(
    'IE3F10',
    `<splitConsignment><splitConsignmentIndicator>${split}</splitConsignmentIndicator></splitConsignment><consignmentMasterLevel>` +
      `<transportDocumentMasterLevel><documentNumber>${number}</documentNumber></transportDocumentMasterLevel></consignmentMasterLevel>`,
  );
const house = (message: string, number: string, ucr: string): Example =>
  filing(
    message,
    '<consignmentMasterLevel><consignmentHouseLevel>' +
      `<transportDocumentHouseLevel><documentNumber>${number}</documentNumber></transportDocumentHouseLevel>` +
      `<referenceNumberUCR><referenceNumberUCR>${ucr}</referenceNumberUCR></referenceNumberUCR></consignmentHouseLevel></consignmentMasterLevel>`,
  );

/** CL723 code 81; HTI BPM L3.5 GET04. Asks `registers.documentUsed`. */
export const DOCUMENT_UNIQUE: AcrossCheck = {
  id: 'GEN-DOC-UNIQUE',
  about: 'A declarant files a transport document once within its window.',
  scope:
    'master document of F10-F13, F20, F21, F27-F29, F31, F40-F42, F45, F50, F51; house document of F43; house document with UCR of ' +
    'F30, F32, F34',
  note: 'Except for what is declared as a split consignment. An amendment repeats its documents and is not asked.',
  requirement: 'ICS2-LIF-03',
  code: '81',
  also: ['26', '95'],
  basis: 'stated',
  stage: 'common-repository',
  *check(message, root, { registers, parameter, notChecked }) {
    const window = byMessage.get(message);
    if (window === undefined || valueAt(root, 'splitConsignment/splitConsignmentIndicator') === '1') return;
    if (registers.documentUsed === undefined) return notChecked('GEN-DOC-UNIQUE: no register of transport documents was given');
    const { group, element } = PLACES[window.level];
    const within = parameter(window.within);
    const declarant = valueAt(root, 'declarant/identificationNumber');
    for (const { at, consignment } of documents(root, group)) {
      const number = valueAt(at, 'documentNumber');
      if (number === undefined) continue;
      const ucr = window.withUcr === true ? valueAt(consignment, 'referenceNumberUCR/referenceNumberUCR') : undefined;
      const use: DocumentUse = { level: window.level, number, type: valueAt(at, 'type'), ucr, declarant, within };
      if (!registers.documentUsed(use)) continue;
      yield {
        at,
        element,
        found: `${quote(number)}${ucr === undefined ? '' : ` with UCR ${quote(ucr)}`}, filed before`,
        demanded: `a ${window.level} transport document not filed within ${within} (ISO 8601; parameter ${window.within})`,
        mend: 'amend the filing that has the document, declare a split consignment, or correct the number',
      };
    }
  },
  examples: {
    good: [sea('MBL-2'), sea('MBL-1', 1), house('IE3F32', 'HAWB-1', 'UCR-2'), house('IE3F43', 'HAWB-2', 'UCR-1')],
    bad: [sea('MBL-1'), house('IE3F32', 'HAWB-1', 'UCR-1'), house('IE3F43', 'HAWB-1', 'UCR-1')],
  },
};
