import { openMessage, packUserMessage, type Opened, type Packed, type Quirks, type Trust, type UserMessageHeader } from '../../../protocols/as4';
import type { IdentityName } from '../../../certs/identities';
import { Mailbox } from '../../../protocols/time/mailbox';
import { postOverTls, type PostResult } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import type { Xml } from '../../../protocols/xml';
import { durationMilliseconds } from '../../../requirements/parameters';
import type { PushAnswer } from '../judge/answer';
import { dissect } from '../judge/dissection';
import type { Conduct } from '../conduct';
import { headerFacts, labelOf, sealFacts, wireMessage } from '../report';
import type { SimulatorServices } from '../../services';

const EBCORE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:';
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** A message from customs to a trader, before it is sealed. */
export interface OutgoingReply {
  action: string;
  document?: string;
  refToMessageId?: string;
  toPartyId: string;
  service?: { value: string; type: string };
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
  packed: Packed;
  document?: string;
}

/** One push and what came of it. */
export interface Push {
  sealed: Sealed;
  answer?: PushAnswer;
  /** Why there is no answer. */
  failure?: WireError;
}

/** With which client certificate a push is made; `none` shows none. */
export type PushIdentity = IdentityName | 'none';

export interface Outbox {
  pushes: Mailbox<Push>;
  seal(reply: OutgoingReply): Sealed;
  /** Pushes to the party's endpoint and records the answer. @throws Error when the party has no endpoint. */
  push(sealed: Sealed, as?: PushIdentity): Promise<Push>;
}

export interface OutboxParts {
  services: SimulatorServices;
  conduct: Conduct;
  xml: Xml;
  trust: Trust;
  partyId: string;
  fqdn: string;
  /** Where a party's access point listens. */
  endpointOf: (partyId: string) => { name: string; url: string } | undefined;
}

/** The interface's sending side: seals as a trader's would have to (transport 3.1) and pushes over mutual TLS (ICD 4.1.3.4). */
export function createOutbox({ services, conduct, xml, trust, partyId, fqdn, endpointOf }: OutboxParts): Outbox {
  const { pki, ids, wall, observe } = services;
  const pushes = new Mailbox<Push>(wall);

  const seal = (reply: OutgoingReply): Sealed => {
    const messageId = `${ids.uuid()}@${fqdn}`;
    const header: Omit<UserMessageHeader, 'parts'> & { parts: UserMessageHeader['parts'] } = conduct.replyHeader({
      messageId,
      timestamp: new Date(wall.now()).toISOString(),
      refToMessageId: reply.refToMessageId,
      from: { partyId, type: `${EBCORE}auth`, role: 'Customs' },
      to: { partyId: reply.toPartyId, type: `${EBCORE}EORI`, role: 'Trader' },
      agreementRef: 'EU-ICS2-TI-V2.0',
      agreementType: 'ics2-interface-version',
      service: reply.service?.value ?? 'eu_ics2_c2t',
      serviceType: reply.service?.type ?? 'eu-customs-service-type',
      action: reply.action,
      conversationId: '1',
      parts: [],
    }, reply.action);
    const { parts: _derived, ...rest } = header;
    const identity = pki.identity(reply.seal ?? conduct.seal);
    const payloads = reply.document === undefined ? [] : [{ contentId: 'message', bytes: Buffer.from(reply.document, 'utf8'), mimeType: 'application/xml', characterSet: 'utf-8' }];
    const packed = packUserMessage({
      header: rest, payloads, seal: { privateKey: identity.key, chain: identity.chain }, boundary: `=_ti_${ids.uuid()}`, quirks: reply.quirks,
    });
    return { messageId, action: reply.action, answers: reply.refToMessageId, refToMessageId: header.refToMessageId, toPartyId: reply.toPartyId, packed, document: reply.document };
  };

  const report = (sealed: Sealed, party: string, exchange: string, url: string): void => {
    const message = dissect(xml, sealed.packed.contentType, sealed.packed.body);
    observe(wireMessage({
      exchange, leg: 'request', from: 'trader-interface', to: party, label: labelOf(message),
      http: { start: `POST ${new URL(url).pathname} HTTP/1.1`, headers: [['content-type', sealed.packed.contentType]] },
      bytes: sealed.packed.body,
      business: sealed.document === undefined ? undefined : { title: `${sealed.action}.xml`, text: sealed.document },
      facts: headerFacts(message),
    }));
  };

  const judgeAnswer = async (sealed: Sealed, party: string, exchange: string, result: PostResult): Promise<PushAnswer> => {
    const contentType = result.headers['content-type'] ?? '';
    const message = dissect(xml, contentType, result.body);
    const opened: Opened = await openMessage({ contentType, body: result.body, trust });
    observe(wireMessage({
      exchange, leg: 'response', from: party, to: 'trader-interface', label: labelOf(message), http: { start: result.start, headers: result.rawHeaders },
      bytes: result.body, facts: { ...headerFacts(message), ...sealFacts(opened), tls: `${result.tls.protocol} ${result.tls.cipher}, server ${result.tls.peer.subject}` },
    }));
    return { status: result.status, message, opened, sent: { messageId: sealed.messageId, references: sealed.packed.references } };
  };

  return {
    pushes,
    seal,
    async push(sealed, as = conduct.tls) {
      const endpoint = endpointOf(sealed.toPartyId);
      if (endpoint === undefined) throw new Error(`party ${sealed.toPartyId} has no endpoint to push to`);
      const exchange = ids.uuid();
      report(sealed, endpoint.name, exchange, endpoint.url);
      const push: Push = { sealed };
      try {
        const result = await postOverTls({
          url: endpoint.url,
          body: sealed.packed.body,
          headers: { 'content-type': sealed.packed.contentType },
          identity: as === 'none' ? undefined : pki.identity(as),
          ca: pki.trustAnchors('tls'),
          timeoutMs: durationMilliseconds(services.parameter('as4.receipt.timeout')) ?? 60_000,
          maxResponseBytes: MAX_ANSWER_BYTES,
        });
        push.answer = await judgeAnswer(sealed, endpoint.name, exchange, result);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        push.failure = error;
        observe(wireMessage({ exchange, leg: 'response', from: endpoint.name, to: 'trader-interface', label: error.code, http: { start: '(no answer)', headers: [] }, bytes: Buffer.alloc(0), facts: { failure: error.message } }));
      }
      pushes.put(push);
      return push;
    },
  };
}
