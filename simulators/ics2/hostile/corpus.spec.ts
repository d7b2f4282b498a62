import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DEFAULT_PKI_DIR, openPki } from '../../../certs/pki';
import { CORPUS, type HostileMessage } from '../../../protocols/as4/corpus';
import { RandomIds } from '../../../protocols/time/ids';
import { VirtualClock, WallClock } from '../../../protocols/time/clock';
import type { WireMessage } from '../../../protocols/wire';
import { resolveParameters } from '../../../requirements/parameters';
import { SIMULATOR_FAILURE } from '../../common/wire-events';
import { startTraderInterface, type TraderInterface } from '..';
import { hostileSender } from './corpus';
import type { Probe, ProbeAnswer } from './probe';
import { specimenFiling } from './specimen';

/**
 * Every hostile message over real mutual TLS against the running trader interface: each gets its documented answer and nothing else, then
 * the interface still serves, has written down every exchange, and has given the memory back.
 */

/** What the interface may hold, when all is over and forgotten, above what it held before. Bytes; one hostile message may have 64 MB. */
const MAX_GROWTH = 16 << 20;

/** After that much time on the wall clock a connection is not closing, it is kept. */
const LONGEST_LINGERING_MS = 60_000;

/** Who speaks to the interface here: the probe, called the implementation under test where nobody has told yet who it is. */
const CLIENTS = ['probe', 'iut'];

const wall = new WallClock();
const ids = new RandomIds();

/** What the answer may be, in the words of {@link answered}. What HTTP refuses while it still comes may end in a cut connection. */
const expectation = ({ expected, onWire }: HostileMessage): string[] =>
  (onWire !== undefined ? [`HTTP ${onWire}`, 'connection-cut'] : [expected.startsWith('ok') ? 'receipt' : expected.slice(0, 'EBMS:0000'.length)]);

const answered = ({ kind, codes, text }: ProbeAnswer): string =>
  (kind === 'receipt' ? 'receipt' : kind === 'error' ? codes.join(', ') : kind === 'other' ? text.split(',')[0]! : text);

describe('hostile messages against the running trader interface', () => {
  let customs: TraderInterface;
  let probe: Probe;
  let filed = 0;
  /** Before the first hostile message; not before each, or a little could be lost every time. */
  let heldBefore = 0;
  const exchanges = new Map<string, string[]>();
  const failures: string[] = [];

  const log = ({ exchange, leg, label, from, to, bytes }: WireMessage): void => {
    if (label === SIMULATOR_FAILURE) failures.push(bytes.toString());
    if (CLIENTS.includes(from) || CLIENTS.includes(to)) exchanges.set(exchange, [...(exchanges.get(exchange) ?? []), leg]);
  };
  const filing = (): string => specimenFiling({ lrn: `HOSTILE-${++filed}`, declarant: probe.eori, billOfLading: `HOSTILE-BL-${filed}` });
  const post = async (attack: HostileMessage): Promise<string> => {
    const from = hostileSender(probe, filing());
    return answered(await probe.post({ messageId: from.header.messageId, packed: await attack.make(from) }));
  };

  before(async () => {
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    const parameters = resolveParameters();
    customs = await startTraderInterface({
      pki, wall, business: new VirtualClock(Date.parse('2026-06-01T08:00:00Z')), ids, parameter: (name) => parameters.get(name).value!, port: 0,
      iutEndpoint: () => undefined, faults: new Set(), observe: (event) => { if (event.kind === 'message') log(event); },
    });
    probe = await customs.probe();
    const first = await probe.post(probe.pack({ document: filing() }));
    assert.equal(first.kind, 'receipt', first.text);
    await customs.settle();
    customs.reset();
    heldBefore = memoryHeld();
  });
  after(() => customs.close());

  test('a part of 60 MB that nobody signed is answered, 200 MB are refused by HTTP, and the memory is given back', async () => {
    const { packed, messageId } = probe.pack({ document: filing() });
    const boundary = /boundary="([^"]+)"/.exec(packed.contentType)![1]!;
    const end = packed.body.lastIndexOf(`--${boundary}--`);
    const swollen = (bytes: number): Promise<ProbeAnswer> => {
      const part = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-ID: <swollen>\r\n\r\n`), Buffer.alloc(bytes, 'x'), Buffer.from('\r\n')]);
      return probe.post({ messageId, packed: { ...packed, body: Buffer.concat([packed.body.subarray(0, end), part, packed.body.subarray(end)]) } });
    };
    assert.equal(answered(await swollen(60 << 20)), 'EBMS:0007');
    assert.ok(['HTTP 413', 'connection-cut'].includes(answered(await swollen(200 << 20))));
    assert.deepEqual(failures, []);
    assert.equal((await probe.post(probe.pack({ document: filing() }))).kind, 'receipt');
    await customs.settle();
    customs.reset();
    await memoryBack(heldBefore);
  });

  for (const [group, attacks] of Object.entries(CORPUS)) {
    test(`${group}: ${attacks.length} messages, each with its answer`, async () => {
      const seenBefore = exchanges.size;
      const wrong: string[] = [];
      for (const attack of attacks) {
        const got = await post(attack);
        if (!expectation(attack).includes(got)) wrong.push(`${attack.name}: ${got} instead of ${expectation(attack).join(' or ')}`);
      }
      assert.deepEqual(wrong, []);
      assert.deepEqual(failures, [], 'no failure of the interface itself');
      assert.equal(exchanges.size - seenBefore >= attacks.length, true, 'every exchange is in the log');

      const good = await probe.post(probe.pack({ document: filing() }));
      assert.equal(good.kind, 'receipt', `still serving, but: ${good.text}`);
      await customs.settle();
      assert.deepEqual([...exchanges.values()].filter((legs) => legs.join(' ') !== 'request response'), [], 'each exchange is logged whole');
      customs.reset();
      await memoryBack(heldBefore);
    });
  }
});

/** Makes this process collect now; a flag of the engine that may be set at any time. */
const collect = ((): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();

/** Bytes that are still needed by somebody. */
function memoryHeld(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * Connections that were refused linger with what they had sent, so that the client can read why: a second, and on a busy machine as long as
 * it takes to close them. What is lost is lost for good, so that waiting hides nothing; and a loss in one test is not what the next begins with.
 */
async function memoryBack(before: number): Promise<void> {
  const deadline = wall.now() + LONGEST_LINGERING_MS;
  let growth = memoryHeld() - before;
  while (growth >= MAX_GROWTH && wall.now() < deadline) {
    await new Promise<void>((resolve) => void wall.at(wall.now() + 250, resolve));
    growth = memoryHeld() - before;
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  assert.ok(growth < MAX_GROWTH, `${growth >> 20} MB more than before: now ${heapUsed >> 20} MB of heap, ${arrayBuffers >> 20} MB of buffers`);
}
