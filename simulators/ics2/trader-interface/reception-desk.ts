import { openMessage, packError, packReceiptAside, type EbmsCode, type Opened, type OpenedUserMessage, type Packed, type Trust } from '../../../protocols/as4';
import type { PartyRequest, PartyResponse } from '../../../protocols/tls/handler';
import { detached, once } from '../../../protocols/remember';
import type { Mailbox } from '../../../protocols/time/mailbox';
import { textAt, type Xml } from '../../../protocols/xml';
import type { Tolerates } from '../../../requirements/ics2/tolerances';
import type { Conduct } from '../conduct';
import { dissect, letGo, said, signalIn, type Dissection } from '../judge/message/dissection';
import { payloadOf } from '../judge/message/payload';
import { messageInfo, sealingKey } from '../own-messages';
import type { Answer, ReceivedSignal, Reception } from '../reception';
import { answerLabel, headerFacts, labelOf, sealFacts } from '../report';
import { answerGiven, requestReceived, type About } from '../../common/wire-events';
import type { SimulatorServices } from '../../services';
import { admit, isTest, type Authorisation } from './admission';
import type { Door } from './doors';
import type { BusinessMessage } from './filing-desk';
import type { PullDesk, PullDeskParts, SignalAnswer } from './pull-desk';
import type { AnswerScript } from './script';
import { scripted } from './scripted';

/** Messages are remembered for duplicates; the oldest are forgotten first. */
const REMEMBERED = 10_000;

export interface ReceptionParts {
  services: SimulatorServices;
  conduct: Conduct;
  xml: Xml;
  trust: Trust;
  authorisation: Authorisation;
  /** The interface whose messages are received here. */
  door: Door;
  /** Told of every business message and test, with the answer it gets. */
  received: (reception: Reception) => void;
  /** Requests that are signals, which have nothing of a business message. */
  signals: Mailbox<ReceivedSignal>;
  script: AnswerScript;
  tolerates: Tolerates;
  /** Whether this exchange's answer will be lost on purpose. */
  losing: (exchange: string) => boolean;
  /** Name of a sending party in diagrams. */
  nameOf: (partyId: string | undefined) => string;
  /** Whether the content of a business document is faulty; asked only by an interface that wrongly reports that as eb:Error. */
  faulty: (action: string, bytes: Buffer) => boolean;
  /** Who answers verified signals: PullRequests, and receipts or errors for what was pulled. */
  signalDesk: (error: PullDeskParts['error']) => PullDesk;
  /** Party id of whom an unverified signal comes from, by what it is about. */
  signalFrom: (signal: Pick<ReceivedSignal, 'mpc' | 'refToMessageId'>) => string | undefined;
  /** Takes a receipted business message; called after the answer was decided. */
  take: (message: BusinessMessage) => void;
}

export interface ReceptionDesk {
  handle(request: PartyRequest): Promise<PartyResponse>;
  reset(): void;
}

interface Decided extends SignalAnswer {
  text?: string;
  /** To be worked through after the receipt. */
  taken?: BusinessMessage;
}

/**
 * The receiving side of the Trader Interface: open, admit, answer on the same connection with a signed receipt or an
 * eb:Error, never both (ICD 4.3; transport 2.2, 2.5). What it saw goes into `receptions`, judged by nobody here.
 */
