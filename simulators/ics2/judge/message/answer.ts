import type { Opened, SignedReference } from '../../../../protocols/as4';
import type { Judgement } from '../../../../requirements/judgement';
import { applyRules, type Rule } from '../../../common/rule';
import type { Dissection } from './dissection';

/** What the operator's endpoint answered to a pushed UserMessage, on the same HTTP response. */
export interface PushAnswer {
  status: number;
  message: Dissection;
  opened: Opened;
  /** The pushed message: id and the references of its signature. */
  sent: { messageId: string; references: readonly SignedReference[] };
}

const isReceipt = ({ opened, message }: PushAnswer): boolean =>
  (opened.ok && opened.kind === 'receipt') || message.messaging?.children.some((one) => one.children.some((inner) => inner.name === 'Receipt')) === true;

const describe = ({ status, message, opened }: PushAnswer): string => {
  if (message.envelope === undefined) return `HTTP ${status} without a SOAP message`;
  const units = message.messaging?.children.map((one) => one.children.map((inner) => inner.name).filter((name) => name !== 'MessageInfo').join('+') || one.name) ?? [];
  const code = opened.ok && opened.kind === 'error' ? ` ${opened.header.errors.map((error) => error.code).join(', ')}` : '';
  return `HTTP ${status} with ${units.join(', ') || 'no eb:Messaging'}${code}`;
};

/** References as one comparable line each: the digests bind, the ids name. */
const key = (reference: SignedReference): string =>
  `${reference.uri} ${reference.transforms.map((one) => one.algorithm).join('+')} ${reference.digestMethod} ${reference.digestValue}`;

function receiptDifferences({ opened, sent }: PushAnswer): string[] {
  if (!opened.ok || opened.kind !== 'receipt') return [];
  const given = new Set((opened.header.nonRepudiation ?? []).map(key));
  const wanted = new Set(sent.references.map(key));
  return [
    ...(opened.header.refToMessageId === sent.messageId ? [] : [`refers to ${opened.header.refToMessageId ?? 'no message'}`]),
    ...[...wanted].filter((one) => !given.has(one)).map((one) => `without the reference ${one.split(' ')[0]!} as it was signed`),
    ...[...given].filter((one) => !wanted.has(one)).map((one) => `with a reference ${one.split(' ')[0]!} that was not signed so`),
  ];
}

const RECEIPT_EXPECTED = 'a SOAP message with eb:Receipt on the same HTTP response';

const PRESENCE: Rule<PushAnswer>[] = [
  {
    requirement: 'ICS2-AS4-25',
    expected: RECEIPT_EXPECTED,
    observe: describe,
    holds: (answer) => answer.message.envelope !== undefined && isReceipt(answer),
  },
  {
    requirement: 'ICS2-AS4-27',
    expected: 'a signal only, never a UserMessage, on the response to a push',
    observe: describe,
    holds: ({ message }) => message.userMessage === undefined,
  },
];

const CONTENT: Rule<PushAnswer>[] = [
  {
    requirement: 'ICS2-AS4-26',
    expected: ({ sent }) => `RefToMessageId ${sent.messageId} and all ${sent.references.length} references of its signature`,
    observe: (answer) => receiptDifferences(answer).join('; ') || 'all repeated with their digests',
    holds: (answer) => receiptDifferences(answer).length === 0,
  },
];

const SEAL: Rule<PushAnswer>[] = [
  {
    requirement: 'ICS2-SEC-18',
    expected: 'a receipt whose signature covers eb:Messaging and the empty SOAP Body, and verifies',
    observe: ({ opened }) => (opened.ok ? 'verified, header and Body covered' : `refused: ${opened.error.detail}`),
    holds: ({ opened }) => opened.ok,
  },
];

/** Judges the operator's answer to a push (ICD 4.3.1, AS4 5.1.8). What is no receipt cannot be judged as one. */
export function judgePushAnswer(answer: PushAnswer): Judgement[] {
  if (!isReceipt(answer)) return applyRules(PRESENCE, answer);
  if (!answer.opened.ok) return applyRules([...PRESENCE, ...SEAL], answer);
  return applyRules([...PRESENCE, ...SEAL, ...CONTENT], answer);
}

/** Judges a receipt that came as a request of its own for a pulled message: all but the connection on which it came. */
export function judgePulledReceipt(answer: PushAnswer): Judgement[] {
  return applyRules(answer.opened.ok ? [...SEAL, ...CONTENT] : SEAL, answer);
}

/** An endpoint that took the push and never answered it has not receipted it. @param limitMs how long it was waited for */
export function judgeSilence(limitMs: number): Judgement {
  return {
    requirement: 'ICS2-AS4-25', party: 'iut', expected: `${RECEIPT_EXPECTED}, within ${limitMs / 1000} s (as4.receipt.timeout)`,
    observed: 'the endpoint took the message over a TLS connection that stood, and did not answer', holds: false,
  };
}
