import type { HelloInput, StimulusInput, StimulusOutput } from '../../iut/contract';
import { createHttpsServer, type HttpsServer } from '../../protocols/tls/https-server';
import { withFaults } from '../common/planted';
import type { ReferenceIut, ReferenceServices } from '../model';
import { observeArrival } from './arrival/book';
import { asServer } from './access-point/connection';
import { createProofs, type Proofs } from './access-point/proofs';
import { createPuller, type Puller } from './access-point/pull';
import { createReceiver, type Receiver } from './access-point/receive';
import { createSender, type Sender } from './access-point/send';
import { sealTrustOf } from './access-point/trust';
import { soundBehaviour, type Behaviour } from './behaviour';
import { shownTo } from './clients/shown';
import { createConnectivityTests, type ConnectivityTests } from './connectivity';
import { describeConsultation } from './consultation/answered';
import { resumeBookings } from './booking/book';
import { reportOn } from './deliveries';
import { describe } from './describe';
import type { Desk } from './desk';
import { OPERATOR_FAULTS } from './faults';
import { FactsIncomplete } from './filing/facts';
import { deliver } from './notices';
import { OPERATIONS } from './operations';
import { createRecord, type BusinessRecord } from './record';
import { readSettings, type OperatorSettings } from './settings';
import { FORGETFUL, type Store } from '../common/store/store';

/** What the server takes in at all: more than a message may have (receive.ts), so that a large one is refused by an eb:Error. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Where the operator keeps what it must not lose, and at which port it is found again; without, it keeps nothing, at any free port. */
export interface Keeping {
  store?: Store;
  port?: number;
}

interface Running {
  settings: OperatorSettings;
  sender: Sender;
  receiver: Receiver;
  puller: Puller;
  desk: Desk;
  server: HttpsServer;
}

/**
 * The reference economic operator: a carrier with access points of its own, enrolled for push or pull.
 * `faults` are requirement ids out of {@link OPERATOR_FAULTS}; others are ignored (they belong to other parties).
 */
export function createOperator(services: ReferenceServices, faults: ReadonlySet<string>, keeping: Keeping = {}): ReferenceIut {
  const behaviour = withFaults(soundBehaviour(), OPERATOR_FAULTS, faults);
  const { store = FORGETFUL } = keeping;
  const record = createRecord(store);
  const tests = createConnectivityTests(behaviour.delivery);
  const proofs = createProofs(store);
  let running: Running | undefined;

  return {
    regime: 'ics2',
    capabilities: [...[...Object.keys(OPERATIONS), 'ics2.ping'].map((operation) => `stimulate:${operation}`), 'observe', 'set-clock', 'receive:ics2'],
    async start(hello) {
      running = await start(hello, services, behaviour, { record, proofs }, { ...keeping, store });
      return { ics2: running.server.url };
    },
    async stimulate(input) {
      if (running === undefined) return { status: 'refused', reason: 'not started' };
      try {
        return act(input, running, tests);
      } catch (error) {
        if (error instanceof FactsIncomplete) return { status: 'refused', reason: error.message };
        throw error;
      } finally {
        running.desk.commit();
      }
    },
    async observe({ what, reference }) {
      if (what === 'ics2.ping') return tests.observe(reference);
      if (what === 'ics2.cases') return { known: true, holds: { cases: record.cases } };
      if (what === 'ics2.client') return { known: true, holds: { answers: shownTo(reference, record.filings(), behaviour.clients) } };
      if (what === 'ics2.notices') return { known: true, holds: { notices: record.kept(reference) } };
      if (what === 'ics2.receipt') return proofs.observe(reference);
      if (what === 'ics2.arrival') return observeArrival(record.arrivals, reference);
      if (what === 'ics2.consultation') return describeConsultation(record, reference);
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
      proofs.clear();
      tests.clear();
      store.clear();
    },
    async close() {
      running?.sender.reset();
      running?.puller.reset();
      await running?.server.close();
      running = undefined;
    },
  };
}

async function start(hello: HelloInput, services: ReferenceServices, behaviour: Behaviour, { record, proofs }: { record: BusinessRecord; proofs: Proofs }, { store, port = 0 }: Keeping & { store: Store }): Promise<Running> {
  const settings = readSettings({ ...hello, files: behaviour.files(hello.files) });
  const { wall, business, ids } = services;
  const trust = sealTrustOf(settings, wall);
  const commit = (): void => {
    record.save();
    store.commit();
  };
  const openCase = (what: string): void => {
    record.setAside(what);
    commit();
  };
  const sender = createSender({ settings, behaviour, wall, business, ids, trust, store, proofs, commit });
  const outbox: Desk['outbox'] = { submit: (message, about) => sender.submit({ kind: 'business', ...message }, reportOn(desk, about), about) };
  const desk: Desk = { business, ids, record, behaviour, outbox, commit };
  const receiver = createReceiver({
    settings, behaviour, wall, ids, trust, store, commit, openCase,
    deliver: (document, refToMessageId) => deliver(desk, document, refToMessageId),
  });
  const server = await createHttpsServer({
    party: 'iut',
    host: '127.0.0.1',
    port,
    client: 'trader-interface',
    ...asServer(settings.tls, behaviour.connection),
    clock: wall,
    ids,
    maxBodyBytes: MAX_BODY_BYTES,
    handler: async (request) => receiver.handle({ contentType: request.headers['content-type'] ?? '', body: request.body }),
  });
  const puller = createPuller({ settings, behaviour, wall, business, ids, trust, receiver, openCase });
  // What was under way when the operator was stopped goes on.
  sender.resume((about) => reportOn(desk, about));
  resumeBookings(desk);
  commit();
  return { settings, sender, receiver, puller, desk, server };
}

function act({ operation, facts: given }: StimulusInput, { desk, sender, settings }: Running, tests: ConnectivityTests): StimulusOutput {
  const { accessPoint, ...facts } = given;
  const from = senderOf(accessPoint, settings);
  if (operation === 'ics2.ping') return { status: 'done', reference: tests.send(sender, from) };
  const act = OPERATIONS[operation];
  return act === undefined ? { status: 'refused', reason: `the reference operator knows no operation ${operation}` } : act(desk, facts, from);
}

/** The access point that a stimulus names, by its party id; undefined where it names none. */
function senderOf(named: unknown, { accessPoints }: OperatorSettings): string | undefined {
  if (named === undefined) return undefined;
  if (!accessPoints.some(({ partyId }) => partyId === named)) throw new FactsIncomplete(`the operator has no access point ${String(named)}`);
  return String(named);
}
