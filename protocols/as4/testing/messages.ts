import type { Sender } from '../corpus/entry';
import { packUserMessage, type Packed, type UserMessageInput } from '../pack';
import { openMessage, type OpenInput } from '../message';
import type { Opened } from '../opened';
import type { Quirks } from '../quirks';
import { loadXml } from '../../xml';
import { testSeal } from './certificates';

export const BUSINESS = Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<IE3F10><LRN>ЖÅ-0001</LRN></IE3F10>', 'utf8');

/** A message that a trader would send; every value is of the form the ICD asks for. */
export function userHeader(): UserMessageInput['header'] {
  const type = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:';
  return {
    messageId: '4f6c1b0e-2f35-4b61-9a7a-000000000001@ap.example.org',
    timestamp: '2026-03-01T10:00:00Z',
    from: { partyId: 'XX123456789', type: `${type}EORI`, role: 'Trader' },
    to: { partyId: 'sti-taxud', type: `${type}auth`, role: 'Customs' },
    agreementRef: 'EU-ICS2-TI-V2.0',
    agreementType: 'ics2-interface-version',
    service: 'eu_ics2_t2c',
    serviceType: 'eu-customs-service-type',
    action: 'IE3F10',
    conversationId: '1',
  };
}

/** What a right message of two parts is made from, under the key that {@link open} trusts. */
export async function testSender(): Promise<Sender> {
  const payloads = [
    { contentId: 'message', bytes: BUSINESS, mimeType: 'application/xml', characterSet: 'UTF-8' },
    { contentId: 'annex-1@ap.example.org', bytes: Buffer.alloc(3000, 7), mimeType: 'application/pdf' },
  ];
  return { header: userHeader(), payloads, seal: (await testSeal()).key, boundary: '=_test_boundary' };
}

export async function userMessage(quirks: Quirks = {}, change: Partial<UserMessageInput> = {}): Promise<Packed> {
  await loadXml();
  return packUserMessage({ ...(await testSender()), quirks, ...change });
}

export async function open(packed: Pick<Packed, 'contentType' | 'body'>, options: Partial<OpenInput> = {}): Promise<Opened> {
  return openMessage({ contentType: packed.contentType, body: packed.body, trust: (await testSeal()).trust, ...options });
}

/** `EBMS:0101 digest-mismatch`, or `ok user`. */
export function outcome(opened: Opened): string {
  return opened.ok ? `ok ${opened.kind}` : `${opened.error.ebms} ${opened.error.reason}`;
}

export { editBytes as edited } from '../corpus/entry';
