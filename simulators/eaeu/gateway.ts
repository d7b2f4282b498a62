import { isQueue } from '../../protocols/amqp';
import {
  buildEnvelope, errorsOf, parseAddress, payloadDocument, readEnvelope, unpackMessage, uuidUrn,
  type Envelope, type FaultSubcode, type Finding, type OutgoingMessage, type ReadOptions,
} from '../../protocols/eaeu-soap';
import { Mailbox } from '../../protocols/time/mailbox';
import type { PartyRequest, PartyResponse } from '../../protocols/tls/handler';
import { loadXml } from '../../protocols/xml';
import { ORIGIN_PROCESS } from '../../requirements/eaeu/process';
import { structure } from '../../requirements/eaeu/structures';
import { TRIAL_PROCESS } from '../../requirements/eaeu/trial';
import { compileStructure } from '../../requirements/eaeu/xsd';
import { answerGiven, failureReporter, requestReceived } from '../common/wire-events';
import type { Simulator, SimulatorServices } from '../services';
import { createBygone } from './bygone';
import { createComposer, type Composer } from './compose';
import { createCustomsBody, type CustomsBody } from './customs-body';
import { createDelivery, type Deliver } from './delivery';
import { createProbes, type Probes } from './hostile/probes';
import { createThirdParties, type ThirdParties } from './origin';
import type { JournalEntry, Received, Relayed, Sent } from './records';
import { businessOf, headerFacts, labelOf } from './report';
import { gatewayRules } from './rules';
import { defaultScript, type Script } from './script';
import { createStructuralControl } from './structural';
import { createCounterpart, type Counterpart } from './transactions/counterpart';
import { createTransport } from './transport';

/** The Commission's gateway, and behind it the third country's customs body. */
export interface Gateway extends Simulator {
  url: string;
  /** Messages come by queues: the broker takes them in our place, whatever we do. */
  queued: boolean;
  /** Everything clients posted, oldest first. */
  received: Mailbox<Received>;
  /** Everything we posted to the IUT. */
  sent: Mailbox<Sent>;
  /** Everything that left through the external gateway. */
  relayed: Mailbox<Relayed>;
  journal: Mailbox<JournalEntry>;
  /** How the third country behaves; steps change it, a reset restores it. */
  script: Script;
  thirdCountry: CustomsBody;
  /** The other bodies of third countries, and what they write. */
  thirdParties: ThirdParties;
  /** The other side of the test process. */
  counterpart: Counterpart;
  compose: Composer;
  /** A message with the header that the platform gives on acceptance (items 41-44). */
  throughPlatform(message: OutgoingMessage): OutgoingMessage;
  /** Posts a message, or raw bytes, to the IUT. */
  deliver: Deliver;
  /** Raw clients for the security scenarios. */
  probes: Probes;
}

/** Limit of a transport message (Decision 5, Annex 1 item 5); what is larger is not even kept. */
const MAX_MESSAGE_BYTES = 100 * 1024 * 1024;
/** Where participants of its own segment put messages for a gateway; Decision 5 leaves the inside of a segment free, practice calls it so. */
const PARTICIPANTS_QUEUE = 'GATEWAY.EXT.IN';
const READ: ReadOptions = { mode: 'strict', profile: { name: 'D124', thirdCountries: ORIGIN_PROCESS.thirdCountries } };

/** Whose messages the gateway lets into another segment (item 141): process and participant code. */
const PARTICIPANTS = [
  `${ORIGIN_PROCESS.process}/${ORIGIN_PROCESS.participants['authorised-body'].code}`,
  `${ORIGIN_PROCESS.process}/${ORIGIN_PROCESS.participants['central-customs'].code}`,
  `${TRIAL_PROCESS.process}/${TRIAL_PROCESS.participants['under-test'].code}`,
];

