import type { EventLog } from '../../evidence';
import type { EventBody } from '../../evidence/model';
import type { WireEvent } from '../../protocols/wire';

/** Anything larger than this is kept whole on disk, but its decoded text is shortened in the log line. */
const BUSINESS_TEXT_LIMIT = 256 * 1024;

/** A wire event as evidence: the raw bytes go to messages/<sha256>, the log line names them. */
export function wireEvidence(log: EventLog, event: WireEvent): EventBody {
  switch (event.kind) {
    case 'handshake': {
      const { kind: _kind, ...handshake } = event;
      return { type: 'handshake', ...handshake };
    }
    case 'note': {
      const { title, text } = event;
      return { type: 'note', title, text };
    }
    case 'message': {
      const { kind: _kind, bytes, business, ...message } = event;
      const text = business === undefined || business.text.length <= BUSINESS_TEXT_LIMIT
        ? business
        : { title: `${business.title} (first ${BUSINESS_TEXT_LIMIT} characters)`, text: business.text.slice(0, BUSINESS_TEXT_LIMIT) };
      return { type: 'message', ...log.putMessage(bytes), ...message, ...(text === undefined ? {} : { business: text }) };
    }
  }
}
