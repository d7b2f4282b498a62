import { buildEnvelope, faultAbout, INT_NS, SOAP_MEDIA_TYPE, uuidUrn, type Envelope, type FaultSubcode } from '../../../protocols/eaeu-soap';
import type { PartyRequest, PartyResponse } from '../../../protocols/tls/handler';
import type { Xml } from '../../../protocols/xml';
import { TRANSPORT } from '../../../requirements/eaeu/transport';
import type { Store } from '../../common/store/store';
import type { ReferenceServices } from '../../model';
import type { Transport } from '../transport';
import type { Behaviour } from './behaviour';
import { objectionTo, queryIn, senderKind } from './control';
import { createJournal } from './journal';
import { contentOf, headersOf, segmentOf, type Mail } from './mail';
import { handOver } from './outlet';
import { readHead, readTransport, withIntegration } from './read';
import { createRelay, type Relay } from './relay';
import { isAdmitted, type Door, type Settings } from './settings';

/** The gateway at work, from one start to the next. */
export interface GatewayNode {
  /** Takes what a neighbour posts at a door. */
  take(door: Door, request: PartyRequest): PartyResponse;
  /** Goes on with what was accepted before. */
  resume(): void;
  settle(): Promise<void>;
  /** Nothing is begun after it; what is under way is not carried on. */
  stop(): void;
}

