import type { HelloInput, ObserveOutput, StimulusInput, StimulusOutput } from '../../iut/contract';
import { createHttpsServer, type HttpsServer } from '../../protocols/tls/https-server';
import { withFaults } from '../common/planted';
import type { ReferenceIut, ReferenceServices } from '../model';
import { asServer } from './access-point/connection';
import type { Outgoing } from './access-point/outgoing';
import { createReceiver, type Receiver } from './access-point/receive';
import { createSender, type Sender } from './access-point/send';
import { sealTrustOf } from './access-point/trust';
import { createApplication, type Application } from './application';
import { soundBehaviour, type Behaviour } from './behaviour';
import { OPERATOR_FAULTS } from './faults';
import { FactsIncomplete, readShipment } from './filing/facts';
import { createRecord, type BusinessRecord, type Filing } from './record';
import { readSettings } from './settings';

/** What the server takes in at all: more than a message may have (receive.ts), so that a large one is refused by an eb:Error. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

type PingState = 'pending' | 'delivered' | 'undelivered';

interface Running {
  sender: Sender;
  receiver: Receiver;
  application: Application;
  server: HttpsServer;
}

/**
 * The reference economic operator: a sea carrier with an access point of its own, enrolled for push.
 * `faults` are requirement ids out of {@link OPERATOR_FAULTS}; others are ignored (they belong to other parties).
 */
export function createOperator(services: ReferenceServices, faults: ReadonlySet<string>): ReferenceIut {
  const behaviour = withFaults(soundBehaviour(), OPERATOR_FAULTS, faults);
  const record = createRecord();
  const pings = new Map<string, PingState>();
  let running: Running | undefined;

  return {
    regime: 'ics2',
    capabilities: ['stimulate:ics2.file', 'stimulate:ics2.correct', 'stimulate:ics2.book', 'stimulate:ics2.ping', 'observe', 'set-clock', 'receive:ics2'],
    async start(hello) {
      running = await start(hello, services, behaviour, record);
      return { ics2: running.server.url };
    },
    async stimulate(input) {
      if (running === undefined) return { status: 'refused', reason: 'not started' };
      try {
        return act(input, running, pings, behaviour.delivery.ping);
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
    settle: async () => running?.sender.settle(),
    async reset() {
      running?.sender.reset();
      running?.receiver.reset();
      record.clear();
      pings.clear();
    },
    async close() {
      running?.sender.reset();
      await running?.server.close();
      running = undefined;
    },
  };
}

async function start(hello: HelloInput, services: ReferenceServices, behaviour: Behaviour, record: BusinessRecord): Promise<Running> {
  const settings = readSettings(hello);
  const { wall, business, ids } = services;
  const trust = sealTrustOf(settings, wall);
  const sender = createSender({ settings, behaviour, wall, business, ids, trust });
  const outbox = { submit: ({ action, document }: { action: string; document: string }, report: Parameters<Sender['submit']>[1]) => sender.submit({ kind: 'business', action, document }, report) };
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
  return { sender, receiver, application, server };
}

function act(input: StimulusInput, running: Running, pings: Map<string, PingState>, ping: Outgoing): StimulusOutput {
  const { application, sender } = running;
  switch (input.operation) {
    case 'ics2.file':
      return { status: 'done', reference: application.file(readShipment(input.facts)).lrn };
    case 'ics2.correct': {
      const filing = application.correct(String(input.facts['reference']), readShipment(input.facts));
      return filing === undefined ? { status: 'refused', reason: `no filing ${String(input.facts['reference'])}` } : { status: 'done', reference: filing.lrn };
    }
    case 'ics2.book': {
      const loading = Date.parse(String(input.facts['loadingTime']));
      if (Number.isNaN(loading)) throw new FactsIncomplete('the fact "loadingTime" is missing or not usable');
      return { status: 'done', reference: application.book(readShipment(input.facts), loading).lrn };
    }
    case 'ics2.ping': {
      let reference = '';
      sender.submit(ping, {
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

function describe(filing: Filing | undefined): ObserveOutput {
  if (filing === undefined) return { known: false };
  const { state, mrn, errors, deliveries, failure, messageIds } = filing;
  return { known: true, state, holds: { mrn, errors, deliveries, failure, messageIds } };
}
