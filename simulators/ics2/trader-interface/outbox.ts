import { openMessage, packUserMessage, type Opened, type Packed, type Quirks, type Trust, type UserMessageHeader, type UserMessageInput } from '../../../protocols/as4';
import type { IdentityName } from '../../../certs/identities';
import type { Mailbox } from '../../../protocols/time/mailbox';
import type { PostResult } from '../../../protocols/tls/post';
import { WireError, type Phase, type WireErrorCode } from '../../../protocols/tls/wire-error';
import type { Xml } from '../../../protocols/xml';
import { millisecondsOf } from '../../../requirements/parameters';
import type { PushAnswer } from '../judge/message/answer';
import { dissect } from '../judge/message/dissection';
import { AGREEMENT, AGREEMENT_TYPE, asCustoms, asTrader } from '../agreed';
import type { Conduct } from '../conduct';
import { messageInfo, sealingKey } from '../own-messages';
import { headerFacts, labelOf, sealFacts } from '../report';
import { postAndReport } from '../../common/connect';
import { answerMissing, answerReceived, notPosted, requestPosted } from '../../common/wire-events';
import type { SimulatorServices } from '../../services';
import type { Directory } from './directory';
import { SHARED, type Door } from './doors';
import { channelOf } from './mpc';
import type { Partitions } from './partitions';
import { pulledReference } from './pulled-reference';

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** A message from customs to a trader, before it is sealed. */
export interface OutgoingReply {
  action: string;
  document?: string;
  refToMessageId?: string;
  toPartyId: string;
  /** Which interface it comes from; the shared one where absent. */
  door?: Door;
  service?: { value: string; type: string };
  /** Header values in place of the right ones; it is pushed to `toPartyId` all the same. */
  header?: Partial<UserMessageHeader>;
  /** Namespaces that only the PrefixList of the signature draws into what is signed. */
  inclusive?: UserMessageInput['inclusive'];
  quirks?: Quirks;
  /** Seal with another certificate than the interface's own. */
  seal?: IdentityName;
}

/** A sealed message that can be pushed, once or again. */
export interface Sealed {
  messageId: string;
  action: string;
  /** The message that this one answers, and what its header says of that. */
  answers?: string;
  refToMessageId?: string;
  toPartyId: string;
  door: Door;
  /** The channel it waits in, where its party pulls. */
  mpc?: string;
  packed: Packed;
  document?: string;
}

/** One message that was pushed, or pulled, and what came of it. */
export interface Push {
  sealed: Sealed;
  answer?: PushAnswer;
  /** Why there is no answer: a failure on the wire, or a party that has no endpoint to push to. */
  failure?: { code: WireErrorCode | 'no-endpoint' | 'EBMS:0301' | 'refused'; message: string; hint: string; phase?: Phase };
}

/** Whether the endpoint let the message in over a connection that stood, and then said nothing until the time was up. */
export const isSilence = ({ failure }: Push): boolean => failure?.code === 'timeout' && failure.phase === 'secure';

/** With which client certificate a push is made; `none` shows none. */
export type PushIdentity = IdentityName | 'none';

export interface Outbox {
  pushes: Mailbox<Push>;
  seal(reply: OutgoingReply): Sealed;
  /**
   * Pushes to the party's endpoint and records the answer. For a party that pulls, the message waits in its partition; the record
   * is made once its receipt has come, or none will.
   * rejects for what network and party do: that is in the record.
   */
  push(sealed: Sealed, as?: PushIdentity): Promise<Push>;
}

export interface OutboxParts {
  services: SimulatorServices;
  conduct: Conduct;
  xml: Xml;
  trust: Trust;
  directory: Directory;
  /** Where messages wait for access points that pull. */
  partitions: Partitions<Sealed>;
  /** Where what was pushed is recorded. */
  pushes: Mailbox<Push>;
}

/**
 * The interface's sending side: seals as a trader's would have to (transport 3.1), and pushes over mutual TLS or lays the message
 * in the party's partition, as the party is enrolled (ICD 4.1.3.4).
 */
