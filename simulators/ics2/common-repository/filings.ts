import type { XmlElement } from '../../../protocols/xml';
import { documentsOf, type FiledDocument } from './documents';

/** States that this edition knows (CL744): accepted and invalidated. Those of linking and arrival come with the life cycle. */
export type FilingState = '03' | '09';

/** A filing as it stands: as lodged, or as last amended. */
export interface Filing {
  mrn: string;
  /** `IE3F10`, whatever amended it since. */
  message: string;
  declarant: string;
  representative?: string;
  /** Business time, epoch ms. */
  lodgedAt: number;
  /** The document: a tree of each would be ten times its size. */
  bytes: Buffer;
  documents: readonly FiledDocument[];
  state: FilingState;
}

/** The filings that the Common Repository has accepted, by MRN. */
export interface Filings {
  get(mrn: string): Filing | undefined;
  all(): readonly Filing[];
  lodge(filing: Omit<Filing, 'documents' | 'state'>, root: XmlElement): void;
  /** Puts an amendment in the place of what was filed: it is the full data set again. */
  replace(mrn: string, bytes: Buffer, root: XmlElement): void;
  invalidate(mrn: string): void;
  clear(): void;
}

export function createFilings(): Filings {
  const byMrn = new Map<string, Filing>();
  const change = (mrn: string, what: Partial<Filing>): void => {
    const filing = byMrn.get(mrn);
    if (filing === undefined) throw new Error(`no filing ${mrn} to change`);
    byMrn.set(mrn, { ...filing, ...what });
  };
  return {
    get: (mrn) => byMrn.get(mrn),
    all: () => [...byMrn.values()],
    lodge: (filing, root) => void byMrn.set(filing.mrn, { ...filing, documents: documentsOf(root), state: '03' }),
    replace: (mrn, bytes, root) => change(mrn, { bytes, documents: documentsOf(root) }),
    invalidate: (mrn) => change(mrn, { state: '09' }),
    clear: () => byMrn.clear(),
  };
}