export function createReceptionDesk(parts: ReceptionParts): ReceptionDesk {
  const { services, conduct, xml, trust, authorisation, door, signals } = parts;
  const { wall, business, pki, observe } = services;
  /** Receipts by the message they are for, from the moment they are decided: a duplicate that comes meanwhile waits for the same one. */
  const answered = new Map<string, Promise<Packed>>();
  const seal = sealingKey(pki, conduct.seal);
  const signal = (): ReturnType<typeof messageInfo> => messageInfo(services, door.fqdn);

  const error = (code: EbmsCode, detail: string, refToMessageId: string | undefined): Decided => ({
    answer: { kind: 'error', code, detail },
    packed: packError({ ...signal(), refToMessageId, errors: [{ code, detail, refToMessageInError: refToMessageId }], seal }),
  });

  const answerSignal = parts.signalDesk(error);

  const receipt = (messageId: string, references: OpenedUserMessage['seal']['references'], quirks = {}): Promise<Packed> =>
    packReceiptAside({ ...signal(), received: { header: { messageId }, seal: { references } }, seal, quirks });

  const refused = async (opened: Extract<Opened, { ok: false }>): Promise<Decided> => {
    const messageId = opened.header?.header.messageId;
    if (conduct.excuses(opened.error.reason) && messageId !== undefined) {
      return { answer: { kind: 'receipt', messageId, again: false }, packed: await receipt(messageId, opened.seal?.references ?? []) };
    }
    const unreadable = ['not-xml', 'envelope', 'invalid-header', 'mime'].includes(opened.error.reason);
    if (unreadable && conduct.unreadable === 'http-500') return { answer: { kind: 'http', status: 500 }, status: 500, text: '<html><body><h1>Internal Server Error</h1></body></html>' };
    return error(opened.error.ebms, opened.error.detail, messageId);
  };

  const decide = async (opened: Opened, facts: Omit<Reception, 'answer'>): Promise<Decided> => {
    if (!opened.ok) return refused(opened);
    if (opened.kind !== 'user') return answerSignal({ opened, message: facts.message });
    const { messageId, from, action } = opened.header;
    const special = parts.script.take();
    if (special !== undefined) return scripted(special, opened, { signal, seal, receipt });
    const others = { tlsEori: facts.peer.eori, declarant: () => textAt(facts.document, 'declarant/identificationNumber') };
    const notAdmitted = await admit(opened.header, opened.seal.chainDer[0]!, others, { conduct, authorisation, partyId: door.partyId, tolerates: parts.tolerates });
    if (notAdmitted !== undefined) return error(notAdmitted.code, notAdmitted.detail, messageId);
    const earlier = answered.get(messageId);
    if (earlier !== undefined && conduct.detectsDuplicates) return { answer: { kind: 'receipt', messageId, again: true }, packed: await earlier };
    if (opened.business === undefined && !isTest(opened.header)) return error('EBMS:0010', 'a business message has a business part', messageId);
    if (conduct.businessFault === 'eb:Error' && opened.business !== undefined && parts.faulty(action, opened.business.bytes)) {
      return error('EBMS:0004', 'the business document is not valid', messageId);
    }
    const packed = receipt(messageId, opened.seal.references);
    answered.set(detached(messageId), packed);
    if (answered.size > REMEMBERED) answered.delete(answered.keys().next().value!);
    const taken = opened.business === undefined || isTest(opened.header) ? undefined : { messageId, fromPartyId: from.partyId, door, action, bytes: opened.business.bytes };
    return { answer: { kind: 'receipt', messageId, again: false }, packed: await packed, taken };
  };

  const read = (request: PartyRequest, message: Dissection, opened: Opened): Omit<Reception, 'answer'> => {
    const payload = payloadOf(message, opened.ok && opened.kind === 'user' ? opened.business : undefined);
    const document = once(() => {
      const content = payload.leading.content === undefined ? undefined : xml.read(payload.leading.content);
      return content?.ok === true ? content.root : undefined;
    });
    const orNone = (path: string): string | undefined => (said(message, path) === '(absent)' ? undefined : said(message, path));
    return {
      exchange: request.exchange, at: door.partyId, receivedAt: business.now(), arrivedAt: wall.now(), peer: request.peer, bytes: request.body.length, message, opened, payload,
      messageId: orNone('MessageInfo/MessageId'), fromPartyId: orNone('PartyInfo/From/PartyId'),
      action: orNone('CollaborationInfo/Action'),
      get document() {
        return document();
      },
      get lrn() {
        return textAt(document(), 'LRN');
      },
    };
  };

  /** A pulled message for people: its header and its business document. */
  const aboutHandedOut = ({ answer, packed, document }: Decided): About => {
    if (answer.kind !== 'message' || packed === undefined) return {};
    const facts = headerFacts(dissect(xml, packed.contentType, packed.body));
    return { facts, ...(document === undefined ? {} : { business: { title: `${answer.action}.xml`, text: document } }) };
  };

  return {
    async handle(request) {
      const contentType = request.headers['content-type'] ?? '';
      const opened = await openMessage({ contentType, body: request.body, trust });
      const message = dissect(xml, contentType, request.body, opened);
      const facts = read(request, message, opened);
      const asSignal = signalIn(message);
      const sender = parts.nameOf(asSignal === undefined ? facts.fromPartyId : parts.signalFrom(asSignal));
      const text = facts.payload.leading.decoded;
      observe(requestReceived({ from: sender, to: door.name, label: labelOf(message) }, request, {
        business: text === undefined ? undefined : { title: `${facts.action ?? 'document'}.xml`, text },
        facts: { ...headerFacts(message), ...sealFacts(opened), 'TLS client': request.peer.subject },
      }));
      const lost = parts.losing(request.exchange);
      const decided = await decide(opened, facts);
      const answer: PartyResponse = {
        status: decided.status ?? 200,
        headers: decided.answer.kind === 'taken' ? {} : { 'content-type': decided.packed?.contentType ?? 'text/html' },
        body: decided.packed?.body ?? Buffer.from(decided.text ?? ''),
      };
      const label = lost ? `(lost) ${answerLabel(decided.answer)}` : answerLabel(decided.answer);
      observe(answerGiven({ exchange: request.exchange, from: door.name, to: sender, label }, answer, aboutHandedOut(decided)));
      const given: Answer = lost ? { kind: 'withheld' } : decided.answer;
      const { exchange, receivedAt, arrivedAt, peer } = facts;
      if (asSignal === undefined) parts.received(Object.assign(facts, { answer: given }));
      else signals.put({ ...asSignal, exchange, path: request.path, receivedAt, arrivedAt, peer, message, opened, answer: given });
      letGo(message);
      if (decided.taken !== undefined) parts.take(decided.taken);
      return answer;
    },
    reset() {
      answered.clear();
    },
  };
}
