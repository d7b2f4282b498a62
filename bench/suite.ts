import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pki } from '../certs/pki';
import { executeRun } from '../cli/run/execute';
import { commandServices, type CommandServices } from '../cli/run/services';
import { readLog } from '../evidence';
import { loadIut, REFERENCE_DESCRIPTION } from '../iut/description/load';
import { openMessage, packUserMessage, type Packed, type UserMessageInput } from '../protocols/as4';
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
  /** Of a message of usual size. */
  seal: number;
  open: number;
  /** For each megabyte beyond that: a few messages have tens of them. */
  megabyte: number;
}

const MEGABYTE = 1024 * 1024;
/** What most messages stay below, in megabytes: that much is in the price of each. */
const USUAL = 0.02;

async function prices({ pki, ids }: Pick<CommandServices, 'pki' | 'ids'>): Promise<Prices> {
  const { key, chain, eori } = pki.identity('operator.seal');
  const inputOf = (document: Buffer): UserMessageInput => userMessage({ eori: eori!, seal: { privateKey: key, chain }, messageId: 'b6a1c9de-0000-4000-8000-000000000003@as4.operator.example', document });
  const opened = ({ contentType, body }: Packed): unknown => openMessage({ contentType, body, trust: () => ({ ok: true, facts: {} }) });
  const usual = inputOf(filingOf5kB());
  const packed = packUserMessage(usual);
  // What does not shrink: the wire has as many bytes as are sealed.
  const large = inputOf(ids.bytes(4 * MEGABYTE));
  const packedLarge = packUserMessage(large);
  const [seal, open] = [await price(() => packUserMessage(usual)), await price(() => opened(packed))];
  const both = (await price(() => packUserMessage(large))) + (await price(() => opened(packedLarge)));
  return { exchange: await exchangePrice(pki), seal, open, megabyte: Math.max(0, both - seal - open) / ((packedLarge.body.length - packed.body.length) / MEGABYTE) };
}

interface Suite {
  /** Processor time by scenario, in ms. */
  costs: ReadonlyMap<string, number>;
  seconds: number;
  /** What it did on the wire, by scenario. */
  wire: ReadonlyMap<string, { handshakes: number; messages: number; megabytes: number }>;
}

/** All scenarios of ICS2 by the reference, in this process, which plays both sides. */
async function runSuite(services: CommandServices, dir: string): Promise<Suite> {
  let before = 0;
  let began = 0;
  const costs = new Map<string, number>();
  await executeRun({
    ...services, env: process.env, description: loadIut(REFERENCE_DESCRIPTION), tags: '@ics2', dir, runId: 'bench',
    onPlan: () => ([before, began] = [spent(), services.monotonic()]),
    onScenario: ({ id }) => {
      costs.set(id, spent() - before);
      before = spent();
    },
  });
  const seconds = (services.monotonic() - began) / 1000;
  const wire = new Map([...costs.keys()].map((id) => [id, { handshakes: 0, messages: 0, megabytes: 0 }]));
  for (const event of readLog(dir).events) {
    if (event.type !== 'handshake' && event.type !== 'message') continue;
    const seen = wire.get(event.scenario ?? '');
    if (seen === undefined) continue;
    if (event.type === 'handshake') seen.handshakes += 1;
    else {
      seen.messages += 1;
      seen.megabytes += Math.max(0, event.length / MEGABYTE - USUAL);
    }
  }
  return { costs, seconds, wire };
}

/**
 * The scenarios of ICS2 in processor time, both sides; and how much of it is not the wire: handshakes, sealing and opening of messages at
 * their own price. The first run of a process pays for the loading and compiling of a large program, once, however many scenarios there are;
 * what a scenario costs is read from a second run, in the state in which the wire's prices are measured too.
 */
export async function benchSuite(): Promise<void> {
  const services = await commandServices(() => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-suite-'));
  try {
    const first = await runSuite(services, join(folder, 'first'));
    const second = await runSuite(services, join(folder, 'second'));
    print(first, second, await prices(services));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(first: Suite, second: Suite, each: Prices): void {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const total = (values: Iterable<number>): number => [...values].reduce((sum, one) => sum + one, 0);
  // Without the first scenario, which pays for the loading of the steps.
  const beyond = ({ costs, wire }: Suite): Map<string, number> =>
    new Map([...costs].slice(1).map(([id, ms]) => {
      const { handshakes, messages, megabytes } = wire.get(id)!;
      return [id, ms - handshakes * each.exchange - messages * (each.seal + each.open) - megabytes * each.megabyte];
    }));
  const line = (words: string, suite: Suite): void => {
    const { costs, seconds } = suite;
    const rest = beyond(suite);
    const median = [...rest.values()].sort((a, b) => a - b)[Math.floor(rest.size / 2)]!;
    say(`  ${words}: ${seconds.toFixed(1)} s by the clock, ${(total(costs.values()) / 1000).toFixed(1)} s of processor time`);
    say(`    ${(total(costs.values()) / costs.size).toFixed(0)} ms a scenario, ${(total(rest.values()) / rest.size).toFixed(0)} ms of them beyond the wire; median ${median.toFixed(0)} ms`);
  };
  say(`the ${first.costs.size} scenarios of ICS2, both sides and the evidence in one process (targets: ${TARGET_S} s; ${TARGET_MS} ms beyond the wire)`);
  line('the first run, which compiles', first);
  line('the second, compiled', second);
  say(`  the wire: ${each.exchange.toFixed(1)} ms for a connection with a request and its answer, ${each.seal.toFixed(1)} ms to seal a message, ${each.open.toFixed(1)} ms to open one, ${each.megabyte.toFixed(0)} ms for each megabyte of both beyond`);
  say('  most beyond the wire:');
  for (const [id, ms] of [...beyond(second)].sort(([, a], [, b]) => b - a).slice(0, 12)) say(`  ${ms.toFixed(0).padStart(6)} ms  ${id}`);
}
