import { type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { sealTrust } from '../../certs/trusted-list';
import { verifyChain } from '../../certs/verify';
import type { Trust } from '../../protocols/as4';
import { WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { Mailbox } from '../../protocols/time/mailbox';
import { createHttpsServer } from '../../protocols/tls/https-server';
import { loadXml, type Schema } from '../../protocols/xml';
import { schemas } from '../../requirements/ics2/schema/schemas';
import { STRICT } from '../../requirements/ics2/tolerances';
import { resolveParameters } from '../../requirements/parameters';
import { soundConduct } from '../../simulators/ics2/conduct';
import { messageJudge } from '../../simulators/ics2/message-judge';
import type { Reception } from '../../simulators/ics2/reception';
import { SHARED } from '../../simulators/ics2/trader-interface/doors';
import { MOST_RECEPTIONS } from '../../simulators/ics2/trader-interface/entrance';
import { createInspection } from '../../simulators/ics2/trader-interface/inspection';
import { createReceptionDesk } from '../../simulators/ics2/trader-interface/reception-desk';
import { createAnswerScript } from '../../simulators/ics2/trader-interface/script';
import { filingOf5kB } from '../messages';
import { serve } from './talk';
import { type Spent, stopwatch } from './threads';

/** `start`: where to send; `begin` and `end`: what was spent between; `sign`, `parse`: how often in a second of one core. */
export type ServerQuestion = 'start' | 'begin' | 'end' | 'sign' | 'parse' | 'memory';
export interface Started {
  /** The receive path: all that stands between a message and its receipt, and the schema of its document. */
  whole: string;
  /** The same, and the document is judged: by each row of its table, rules, conditions, code lists, stop words. What follows the receipt by its nature. */
  judged: string;
  /** Bare node:https with the same mutual TLS, which reads the body and answers as many bytes. */
  bare: string;
  /** The same, which makes one signature before it answers, as the whole path does: what is left when all that can be written otherwise costs nothing. */
  signing: string;
}
export type Ended = Spent & { accepted: number; refused: number };

const wall = new WallClock();
const ids = new RandomIds();
const RECEIPT_BYTES = 10_500;
/** About as many as a receipt has signed: its SignedInfo. */
const OCTETS = Buffer.alloc(2000, 'x');
let accepted = 0;
let refused = 0;

function trustOf(pki: Pki): Trust {
  const { anchors, crls } = sealTrust(pki);
  return (chain) => verifyChain([...chain], { anchors, crls, at: wall.now(), usage: 'seal' }) as ReturnType<Trust>;
}

/** Whether a document is good, told what message it is announced as. */
type Good = (action: string, bytes: Buffer) => boolean;

async function bySchema(): Promise<Good> {
  const xml = await loadXml();
  const compiled = schemas<Schema>((xsd) => xml.compileSchema(xsd));
  return (action, bytes) => {
    const read = xml.readWith(bytes, ({ problemsBy }) => problemsBy(compiled.for(action)));
    return read.ok && read.value.length === 0;
  };
}

async function byEverything(): Promise<Good> {
  const inspection = createInspection(await messageJudge(), soundConduct(), () => undefined);
  return (action, bytes) => inspection.inspect(action, bytes, wall.now()).problems.length === 0;
}

/** The reception desk of the simulator and what looks at the document first, without what lies behind: UUM&DS, the Common Repository, replies. */
async function startWhole(pki: Pki, good: Good): Promise<string> {
  const parameters = resolveParameters();
  const xml = await loadXml();
  const conduct = soundConduct();
  const receptions = new Mailbox<Reception>(wall, MOST_RECEPTIONS);
  const desk = createReceptionDesk({
    services: { pki, wall, business: wall, ids, observe: () => {}, parameter: (name) => parameters.get(name).value!, port: 0, iutEndpoint: () => undefined, faults: new Set() },
    conduct, xml, trust: trustOf(pki), authorisation: async () => undefined, door: SHARED,
    received: (reception) => receptions.put(reception), signals: new Mailbox(wall, MOST_RECEPTIONS), script: createAnswerScript(), tolerates: STRICT,
    losing: () => false, nameOf: () => 'iut', faulty: () => false, signalFrom: () => undefined,
    signalDesk: () => async () => {
      throw new Error('the bench sends no signals');
    },
    take: ({ action, bytes }) => {
      if (good(action, bytes)) accepted += 1;
      else refused += 1;
    },
  });
  const { url } = await createHttpsServer({
    party: 'trader-interface', identity: pki.identity(conduct.tls), ca: pki.trustAnchors('tls'), crl: pki.crl('tls'), clock: wall, ids, handler: (request) => desk.handle(request),
    onError: (error) => process.stderr.write(`${error.stack}\n`),
  });
  return url;
}

type Answering = (answer: () => void) => void;

const aside = (key: KeyObject): Answering => (answer) => sign('RSA-SHA256', OCTETS, key, answer);

function startBare(pki: Pki, answering: Answering): Promise<string> {
  const { keyPem, chainPem } = pki.identity('trader-interface.tls');
  const body = Buffer.alloc(RECEIPT_BYTES, 'x');
  const server = createServer({ key: keyPem, cert: chainPem, ca: pki.trustAnchors('tls'), crl: pki.crl('tls'), requestCert: true, rejectUnauthorized: true }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => answering(() => response.writeHead(200, { 'content-length': body.length }).end(body)));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(`https://127.0.0.1:${(server.address() as AddressInfo).port}`)));
}

/** How often `task` is done in a second of processor time. */
function rate(task: () => void): number {
  const spent = stopwatch();
  let count = 0;
  for (; spent().all < 300; count += 1) for (let ten = 0; ten < 10; ten++) task();
  return (count * 10_000) / spent().all;
}

let pki: Pki;
let spent: () => Spent = stopwatch();

const questions: Record<ServerQuestion, () => Promise<unknown>> = {
  start: async (): Promise<Started> => ({
    whole: await startWhole(pki, await bySchema()), judged: await startWhole(pki, await byEverything()), bare: await startBare(pki, (answer) => answer()), signing: await startBare(pki, aside(pki.identity('trader-interface.seal').key)),
  }),
  begin: async () => {
    [accepted, refused] = [0, 0];
    spent = stopwatch();
  },
  end: async (): Promise<Ended> => ({ ...spent(), accepted, refused }),
  sign: async () => {
    const { key } = pki.identity('trader-interface.seal');
    return rate(() => sign('RSA-SHA256', OCTETS, key));
  },
  parse: async () => {
    const lib = await import('libxml2-wasm');
    const document = filingOf5kB();
    return rate(() => lib.XmlDocument.fromBuffer(document).dispose());
  },
  memory: async () => {
    globalThis.gc!();
    return process.memoryUsage();
  },
};

serve<ServerQuestion>(async (question) => {
  pki ??= await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
  return questions[question]();
});
