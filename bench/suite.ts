import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pki } from '../certs/pki';
import { executeRun } from '../cli/run/execute';
import { commandServices } from '../cli/run/services';
import { readLog } from '../evidence';
import { loadIut, REFERENCE_DESCRIPTION } from '../iut/description/load';
import { openMessage, packUserMessage, type Packed } from '../protocols/as4';
import { filingOf5kB, userMessage } from './messages';

/** What a scenario may take beyond what it does on the wire. Milliseconds of processor time. */
const TARGET_MS = 25;
/** What the whole of ICS2 may take. Seconds. */
const TARGET_S = 60;

const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Processor time of one `task`, in ms: the median of rounds, once the compiler has seen it. */
async function price(task: () => unknown): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const began = spent();
    let count = 0;
    for (; spent() - began < 150; count += 1) await task();
    rounds.push((spent() - began) / count);
  }
  return rounds.slice(2).sort((a, b) => a - b)[3]!;
}

/** A request with its answer over a new connection with certificates on both sides, by bare node:https; both ends are this process. */
async function exchangePrice(pki: Pki): Promise<number> {
  const ca = pki.trustAnchors('tls');
  const server = createServer({ key: pki.identity('trader-interface.tls').keyPem, cert: pki.identity('trader-interface.tls').chainPem, ca, crl: pki.crl('tls'), requestCert: true, rejectUnauthorized: true }, (asked, answer) => {
    asked.resume().once('end', () => answer.end(Buffer.alloc(10_500, 'x')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { keyPem, chainPem } = pki.identity('operator.tls');
  const once = (): Promise<void> => new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method: 'POST', agent: false, key: keyPem, cert: chainPem, ca }, (answer) => answer.resume().once('end', resolve));
    sent.once('error', reject);
    sent.end(Buffer.alloc(11_500, 'x'));
  });
  try {
    return await price(once);
  } finally {
    server.close();
  }
}

interface Prices {
  exchange: number;
  seal: number;
  open: number;
}

async function prices(pki: Pki): Promise<Prices> {
  const { key, chain, eori } = pki.identity('operator.seal');
  const input = userMessage({ eori: eori!, seal: { privateKey: key, chain }, messageId: 'b6a1c9de-0000-4000-8000-000000000003@as4.operator.example', document: filingOf5kB() });
  const packed: Packed = packUserMessage(input);
  const open = (): unknown => openMessage({ contentType: packed.contentType, body: packed.body, trust: () => ({ ok: true, facts: {} }) });
  return { exchange: await exchangePrice(pki), seal: await price(() => packUserMessage(input)), open: await price(open) };
}

/**
 * The scenarios of ICS2 by the reference, in processor time of this process, which plays both sides; and how much of it is not the
 * wire: handshakes, sealing and opening of messages at their own price, measured right after.
 */
export async function benchSuite(): Promise<void> {
  const services = await commandServices(() => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-suite-'));
  try {
    let before = 0;
    let began = 0;
    const costs = new Map<string, number>();
    await executeRun({
      ...services, env: process.env, description: loadIut(REFERENCE_DESCRIPTION), tags: '@ics2', dir: join(folder, 'run'), runId: 'bench',
      onPlan: () => ([before, began] = [spent(), services.monotonic()]),
      onScenario: ({ id }) => {
        costs.set(id, spent() - before);
        before = spent();
      },
    });
    const seconds = (services.monotonic() - began) / 1000;
    const each = await prices(services.pki);
    const beyond = new Map(costs);
    const take = (scenario: string | undefined, ms: number): void => {
      if (scenario !== undefined && beyond.has(scenario)) beyond.set(scenario, beyond.get(scenario)! - ms);
    };
    for (const event of readLog(join(folder, 'run')).events) {
      if (event.type === 'handshake') take(event.scenario, each.exchange);
      if (event.type === 'message') take(event.scenario, each.seal + each.open);
    }
    print(costs, beyond, each, seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(costs: ReadonlyMap<string, number>, beyond: ReadonlyMap<string, number>, each: Prices, seconds: number): void {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const mean = (values: Iterable<number>): number => [...values].reduce((sum, one) => sum + one, 0) / costs.size;
  // The first scenario pays for the loading of the steps.
  const sorted = [...beyond].slice(1).sort(([, a], [, b]) => b - a);
  say(`the ${costs.size} scenarios of ICS2, both sides and the evidence in one process`);
  say(`  ${seconds.toFixed(1)} s by the clock, ${([...costs.values()].reduce((sum, one) => sum + one, 0) / 1000).toFixed(1)} s of processor time (target ${TARGET_S} s)`);
  say(`  ${mean(costs.values()).toFixed(0)} ms a scenario, ${mean(beyond.values()).toFixed(0)} ms of them beyond the wire (target ${TARGET_MS}); median ${sorted[Math.floor(sorted.length / 2)]![1].toFixed(0)} ms`);
  say(`  the wire: ${each.exchange.toFixed(1)} ms for a connection with a request and its answer, ${each.seal.toFixed(1)} ms to seal a message, ${each.open.toFixed(1)} ms to open one`);
  say('  most beyond the wire:');
  for (const [id, ms] of sorted.slice(0, 12)) say(`  ${ms.toFixed(0).padStart(6)} ms  ${id}`);
}
