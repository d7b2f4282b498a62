import type { ClientQuestion } from './receive/client';
import type { Ended, Started } from './receive/server';
import { worker, type Worker } from './receive/talk';

const ROUNDS = 7;
/** Until the compiler has seen what is run most: some six thousand messages; after two thousand it is a quarter slower still. */
const WARMING = 30;
/** Messages in a round, from each of the senders. */
const EACH = 100;
const SENDERS = 2;
const CONNECTIONS = 8;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

interface Sent {
  receipts: number;
  seconds: number;
}

const toAll = <T>(senders: readonly Worker[], question: ClientQuestion): Promise<T[]> => Promise.all(senders.map((one) => one.ask<T>(question)));

async function round(server: Worker, senders: readonly Worker[], url: string): Promise<Ended & Sent> {
  // A handshake costs the server another signature, and no operator makes one for each message.
  await toAll(senders, { do: 'send', url, count: CONNECTIONS, connections: CONNECTIONS });
  await server.ask('begin');
  const sent = await toAll<Sent>(senders, { do: 'send', url, count: EACH, connections: CONNECTIONS });
  const ended = await server.ask<Ended>('end');
  return { ...ended, receipts: sent.reduce((sum, one) => sum + one.receipts, 0), seconds: Math.max(...sent.map((one) => one.seconds)) };
}

/** @throws Error unless every filing was receipted and found good: else something else would be measured */
async function wholeRound(server: Worker, senders: readonly Worker[], url: string): Promise<Ended & Sent> {
  const done = await round(server, senders, url);
  const total = EACH * senders.length;
  if (done.receipts === total && done.accepted === total) return done;
  throw new Error(`of ${total} filings ${done.receipts} were receipted, ${done.accepted} accepted, ${done.refused} refused`);
}

/**
 * The receive path of the trader interface, in processor time of the receiving process alone; senders are processes of their own, with
 * messages that were sealed beforehand and connections that they keep. All ratios are to what one core signs with RSA-3072 in the same
 * round, since every message is answered by one signature. With two cores at hand, no more comes through than the busiest thread lets, nor than
 * both cores do together.
 */
export async function benchReceive(): Promise<void> {
  const server = worker('server.ts');
  // A process of its own, so that neither pays for what the other has compiled and keeps.
  const judging = worker('server.ts');
  const senders = Array.from({ length: SENDERS }, () => worker('client.ts'));
  try {
    const urls = await server.ask<Started>('start');
    const { judged: judgedUrl } = await judging.ask<Started>('start');
    const rounds = 4 * ROUNDS + 2 * WARMING + 2;
    await toAll(senders, { do: 'prepare', count: rounds * (EACH + CONNECTIONS) });
    const total = EACH * SENDERS;
    await round(server, senders, urls.bare);
    await round(server, senders, urls.signing);
    for (let at = 0; at < WARMING; at++) await wholeRound(server, senders, urls.whole);
    for (let at = 0; at < WARMING; at++) await wholeRound(judging, senders, judgedUrl);
    const figures: { sign: number; parse: number; bare: number; signing: number; one: number; two: number; clock: number; judged: number }[] = [];
    for (let at = 0; at < ROUNDS; at++) {
      const sign = await server.ask<number>('sign');
      const parse = await server.ask<number>('parse');
      const bare = await round(server, senders, urls.bare);
      const signing = await round(server, senders, urls.signing);
      const whole = await wholeRound(server, senders, urls.whole);
      const judged = await wholeRound(judging, senders, judgedUrl);
      const second = 1000 * total;
      figures.push({
        sign, parse, bare: second / bare.all / sign, signing: second / signing.all / sign, one: second / whole.all / sign, two: second / Math.max(whole.busiest, whole.all / 2) / sign, clock: total / whole.seconds / sign,
        judged: second / judged.all / sign,
      });
    }
    const of = (name: keyof (typeof figures)[number]): number => median(figures.map((one) => one[name]));
    const line = (ratio: number, words: string): void => void process.stdout.write(`  ${ratio.toFixed(2).padStart(5)}  ${words}\n`);
    process.stdout.write('receive a sealed filing of 6 kB, from TLS to the signed receipt\n');
    line(1, `node:crypto: RSA-3072 signature alone (${of('sign').toFixed(0)}/s)`);
    line(of('bare'), 'bare node:https with the same mutual TLS, body read, as many bytes answered');
    line(of('signing'), 'TLS, body and signature alone: the same, and signs before it answers');
    line(median(figures.map(({ parse, sign }) => parse / sign)), 'libxml2-wasm: parse of the filing alone');
    line(of('one'), 'the whole path on one core: TLS, MIME, guard, verification, gunzip, schema, duplicates, signed receipt (target 0.6)');
    line(of('two'), 'the same on two cores, by the time of the busiest thread');
    line(median(figures.map(({ one, two }) => two / one)), 'what two cores are worth (target 1.7)');
    line(of('clock'), 'by the clock, with senders on the same cores');
    line(of('judged'), 'the whole path and what follows the receipt: the document judged by table, rules, conditions, code lists and stop words, on one core');
  } finally {
    for (const one of [server, judging, ...senders]) one.end();
  }
}
