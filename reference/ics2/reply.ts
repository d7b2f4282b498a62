import { XMLParser } from 'fast-xml-parser';
import type { ShownError } from './record';
import type { OpenRequest } from './referral/request';

/** What a functional reply of customs says, as far as the operator acts on it. */
export type FunctionalReply =
  | { kind: 'registered'; lrn: string; mrn: string; registeredAt?: string }
  | { kind: 'refused'; functionalReference?: string; errors: ShownError[] }
  | { kind: 'asked'; mrn: string; requests: OpenRequest[] }
  | { kind: 'other'; message: string };

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, trimValues: true, isArray: (name) => name === 'error' || name === 'referralRequestDetails' });

/**
 * Reads IE3R01, IE3N99, IE3N01 or IE3Q02. The seal was verified before; the text is trusted to be what customs sent.
 * Values stay texts: an LRN `007` is not a number.
 */
export function readReply(document: Buffer): FunctionalReply {
  const tree = parser.parse(document.toString('utf8')) as Record<string, Record<string, unknown>>;
  const root = Object.keys(tree).find((name) => !name.startsWith('?')) ?? '';
  const body = tree[root] ?? {};
  if (root === 'IE3R01') return { kind: 'registered', lrn: text(body['LRN']) ?? '', mrn: text(body['MRN']) ?? '', registeredAt: text((body['registrationDate'] as { DateTime?: unknown } | undefined)?.DateTime) };
  if (root === 'IE3N99' || root === 'IE3N01') {
    const errors = (body['error'] as Record<string, unknown>[] | undefined) ?? [];
    return {
      kind: 'refused',
      functionalReference: text(body['functionalReference']) ?? text(body['LRN']),
      errors: errors.map((error) => ({
        code: text(error['validationCode']) ?? '',
        text: text(error['description']) ?? text(error['technicalErrorMessage']),
        place: text((error['pointer'] as { messageElementPath?: unknown } | undefined)?.messageElementPath),
      })),
    };
  }
  if (root === 'IE3Q02') return { kind: 'asked', mrn: text(body['MRN']) ?? '', requests: requests(body) };
  return { kind: 'other', message: root };
}

function requests(body: Record<string, unknown>): OpenRequest[] {
  const memberState = text((body['responsibleMemberState'] as { country?: unknown } | undefined)?.country) ?? '';
  const details = (body['referralRequestDetails'] as Record<string, unknown>[] | undefined) ?? [];
  return details.map((one) => ({
    reference: text(one['referralRequestReference']) ?? '',
    type: text(one['requestType']) ?? '',
    text: [one['additionalInformation']].flat().map((said) => text((said as { text?: unknown } | undefined)?.text)).find((said) => said !== undefined),
    memberState,
    state: 'open',
  }));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