const text = (status: number, body: string): PartyResponse => ({ status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${body}\n` });

/** Subcode for what the gateway's own header control found (table 8 of item 74). */
function subcodeOf(finding: Finding | undefined): FaultSubcode {
  if (finding === undefined) return 'int:InternalError';
  if (finding.where.startsWith('int:')) return 'int:InvalidHeader';
  if (finding.code === 'EAEU-HEADER-MISSING') return 'wsa:MessageAddressingHeaderRequired';
  if (finding.code === 'EAEU-ACTION') return 'wsa:ActionNotSupported';
  return finding.where === 'soap:Body' ? 'int:DataError' : 'wsa:InvalidAddressingHeader';
}

/**
 * Starts the gateway. HTTP profile of ours, since Decision 5 fixes message queues between gateways and leaves the inside of a segment free
 * (items 12-14): a POST of application/soap+xml is answered 202 with an empty body when the transport has taken it; everything of the
 * business, signals and faults included, comes as a message of its own. Bytes that are no envelope get 400, a participant who is not of the
 * process 403. Throws ListenError.
 */
export async function startGateway(services: SimulatorServices): Promise<Gateway> {
  const { wall, business, ids, observe } = services;
  const xml = await loadXml();
  const schema = compileStructure(structure('R.CT.EE.01.001'), (files, entry) => xml.compileSchema(files, entry));
  const control = createStructuralControl(xml);
  const rules = gatewayRules(services.faults);
  const received = new Mailbox<Received>(wall);
  const sent = new Mailbox<Sent>(wall);
  const relayed = new Mailbox<Relayed>(wall);
  const journal = new Mailbox<JournalEntry>(wall);
  const compose = createComposer(business, ids, services.iutAddress);
  const transport = createTransport(services);
  const delivery = createDelivery(services, xml, sent, transport);
  const { deliver } = delivery;
  const bygone = createBygone();
  const failed = failureReporter(services, 'gateway');
  /** Work that no request waits for: what it throws would end the whole run. */
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      failed(error);
    }
  };

  const throughPlatform = (message: OutgoingMessage): OutgoingMessage =>
    ({ ...message, integration: message.integration ?? { trackId: uuidUrn(ids.uuid()), acceptTime: rules.acceptTime(business.now()) } });
  const send = (message: OutgoingMessage): void => void deliver(throughPlatform(message)).catch(failed);
  const thirdCountry = createCustomsBody({ business, compose, rules, schema, script: () => gateway.script, send });
  const thirdParties = createThirdParties(services, { xml, compose, customs: thirdCountry, send });

  const counterpart = createCounterpart({ business, ids, send });

  const note = (envelope: Envelope | undefined, status: JournalEntry['status'], words: string): void =>
    journal.put({ at: business.now(), messageId: envelope?.messageId, status, text: words });

  const fault = (envelope: Envelope, subcode: FaultSubcode): void => {
    if (envelope.form === 'fault' && !rules.faultsFaults) return;
    if (envelope.replyTo === undefined && envelope.from === undefined) return;
    send(compose.fault(envelope, subcode, rules.address));
  };

  const participant = (envelope: Envelope): boolean => {
    const parsed = parseAddress(envelope.replyTo ?? envelope.from ?? '', READ.profile);
    const [process = '', code = ''] = parsed.ok ? parsed.address.participant : [];
    return !parsed.ok || PARTICIPANTS.includes(`${process}/${code}`);
  };

  const relay = (from: Received, envelope: Envelope): void => {
    const existing = envelope.integration;
    const integration = rules.integration(
      existing?.trackId === undefined || existing.acceptTime === undefined ? undefined : { trackId: existing.trackId, acceptTime: existing.acceptTime },
      { trackId: uuidUrn(ids.uuid()), acceptTime: rules.acceptTime(business.now()) },
    );
    const { to, replyTo, from: sender, faultTo, messageId, relatesTo, action, procedureId, conversationId } = envelope;
    const bytes = buildEnvelope({
      to, replyTo, from: sender, faultTo, messageId, relatesTo, action, procedureId, conversationId, integration,
      body: envelope.payload.map(payloadDocument).join(''),
    });
    const read = readEnvelope(xml, bytes, READ);
    if (read.kind !== 'message') throw new Error(`the gateway wrote a message that it cannot read: ${JSON.stringify(read.findings)}`);
    relayed.put({ from, bytes, envelope: read.envelope });
    thirdParties.at(envelope.to ?? '')?.(read.envelope);
  };

  /** Counts resets: what began before one is not carried on after it. */
  let lives = 0;

  /** After the transport's 202: header control, then the way to the receiver (items 8, 88, 92). */
  const process = (entry: Received): void => {
    const { read, envelope } = entry;
    if (envelope === undefined) return;
    if (read.kind === 'broken') {
      const defect = errorsOf(read.findings)[0];
      note(envelope, 'header-control', `${defect?.where}: ${defect?.text}`);
      return fault(envelope, subcodeOf(defect));
    }
    const to = envelope.to ?? '';
    if (envelope.form === 'fault' && to === rules.address) return;
    if (to === counterpart.address) return counterpart.take(envelope);
    if (thirdParties.at(to) === undefined) {
      note(envelope, 'undeliverable', `no way to ${to}`);
      return fault(envelope, 'wsa:DestinationUnreachable');
    }
    if (rules.relays) relay(entry, envelope);
  };

  const handle = (request: PartyRequest): PartyResponse => {
    const contentType = request.headers['content-type'] ?? '';
    const unpacked = unpackMessage(contentType, request.body);
    const read = readEnvelope(xml, unpacked.ok ? unpacked.envelope : request.body, READ);
    const envelope = read.kind === 'message' || read.kind === 'broken' ? read.envelope : undefined;
    const label = labelOf(envelope);
    observe(requestReceived({ from: 'iut', to: 'gateway', label }, request, {
      ...(envelope === undefined ? {} : { business: businessOf(label, request.body) }), facts: headerFacts(envelope, request.peer),
    }));
    const attachments = unpacked.ok ? unpacked.attachments : [];
    const entry: Received = { exchange: request.exchange, at: business.now(), bytes: request.body, contentType, attachments, peer: request.peer, read, envelope, label };
    if (envelope !== undefined) entry.structural = control.errors(envelope);
    if (request.method !== 'POST') return text(405, 'EAEU-METHOD: messages are posted');
    if (!/^(application\/soap\+xml|multipart\/related)\b/i.test(contentType)) return text(415, 'EAEU-MEDIA-TYPE: a message is application/soap+xml (Decision 5, Annex 1 item 11)');
    if (envelope !== undefined && bygone.concerns(envelope)) return { status: 202 };
    if (envelope !== undefined && gateway.script.refusesTransport(envelope)) return text(503, 'EAEU-UNAVAILABLE: the gateway takes no message at present');
    received.put(entry);
    if (envelope === undefined) {
      note(undefined, 'unreadable', read.findings[0]?.text ?? '');
      return text(400, `${read.findings[0]?.code ?? 'EAEU-NOT-XML'}: ${read.findings[0]?.text ?? ''}`);
    }
    if (rules.checksParticipants && !participant(envelope)) {
      note(envelope, 'not-authorised', `${envelope.replyTo ?? envelope.from ?? 'nobody'} takes no part in ${ORIGIN_PROCESS.process}`);
      return text(403, 'EAEU-NOT-AUTHORISED: the sender takes no part in this common process (Decision 5, item 141)');
    }
    // The answer of the transport goes out first, as between queues.
    const life = lives;
    setImmediate(() => { if (life === lives) guarded(() => process(entry)); });
    return { status: 202 };
  };

  const doors = await transport.open({
    party: 'gateway', identity: 'gateway.tls', port: services.port, queues: { '': PARTICIPANTS_QUEUE }, maxBodyBytes: MAX_MESSAGE_BYTES,
    handler: async (request) => {
      const answer = handle(request);
      observe(answerGiven({ exchange: request.exchange, from: 'gateway', to: 'iut', label: `HTTP ${answer.status}` }, answer));
      return answer;
    },
  });
  const url = doors.url('');

  const gateway: Gateway = {
    regime: 'eaeu',
    endpoints: { 'eaeu.gateway': url },
    url, queued: isQueue(url),
    received, sent, relayed, journal, compose, throughPlatform, deliver, thirdCountry, thirdParties, counterpart,
    probes: createProbes(services, transport, () => url),
    script: defaultScript(),
    quiesce: () => transport.settle(),
    reset() {
      bygone.remember(received.all, [...sent.all, ...delivery.reset()]);
      for (const box of [received, sent, relayed, journal]) box.clear();
      lives += 1;
      thirdCountry.reset();
      thirdParties.reset();
      counterpart.reset();
      gateway.script = defaultScript();
    },
    close: async () => {
      await doors.close();
      await transport.close();
      schema.dispose();
      control.dispose();
      thirdParties.dispose();
    },
  };
  return gateway;
}
