import type { Opened, SealFacts } from '../../protocols/as4';
import { attribute } from '../../protocols/xml';
import { said, signalIn, type Dissection } from './judge/message/dissection';
import type { Answer } from './reception';

/** Short label of a message for a sequence diagram: the action, `Receipt`, or the error code. */
export function labelOf(message: Dissection): string {
  if (message.userMessage !== undefined) {
    const action = said(message, 'CollaborationInfo/Action');
    return action.endsWith('/test') ? 'test message' : action.slice(0, 40);
  }
  const signal = message.messaging?.children[0];
  const content = signal?.children.find((one) => one.name !== 'MessageInfo');
  if (content === undefined) return message.envelope === undefined ? 'not AS4' : 'AS4';
  if (content.name !== 'Error') return content.name;
  return content.attributes.find((one) => one.name === 'errorCode')?.value ?? 'Error';
}

/** Facts of the header for people, by name. */
export function headerFacts(message: Dissection): Record<string, string> {
  if (message.userMessage === undefined) return message.trouble === undefined ? signalFacts(message) : { 'could not be read': message.trouble };
  const paths = {
    MessageId: 'MessageInfo/MessageId', RefToMessageId: 'MessageInfo/RefToMessageId', Timestamp: 'MessageInfo/Timestamp',
    From: 'PartyInfo/From/PartyId', To: 'PartyInfo/To/PartyId', Agreement: 'CollaborationInfo/AgreementRef',
    Service: 'CollaborationInfo/Service', Action: 'CollaborationInfo/Action',
  };
  const facts = Object.entries(paths).map(([name, path]): [string, string] => [name, said(message, path)]);
  const channel = attribute(message.userMessage, 'mpc');
  return { ...Object.fromEntries(facts.filter(([, value]) => value !== '(absent)')), ...(channel === undefined ? {} : { Channel: channel }) };
}

function signalFacts(message: Dissection): Record<string, string> {
  const { messageId, refToMessageId, mpc } = signalIn(message) ?? {};
  const facts = { MessageId: messageId, RefToMessageId: refToMessageId, Channel: mpc };
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined));
}

/** Facts of the seal for people: algorithms, token, path, references, and what verification said. */
export function sealFacts(opened: Opened): Record<string, string> {
  const seal: SealFacts | undefined = opened.seal;
  const verdict = opened.ok ? (seal === undefined ? 'not signed' : 'verified') : `refused, ${opened.error.ebms} ${opened.error.reason}: ${opened.error.detail}`;
  if (seal === undefined) return { seal: verdict };
  return {
    seal: verdict,
    'signature algorithm': seal.signatureAlgorithm,
    'token type': seal.tokenType,
    'certificate path': seal.chain.map((one) => one.subject).reverse().join(' > '),
    ...Object.fromEntries(seal.references.map((one, at) => [`reference ${at + 1}`, `${one.uri} ${one.digestValue} ${one.verified ? 'verified' : 'NOT verified'}`])),
  };
}

/** Label of what the interface answers. */
export function answerLabel(answer: Answer): string {
  switch (answer.kind) {
    case 'receipt':
      return answer.again ? 'Receipt (again)' : 'Receipt';
    case 'error':
      return answer.code;
    case 'message':
      return answer.action;
    case 'taken':
      return 'HTTP 202';
    case 'withheld':
      return '(no answer)';
    case 'scripted':
      return answer.what;
    case 'http':
      return `HTTP ${answer.status}`;
  }
}