export function createOutbox({ services, conduct, xml, trust, directory, partitions, pushes }: OutboxParts): Outbox {
  const { pki, ids, observe } = services;

  const pulledRefersBack = (): boolean => pulledReference(services.parameter('ics2.pull.refToMessageId')) === 'emitted';

  const seal = (reply: OutgoingReply): Sealed => {
    const door = reply.door ?? SHARED;
    const mpc = directory.at(reply.toPartyId)?.binding === 'pull' ? channelOf(reply.toPartyId) : undefined;
    const info = messageInfo(services, door.fqdn);
    const messageId = reply.header?.messageId ?? info.messageId;
    const header: Omit<UserMessageHeader, 'parts'> & { parts: UserMessageHeader['parts'] } = conduct.replyHeader({
      messageId,
      timestamp: info.timestamp,
      refToMessageId: mpc === undefined || pulledRefersBack() ? reply.refToMessageId : undefined,
      mpc,
      from: asCustoms(door.partyId),
      to: asTrader(reply.toPartyId),
      agreementRef: AGREEMENT,
      agreementType: AGREEMENT_TYPE,
      service: reply.service?.value ?? 'eu_ics2_c2t',
      serviceType: reply.service?.type ?? 'eu-customs-service-type',
      action: reply.action,
      conversationId: '1',
      parts: [],
      ...reply.header,
    }, reply.action);
    const { parts: _derived, ...rest } = header;
    const payloads = reply.document === undefined ? [] : [{ contentId: 'message', bytes: Buffer.from(reply.document, 'utf8'), mimeType: 'application/xml', characterSet: 'utf-8' }];
    const packed = packUserMessage({
      header: rest, payloads, seal: sealingKey(pki, reply.seal ?? conduct.seal), boundary: `=_ti_${ids.uuid()}`, inclusive: reply.inclusive, quirks: reply.quirks,
    });
    return { messageId, action: reply.action, answers: reply.refToMessageId, refToMessageId: header.refToMessageId, toPartyId: reply.toPartyId, door, mpc, packed, document: reply.document };
  };

  const report = ({ packed, action, document, door }: Sealed, party: string, exchange: string, url: string | undefined): void => {
    const message = dissect(xml, packed.contentType, packed.body);
    const line = { exchange, from: door.name, to: party, label: labelOf(message) };
    const about = { business: document === undefined ? undefined : { title: `${action}.xml`, text: document }, facts: headerFacts(message) };
    observe(url === undefined ? notPosted(line, packed.body, about) : requestPosted(line, url, { 'content-type': packed.contentType }, packed.body, about));
  };

  const judgeAnswer = async (sealed: Sealed, party: string, exchange: string, result: PostResult): Promise<PushAnswer> => {
    const contentType = result.headers['content-type'] ?? '';
    const opened: Opened = await openMessage({ contentType, body: result.body, trust });
    const message = dissect(xml, contentType, result.body, opened);
    const line = { exchange, from: party, to: sealed.door.name, label: labelOf(message) };
    observe(answerReceived(line, result, { facts: { ...headerFacts(message), ...sealFacts(opened) } }));
    return { status: result.status, message, opened, sent: { messageId: sealed.messageId, references: sealed.packed.references } };
  };

  return {
    pushes,
    seal,
    async push(sealed, as = conduct.tls) {
      const point = directory.at(sealed.toPartyId);
      const push: Push = { sealed };
      if (point?.binding === 'pull') {
        partitions.put(sealed);
        return push;
      }
      const endpoint = point;
      const exchange = ids.uuid();
      report(sealed, endpoint?.name ?? 'iut', exchange, endpoint?.url);
      if (endpoint === undefined) {
        push.failure = { code: 'no-endpoint', message: `party ${sealed.toPartyId} has named no endpoint to push to`, hint: 'Name the endpoint of the access point in the answer to hello.' };
        pushes.put(push);
        return push;
      }
      try {
        const result = await postAndReport(observe, { client: as === conduct.tls ? sealed.door.name : 'stranger', server: endpoint.name }, {
          url: endpoint.url,
          body: sealed.packed.body,
          headers: { 'content-type': sealed.packed.contentType },
          identity: as === 'none' ? undefined : pki.identity(as),
          ca: pki.trustAnchors('tls'),
          timeoutMs: millisecondsOf(services.parameter, 'as4.receipt.timeout'),
          maxResponseBytes: MAX_ANSWER_BYTES,
        });
        push.answer = await judgeAnswer(sealed, endpoint.name, exchange, result);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        push.failure = error;
        observe(answerMissing({ exchange, from: endpoint.name, to: sealed.door.name }, error));
      }
      pushes.put(push);
      return push;
    },
  };
}
