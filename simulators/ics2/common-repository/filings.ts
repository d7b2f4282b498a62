import type { XmlElement } from '../../../protocols/xml';
import type { MessageReference } from '../messages/reference';
import { documentsOf, type FiledDocument } from './documents';
import { carriageOf, type Carriage } from './journeys';
import { linkFactsOf, type LinkFacts } from './linking/facts';
import type { FilingState } from './states';

export type { FilingState };

/** A filing as it stands: as lodged, or as last amended. A snapshot: what becomes of it is seen in the next one. */
export interface Filing {
  mrn: string;
  /** `IE3F10`, whatever amended it since. */
  message: string;
  lrn?: string;
  declarant: string;
  representative?: string;
  carrier?: string;
  /** Business time, epoch ms. */
  lodgedAt: number;
  /** The document: a tree of each would be ten times its size. */
  bytes: Buffer;
  documents: readonly FiledDocument[];
  carriage: Carriage;
  /** What it is linked by. */
  links: LinkFacts;
  /** F25s that joined it under its MRN: what they are linked by. */
  joined: readonly LinkFacts[];
  state: FilingState;
  /** Goods of a split consignment arrived in part. */
  partlyArrived?: boolean;
  /** Why it can no longer be amended, though goods were not presented. */
  closed?: string;
  /** Differences to what it is linked with (PET11). */
  flags: readonly string[];
}

/** What is lodged, beside what can be read from the document. */
export interface Lodged {
  mrn: string;
  message: string;
  reference: MessageReference;
  lodgedAt: number;
  bytes: Buffer;
}

/** The filings that the Common Repository has accepted, by MRN. */
export interface Filings {
  get(mrn: string): Filing | undefined;
  /** In the order of their acceptance. */
  all(): readonly Filing[];
  /** In state 01, registered. */
  lodge(filing: Lodged, root: XmlElement): void;
  /** Puts an amendment in the place of what was filed: it is the full data set again. */
  replace(mrn: string, bytes: Buffer, root: XmlElement): void;
  /** F25 is kept with the filing that it joins. */
  join(mrn: string, root: XmlElement): void;
  /** For the life cycle and linking alone: whoever else wants another state asks the life cycle. */
  set(mrn: string, what: Partial<Pick<Filing, 'state' | 'partlyArrived' | 'closed' | 'flags'>>): void;
  clear(): void;
}

export function createFilings(): Filings {
  const byMrn = new Map<string, Filing>();
  const change = (mrn: string, what: (filing: Filing) => Partial<Filing>): void => {
    const filing = byMrn.get(mrn);
    if (filing === undefined) throw new Error(`no filing ${mrn} to change`);
    byMrn.set(mrn, { ...filing, ...what(filing) });
  };
  const read = (root: XmlElement): Pick<Filing, 'documents' | 'carriage' | 'links'> => ({ documents: documentsOf(root), carriage: carriageOf(root), links: linkFactsOf(root) });
  return {
    get: (mrn) => byMrn.get(mrn),
    all: () => [...byMrn.values()],
    lodge({ mrn, message, reference, lodgedAt, bytes }, root) {
      const { lrn, declarant = '', representative, carrier } = reference;
      byMrn.set(mrn, { mrn, message, lrn, declarant, representative, carrier, lodgedAt, bytes, ...read(root), joined: [], state: '01', flags: [] });
    },
    replace: (mrn, bytes, root) => change(mrn, () => ({ bytes, ...read(root) })),
    join: (mrn, root) => change(mrn, ({ joined }) => ({ joined: [...joined, linkFactsOf(root)] })),
    set: (mrn, what) => change(mrn, () => what),
    clear: () => byMrn.clear(),
  };
}
