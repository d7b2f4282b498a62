import * as fc from 'fast-check';
import type { EntryPoint } from './entry-points';
import { mutate, mutations, type Mutation } from './mutation';
import { TOKENS } from './tokens';

export interface CampaignOptions {
  seed: number;
  /** Examples made in one round, from one message of the pool. */
  perRound: number;
  /** Asked before each round; false ends the campaign. */
  goesOn: (rounds: number) => boolean;
  /** Processor time that one example may take, ms. Processor and not wall time: the machine may be busy. */
  maxCpuMs: number;
}

/** An example that broke a property, as small as fast-check could make it. */
export interface Found {
  error: string;
  /** What was changed in the message of the pool. */
  changes: Mutation[];
  bytes: Buffer;
}

export interface Campaign {
  entryPoint: string;
  rounds: number;
  examples: number;
  /** How often each outcome was met. */
  outcomes: Map<string, number>;
  /** Messages that met an outcome nobody had met before, and were then changed further. */
  pool: number;
  slowestMs: number;
  found?: Found;
}

/** So many messages are kept to be changed further. */
const MAX_POOL = 2_000;

/**
 * Changes messages of an entry point in rounds and looks at what becomes of them, guided by outcome: what ends in a way not met before joins the
 * pool. The same seed gives the same campaign, round by round; a found example is shrunk. Never rejects for what an example does.
 *
 * Guided by outcome and not by coverage: the prebuilt library of jazzer.js 4 asks for glibc 2.38, which long-lived distributions do not have.
 */
export async function campaign(entryPoint: EntryPoint, { seed, perRound, goesOn, maxCpuMs }: CampaignOptions): Promise<Campaign> {
  const pool = [...entryPoint.seeds];
  const result: Campaign = { entryPoint: entryPoint.name, rounds: 0, examples: 0, outcomes: new Map(), pool: pool.length, slowestMs: 0 };
  const material = { tokens: TOKENS, donors: entryPoint.seeds };

  const examine = async (bytes: Buffer): Promise<void> => {
    const before = process.cpuUsage();
    const outcome = await entryPoint.examine(bytes);
    const { user, system } = process.cpuUsage(before);
    const tookMs = (user + system) / 1000;
    result.examples += 1;
    result.slowestMs = Math.max(result.slowestMs, tookMs);
    if (tookMs > maxCpuMs) throw new Error(`${tookMs.toFixed(0)} ms of processor time`);
    const times = result.outcomes.get(outcome) ?? 0;
    result.outcomes.set(outcome, times + 1);
    if (times === 0 && pool.length < MAX_POOL) pool.push(bytes);
  };

  while (result.found === undefined && goesOn(result.rounds)) {
    const base = pool[result.rounds % pool.length]!;
    const outcome = await fc.check(
      fc.asyncProperty(mutations, (changes) => examine(mutate(base, changes, material))),
      { seed: seed + result.rounds, numRuns: perRound, verbose: 0 },
    );
    result.rounds += 1;
    if (outcome.failed) {
      const [changes] = outcome.counterexample!;
      const error = outcome.errorInstance;
      result.found = { error: error instanceof Error ? (error.stack ?? error.message) : String(error), changes, bytes: mutate(base, changes, material) };
    }
  }
  result.pool = pool.length;
  return result;
}
