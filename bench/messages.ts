import type { SealingKey, UserMessageInput } from '../protocols/as4';
import { plainFiling } from './filings';

const EBCORE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:';

/** A valid IE3F10 of about 5 kB. */
export const filingOf5kB = (): Buffer => plainFiling(5_000);

export interface Filing {
  eori: string;
  seal: SealingKey;
  messageId: string;
  document: Buffer;
  timestamp?: string;
}

/** A filing as an operator's access point seals it. */
export function userMessage({ eori, seal, messageId, document, timestamp = '2026-06-01T08:00:00Z' }: Filing): UserMessageInput {
  return {
    header: {
      messageId, timestamp,
      from: { partyId: eori, type: `${EBCORE}EORI`, role: 'Trader' },
      to: { partyId: 'sti-taxud', type: `${EBCORE}auth`, role: 'Customs' },
      agreementRef: 'EU-ICS2-TI-V2.0', agreementType: 'ics2-interface-version', service: 'eu_ics2_t2c', serviceType: 'eu-customs-service-type',
      action: 'IE3F10', conversationId: '1',
    },
    payloads: [{ contentId: 'message', bytes: document, mimeType: 'application/xml', characterSet: 'utf-8' }],
    seal,
    boundary: '=_bench_boundary',
  };
}
