import type { HelloInput, ObserveOutput, StimulusInput, StimulusOutput } from '../../iut/contract';
import { createHttpsServer, type HttpsServer } from '../../protocols/tls/https-server';
import { withFaults } from '../common/planted';
import type { ReferenceIut, ReferenceServices } from '../model';
import { asServer } from './access-point/connection';
import { createPuller, type Puller } from './access-point/pull';
import { createReceiver, type Receiver } from './access-point/receive';
import { createSender, type Sender } from './access-point/send';
import { sealTrustOf } from './access-point/trust';
import { createApplication, type Application, type DeliveryReport, type Outbox } from './application';
import { soundBehaviour, type Behaviour, type DeliveryChoices } from './behaviour';
import { OPERATOR_FAULTS } from './faults';
import { FactsIncomplete, readShipment } from './filing/facts';
import { createRecord, type BusinessRecord, type Filing } from './record';
import { readAnswer } from './referral/answer';
import { readSettings, type OperatorSettings } from './settings';

/** What the server takes in at all: more than a message may have (receive.ts), so that a large one is refused by an eb:Error. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

type PingState = 'pending' | 'delivered' | 'undelivered';

interface Running {
  settings: OperatorSettings;
  sender: Sender;
  receiver: Receiver;
  puller: Puller;
  application: Application;
  server: HttpsServer;
  /** Connectivity tests asked for since the start. */
  tests: number;
}

/**
 * The reference economic operator: a carrier with access points of its own, enrolled for push or pull.
 * `faults` are requirement ids out of {@link OPERATOR_FAULTS}; others are ignored (they belong to other parties).
 */
export function createOperator(services: ReferenceServices, faults: ReadonlySet<string>): ReferenceIut {
  const behaviour = withFaults(soundBehaviour(), OPERATOR_FAULTS, faults);
  const record = createRecord();
  const pings = new Map<string, PingState>();
  let running: Running | undefined;

  return {
    regime: 'ics2',
    capabilities: ['stimulate:ics2.file', 'stimulate:ics2.correct', 'stimulate:ics2.book', 'stimulate:ics2.answer', 'stimulate:ics2.ping', 'observe', 'set-clock', 'receive:ics2'],
    async start(hello) {
      running = await start(hello, services, behaviour, record);
      return { ics2: running.server.url };
    },
    async stimulate(input) {
      if (running === undefined) return { status: 'refused', reason: 'not started' };
      try {
        return act(input, running, pings, behaviour.delivery);
      } catch (error) {
        if (error instanceof FactsIncomplete) return { status: 'refused', reason: error.message };
        throw error;
      }
    },
    async observe({ what, reference }) {
      if (what === 'ics2.ping') return { known: pings.has(reference), state: pings.get(reference) };
      if (what === 'ics2.cases') return { known: true, holds: { cases: record.cases } };
      return describe(record.find(reference));
    },
    async settle() {
      running?.puller.clockMoved();
      await Promise.all([running?.sender.settle(), running?.puller.settle()]);
    },
    async reset() {
      running?.sender.reset();
      running?.receiver.reset();
      running?.puller.reset();
      record.clear();
      pings.clear();
    },
    async close() {
      running?.sender.reset();
      running?.puller.reset();
      await running?.server.close();
      running = undefined;
    },
  };
}

async function start(hello: HelloInput, services: ReferenceServices, behaviour: Behaviour, record: BusinessRecord): Promise<Running> {
  const settings = readSettings({ ...hello, files: behaviour.files(hello.files) });
  const { wall, business, ids } = services;
  const trust = sealTrustOf(settings, wall);
  const sender = createSender({ settings, behaviour, wall, business, ids, trust });
  const outbox = { submit: (message: Parameters<Outbox['submit']>[0], report: DeliveryReport) => sender.submit({ kind: 'business', ...message }, report) };
  const application = createApplication({ business, ids, record, outbox, behaviour });
  const receiver = createReceiver({
    settings, behaviour, wall, ids, trust,
    deliver: (document, refToMessageId) => application.deliver(document, refToMessageId),
    openCase: (what) => record.setAside(what),
  });
  const server = await createHttpsServer({
    party: 'iut',
    host: '127.0.0.1',
    port: 0,
    client: 'trader-interface',
    ...asServer(settings.tls, behaviour.connection),
    clock: wall,
    ids,
    maxBodyBytes: MAX_BODY_BYTES,
    handler: async (request) => receiver.handle({ contentType: request.headers['content-type'] ?? '', body: request.body }),
  });
  const puller = createPuller({ settings, behaviour, wall, business, ids, trust, receiver, openCase: (what) => record.setAside(what) });
  return { settings, sender, receiver, puller, application, server, tests: 0 };
}

function act(input: StimulusInput, running: Running, pings: Map<string, PingState>, delivery: DeliveryChoices): StimulusOutput {
  const { application, sender } = running;
  const { accessPoint, ...facts } = input.facts;
  const from = senderOf(accessPoint, running.settings);
  switch (input.operation) {
    case 'ics2.file':
      return { status: 'done', reference: application.file(readShipment(facts), from).lrn };
    case 'ics2.correct': {
      const filing = application.correct(String(facts['reference']), readShipment(facts), from);
      return filing === undefined ? { status: 'refused', reason: `no filing ${String(facts['reference'])}` } : { status: 'done', reference: filing.lrn };
    }
    case 'ics2.book': {
      const loading = Date.parse(String(facts['loadingTime']));
      if (Number.isNaN(loading)) throw new FactsIncomplete('the fact "loadingTime" is missing or not usable');
      return { status: 'done', reference: application.book(readShipment(facts), loading, from).lrn };
    }
    case 'ics2.answer': {
      const [lrn, answer] = [String(input.facts['reference']), readAnswer(input.facts)];
      const filing = application.answer(lrn, answer, from);
      return filing === undefined ? { status: 'refused', reason: `customs has not asked about ${lrn} under ${answer.request}` } : { status: 'done', reference: filing.lrn };
    }
    case 'ics2.ping': {
      running.tests += 1;
      if (!delivery.sendsTest(running.tests)) return { status: 'done' };
      let reference = '';
      sender.submit({ ...delivery.ping, from }, {
        sentAs: (messageId) => {
          reference = messageId;
          pings.set(messageId, 'pending');
        },
        receipted: () => pings.set(reference, 'delivered'),
        failed: () => pings.set(reference, 'undelivered'),
      });
      return { status: 'done', reference };
    }
    default:
      return { status: 'refused', reason: `the reference operator knows no operation ${input.operation}` };
  }
}

/** The access point that a stimulus names, by its party id; undefined where it names none. */
function senderOf(named: unknown, { accessPoints }: OperatorSettings): string | undefined {
  if (named === undefined) return undefined;
  if (!accessPoints.some(({ partyId }) => partyId === named)) throw new FactsIncomplete(`the operator has no access point ${String(named)}`);
  return String(named);
}

function describe(filing: Filing | undefined): ObserveOutput {
  if (filing === undefined) return { known: false };
  const { state, mrn, errors, deliveries, requests, failure, messageIds } = filing;
  return { known: true, state, holds: { mrn, errors, deliveries, requests, failure, messageIds } };
}
