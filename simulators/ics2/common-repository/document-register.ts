import { isoSeconds } from '../../../protocols/time/clock';
import type { DocumentUse } from '../../../requirements/ics2/rules/world';
import { Temporal } from '../../../requirements/temporal';
import type { Filings } from './filings';
import type { Submission } from './submission';

/** Filings whose master document is their own to use; the others cite that of the carrier (a vendor help desk's article on code 81). */
const OWN_MASTER: ReadonlySet<string> = new Set(
  ['10', '11', '12', '13', '20', '21', '27', '28', '29', '31', '40', '41', '42', '45', '50', '51'].map((number) => `IE3F${number}`),
);

/**
 * Whether a filing in force used a document within a window before the message in hand. An invalidated filing has given its
 * documents back: it would otherwise be final for the goods. Two filings of one consignment cite the same house document by
 * right (pre-loading and pre-arrival), so at house level only filings of the same kind compare (inferred).
 */
export function documentRegister(filings: Filings, { message, at }: Submission): (document: DocumentUse) => boolean {
  return ({ level, number, type, declarant, ucr, within }) => {
    const since = Temporal.Instant.from(isoSeconds(at)).toZonedDateTimeISO('UTC').subtract(within).epochMilliseconds;
    return filings.all().some(
      (filing) =>
        filing.state !== '09' &&
        filing.lodgedAt > since &&
        (level === 'master' ? OWN_MASTER.has(filing.message) : filing.message === message) &&
        (declarant === undefined || filing.declarant === declarant) &&
        filing.documents.some(
          (one) => one.level === level && one.number === number && (type === undefined || one.type === type) && (ucr === undefined || one.ucr === ucr),
        ),
    );
  };
}
