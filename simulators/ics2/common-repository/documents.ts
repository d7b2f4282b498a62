import { all, textAt, type XmlElement } from '../../../protocols/xml';

/** A transport document that a filing names. */
export interface FiledDocument {
  level: 'master' | 'house';
  number: string;
  type: string;
  /** Of the house consignment, where it has one. */
  ucr?: string;
}

const MASTER = 'consignmentMasterLevel';
const HOUSE = 'consignmentHouseLevel';

function documents(level: FiledDocument['level'], within: XmlElement | undefined, ucr?: string): FiledDocument[] {
  const name = level === 'master' ? 'transportDocumentMasterLevel' : 'transportDocumentHouseLevel';
  return all(within, name).map((one) => ({ level, number: textAt(one, 'documentNumber') ?? '', type: textAt(one, 'type') ?? '', ucr }));
}

/** The transport documents of a filing or an amendment. House-level filings name the master document in each consignment. */
export function documentsOf(root: XmlElement): FiledDocument[] {
  return all(root, MASTER).flatMap((master) => [
    ...documents('master', master),
    ...all(master, HOUSE).flatMap((house) => [...documents('master', house), ...documents('house', house, textAt(house, 'referenceNumberUCR/referenceNumberUCR'))]),
  ]);
}
