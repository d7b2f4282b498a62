import { isoSeconds } from '../../../protocols/time/clock';
import { writeMessage } from './write-message';

/** A master transport document, as the notices repeat it. */
export interface MasterDocument {
  number: string;
  /** CL754. */
  type: string;
}

/** What a notice about missing filings says of the ENS. `at` is business time, epoch ms. */
export interface Incomplete {
  document: MasterDocument;
  /** Customs office of first entry. */
  office: string;
  at: number;
}

const about = ({ document, office, at }: Incomplete) => ({
  notificationDate: isoSeconds(at),
  transportDocument: { documentNumber: document.number, type: document.type },
  customsOfficeOfFirstEntry: { referenceNumber: office },
});

/** IE3N02: parties that this filing names have not filed (BPM L4, G-02-01-01). It lists them, by EORI. */
export function notComplete(filing: { mrn: string; declarant: string; representative?: string }, missing: readonly string[], ens: Incomplete): string {
  return writeMessage('IE3N02', {
    MRN: filing.mrn,
    ...about(ens),
    representative: { identificationNumber: filing.representative },
    declarant: { identificationNumber: filing.declarant },
    supplementaryDeclarant: missing.map((identificationNumber) => ({ identificationNumber })),
  });
}

/** IE3N11: this party was named and has not filed (BPM L4, G-02-01-03). No MRN: that is between customs and who named it. */
export function filingPending(eori: string, ens: Incomplete): string {
  return writeMessage('IE3N11', { ...about(ens), supplementaryDeclarant: { identificationNumber: eori } });
}
