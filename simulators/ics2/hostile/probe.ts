import { openMessage, packReceipt, packUserMessage, type Opened, type OutgoingPayload, type Packed, type Quirks, type Trust, type UserMessageHeader, type UserMessageInput } from '../../../protocols/as4';
import type { IdentityName } from '../../../certs/identities';
import { sealTrust } from '../../../certs/trusted-list';
import { verifyChain } from '../../../certs/verify';
import { createHttpsServer, type HttpsServer } from '../../../protocols/tls/https-server';
import { postOverTls } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import { Mailbox } from '../../../protocols/time/mailbox';
import { textAt, type Xml } from '../../../protocols/xml';
import { AGREEMENT, AGREEMENT_TYPE, asCustoms, asTrader } from '../agreed';
import { dissect } from '../judge/message/dissection';
import { messageInfo, sealingKey } from '../own-messages';
import { headerFacts, labelOf } from '../report';
import { answerMissing, failureReporter, requestPosted } from '../../common/wire-events';
import type { SimulatorServices } from '../../services';
import { PROBE_HOST, type ProbeParty } from './parties';

const TIMEOUT_MS = 10_000;

/** A functional reply that customs pushed to the probe. */
export interface ProbeReply {
  action: string;
  messageId: string;
  refToMessageId?: string;
  document?: string;
  lrn?: string;
  mrn?: string;
}

/** A message of the probe: right in everything but what is asked for. */
export interface ProbeMessage {
  document?: string;
  action?: string;
  header?: Partial<UserMessageHeader>;
  quirks?: Quirks;
  seal?: IdentityName;
  /** Parts after the document. */
  attachments?: readonly OutgoingPayload[];
}

/** What the interface answered; `failure` where TLS or HTTP ended without an answer. */
export interface ProbeAnswer {
  messageId: string;
  kind: 'receipt' | 'error' | 'other' | 'none';
  codes: string[];
  text: string;
  opened?: Opened;
  failure?: WireError;
}

/**
 * A client of ours against our own interface: real mutual TLS, real seals, and every kind of wrong one. It files under a
 * party id of its own, so that replies come to its own endpoint and never to the IUT.
 */
export interface Probe {
  eori: string;
  partyId: string;
  replies: Mailbox<ProbeReply>;
  /** What a message is made from, for whoever wants to make another of it. */
  sender(message: ProbeMessage): UserMessageInput;
  pack(message: ProbeMessage): { messageId: string; packed: Packed };
  /** `as`: which TLS certificate; `none` shows none. */
  post(sealed: { messageId: string; packed: Packed }, as?: IdentityName | 'none'): Promise<ProbeAnswer>;
  endpointUrl: string;
  close(): Promise<void>;
}

export async function createProbe(services: SimulatorServices, xml: Xml, target: { url: string; partyId: string }, { system, seal: own }: ProbeParty): Promise<Probe> {
  const { pki, ids, wall, observe } = services;
  const eori = pki.identity(own).eori ?? '';
  const partyId = `${system}@${eori}`;
  const replies = new Mailbox<ProbeReply>(wall);
  const trust: Trust = (chain) => verifyChain([...chain], { ...sealTrust(pki), at: wall.now(), usage: 'seal' });

  const receive = async (contentType: string, body: Buffer): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> => {
    const opened = await openMessage({ contentType, body, trust });
    if (!opened.ok || opened.kind !== 'user') return { status: 400, headers: { 'content-type': 'text/plain' }, body: Buffer.from('the probe expects a sealed UserMessage') };
    const document = opened.business?.bytes.toString('utf8');
    const read = opened.business === undefined ? undefined : xml.read(opened.business.bytes);
    const root = read?.ok === true ? read.root : undefined;
    replies.put({
      action: opened.header.action, messageId: opened.header.messageId, refToMessageId: opened.header.refToMessageId, document,
      lrn: textAt(root, 'LRN') ?? textAt(root, 'functionalReference'), mrn: textAt(root, 'MRN'),
    });
    const packed = packReceipt({ ...messageInfo(services, PROBE_HOST), received: opened, seal: sealingKey(pki, own) });
    return { status: 200, headers: { 'content-type': packed.contentType }, body: packed.body };
  };
  const identity = pki.identity('operator.tls');
  const server: HttpsServer = await createHttpsServer({
    party: 'probe', client: 'trader-interface', identity, ca: pki.trustAnchors('tls'), clock: wall, ids,
    handler: (request) => receive(request.headers['content-type'] ?? '', request.body),
    onError: failureReporter(services, 'probe'),
  });

  const sender: Probe['sender'] = ({ document, action = 'IE3F10', header = {}, quirks, seal = own, attachments = [] }) => ({
    header: {
      ...messageInfo(services, PROBE_HOST),
      from: asTrader(partyId),
      to: asCustoms(target.partyId),
      agreementRef: AGREEMENT, agreementType: AGREEMENT_TYPE,
      service: 'eu_ics2_t2c', serviceType: 'eu-customs-service-type', action, conversationId: '1',
      ...header,
    },
    payloads: [
      ...(document === undefined ? [] : [{ contentId: 'message', bytes: Buffer.from(document, 'utf8'), mimeType: 'application/xml', characterSet: 'utf-8' }]),
      ...attachments,
    ],
    seal: sealingKey(pki, seal),
    boundary: `=_probe_${ids.uuid()}`,
    quirks,
  });

  return {
    eori,
    partyId,
    replies,
    endpointUrl: server.url,
    sender,
    pack(message) {
      const input = sender(message);
      return { messageId: input.header.messageId, packed: packUserMessage(input) };
    },
    async post({ messageId, packed }, as = 'operator.tls') {
      try {
        const result = await postOverTls({
          url: target.url, body: packed.body, headers: { 'content-type': packed.contentType }, identity: as === 'none' ? undefined : pki.identity(as),
          ca: pki.trustAnchors('tls'), timeoutMs: TIMEOUT_MS,
        });
        return answerOf(messageId, result.headers['content-type'] ?? '', result.body, result.status);
      } catch (failure) {
        if (!(failure instanceof WireError)) throw failure;
        const message = dissect(xml, packed.contentType, packed.body);
        // The interface has not seen it, so it is reported from this side.
        const line = { exchange: ids.uuid(), from: 'probe', to: 'trader-interface', label: `${labelOf(message)} (refused)` };
        observe(requestPosted(line, target.url, { 'content-type': packed.contentType }, packed.body, { facts: { ...headerFacts(message), failure: failure.message } }));
        observe(answerMissing({ exchange: line.exchange, from: line.to, to: line.from }, failure));
        return { messageId, kind: 'none', codes: [], text: failure.code, failure };
      }
    },
    close: () => server.close(),
  };

  async function answerOf(messageId: string, contentType: string, body: Buffer, status: number): Promise<ProbeAnswer> {
    const opened = await openMessage({ contentType, body, trust });
    if (opened.ok && opened.kind === 'receipt') return { messageId, kind: 'receipt', codes: [], text: `a receipt for ${opened.header.refToMessageId ?? 'nothing'}`, opened };
    if (opened.ok && opened.kind === 'error') {
      const { errors } = opened.header;
      const text = errors.map((error) => `${error.code} (${error.severity}${error.refToMessageInError === undefined ? '' : `, for ${error.refToMessageInError}`}): ${error.detail ?? ''}`).join('; ');
      return { messageId, kind: 'error', codes: errors.map((error) => error.code), text: `eb:Error ${text}`, opened };
    }
    return { messageId, kind: 'other', codes: [], text: `HTTP ${status}, ${opened.ok ? opened.kind : opened.error.detail}`, opened };
  }
}