const text = (status: number, body: string): PartyResponse => ({ status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${body}\n` });

/** What the Commission's gateway does with a message (Decision 5, items 8, 41-44, 88-90, 141; Decision 124, items 11, 16): control, platform header, route. */
export function createNode(parts: { services: ReferenceServices; behaviour: Behaviour; settings: Settings; transport: Transport; xml: Xml; store: Store }): GatewayNode {
  const { services: { business, ids }, behaviour, settings, transport, xml, store } = parts;
  const address = behaviour.platform.address(settings.address);

  const mailOf = (content: Buffer, contentType: string, envelope: Envelope, owedTo: readonly string[], given = envelope.integration): Mail => {
    const fresh = { trackId: uuidUrn(ids.uuid()), acceptTime: behaviour.platform.acceptTime(business.now()) };
    const existing = given?.trackId === undefined || given.acceptTime === undefined ? undefined : { trackId: given.trackId, acceptTime: given.acceptTime };
    return {
      id: ids.uuid(), form: envelope.form, headers: headersOf(envelope), contentType, content: content.toString('base64'), acceptedAt: business.now(),
      ...behaviour.platform.integration(existing, fresh), owedTo: [...owedTo],
    };
  };
  /** What we write ourselves: a fault, a journal message. It goes the way of all others. */
  const sendOwn = (content: Buffer, segment: string, more: Partial<Mail> = {}): void => {
    const read = readTransport(xml, SOAP_MEDIA_TYPE, content, 'strict');
    // A fault repeats what identifies its source, even where that is damaged.
    if (read.kind !== 'message' && read.kind !== 'broken') throw new Error(`the gateway wrote a message that it cannot read: ${JSON.stringify(read.findings)}`);
    const mail = { ...mailOf(content, `${SOAP_MEDIA_TYPE}; charset=utf-8`, read.envelope, [segment]), ...more };
    relay.keep(mail);
    relay.send(mail);
  };

  const journal = createJournal({ behaviour, business, ids, store, address: settings.address, copy: (content) => sendOwn(content, 'EEC', { journalCopy: true }) });

  const fault = (source: Envelope, subcode: FaultSubcode, words: string, problem?: string): void => {
    const about = behaviour.admission.faultsFaults && source.form === 'fault' ? { ...source, form: 'application' as const, replyTo: source.from } : source;
    const message = faultAbout(about, { subcode, from: address, messageId: uuidUrn(ids.uuid()), reason: { lang: 'en', text: words }, problem });
    const segment = segmentOf(message?.to);
    if (message !== undefined && settings.neighbours.has(segment)) sendOwn(buildEnvelope(message), segment);
  };

  const relay: Relay = createRelay({
    behaviour, business, store, journal, expiryMs: settings.expiryMs,
    handOver: (mail, segment) => handOver(settings, transport, behaviour, mail, segment),
    onExpired: (mail, segment) => {
      const read = readTransport(xml, mail.contentType, contentOf(mail), 'strict');
      if (mail.journalCopy === true || read.kind !== 'message') return;
      fault(read.envelope, 'wsa:EndpointUnavailable', `The message was not delivered to segment ${segment} within four hours.`, contentOf(mail).toString('utf8'));
    },
  });

  let stopped = false;
  const process = (mail: Mail, read: ReturnType<typeof readTransport>): void => {
    if (stopped) return;
    if (read.kind !== 'message' && read.kind !== 'broken') return relay.done(mail);
    journal.note(mail, 'received', { receiver: 'EEC' });
    const asked = queryIn(read);
    if (asked !== undefined) {
      const { replyTo, messageId, procedureId, conversationId } = asked.envelope;
      sendOwn(journal.message(journal.find(asked.query), { to: replyTo ?? '', relatesTo: messageId ?? '', procedureId, conversationId }), segmentOf(replyTo), { journalCopy: true });
      return relay.done(mail);
    }
    const objection = objectionTo(read, behaviour, (segment) => settings.neighbours.has(segment));
    if (objection !== undefined) {
      journal.note(mail, objection.as, { error: { code: objection.subcode, text: objection.text } });
      fault(read.envelope, objection.subcode, objection.text, contentOf(mail).toString('utf8'));
      return relay.done(mail);
    }
    const own = behaviour.relaying.instead(mail);
    if (own !== undefined) {
      sendOwn(buildEnvelope(own), segmentOf(own.to));
      return relay.done(mail);
    }
    const before = contentOf(mail);
    const unchanged = read.envelope.integration?.trackId === mail.trackId && read.envelope.integration.acceptTime === mail.acceptTime;
    const bare = Buffer.from(before.toString('latin1').replace(/<([\w.-]+:)?Integration\b[^]*?<\/([\w.-]+:)?Integration>/, ''), 'latin1');
    const content = unchanged ? before : withIntegration(bare, mail, INT_NS) ?? before;
    mail.content = Buffer.from(behaviour.relaying.text(content.toString('latin1'), mail), 'latin1').toString('base64');
    mail.owedTo = [...behaviour.relaying.segments(segmentOf(mail.headers.to), mail, [...settings.neighbours.keys()])];
    relay.keep(mail);
    relay.send(mail);
  };

  const tooLarge = (content: Buffer): PartyResponse => {
    const head = readHead(xml, content);
    if (head !== undefined && behaviour.admission.oversize === 'fault') {
      journal.note(mailOf(Buffer.alloc(0), '', head, []), 'refused', { error: { code: 'int:InternalError', text: 'larger than 100 MB' } });
      fault(head, 'int:InternalError', `The transport message has ${content.length} bytes; ${TRANSPORT.maxBytes} are the limit.`);
    }
    return { status: 202 };
  };

  return {
    resume() {
      if (behaviour.relaying.afterRestart === 'parked') return;
      for (const mail of [...store.all('held').values()] as Mail[]) {
        if (mail.owedTo.length > 0) relay.send(mail);
        else process(mail, readTransport(xml, mail.contentType, contentOf(mail), behaviour.admission.mode));
      }
    },
    settle: () => relay.settle(),
    stop() {
      stopped = true;
      relay.stop();
    },
    take(door, { method, headers, body, peer }) {
      if (method !== 'POST') return text(405, 'EAEU-METHOD: messages are posted');
      if (!isAdmitted(peer, settings.admitted[door]) && !behaviour.admission.opens(door, door === 'external' ? 'member' : 'third-country')) {
        return text(403, 'EAEU-DOOR: this certificate is for another door');
      }
      const contentType = headers['content-type'] ?? '';
      if (!/^(application\/soap\+xml|multipart\/related)\b/i.test(contentType)) return text(415, 'EAEU-MEDIA-TYPE: a message is application/soap+xml or multipart/related');
      if (body.length > TRANSPORT.maxBytes) return tooLarge(body);
      const read = readTransport(xml, contentType, body, behaviour.admission.mode);
      if (read.kind !== 'message' && read.kind !== 'broken') return text(400, `${read.findings[0]?.code ?? 'EAEU-NOT-XML'}: ${read.findings[0]?.text ?? ''}`);
      if (!behaviour.admission.opens(door, senderKind(read.envelope))) return text(403, 'EAEU-DOOR: a third country is served by the external gateway, and by it alone');
      const mail = mailOf(body, contentType, read.envelope, []);
      // Ours from here on: it is kept before the sender is told so.
      relay.keep(mail);
      setImmediate(() => process(mail, read));
      return { status: 202 };
    },
  };
}
