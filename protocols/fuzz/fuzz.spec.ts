import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { campaign } from './campaign';
import { type EntryPoint, entryPoints } from './entry-points';

/** A bounded campaign on each entry point, the same in every run. The longer one: `npm run fuzz -- --minutes 10 --seed 1`. */

const SEED = 20261122;
/** Rounds of twenty examples each; thirty for the rest. */
const ROUNDS: Readonly<Record<string, number>> = { message: 60, envelope: 40 };
const MAX_CPU_MS = 3_000;

describe('fuzzing', () => {
  let all: EntryPoint[];
  before(async () => { all = await entryPoints(); });

  for (const name of ['message', 'envelope', 'multipart', 'Content-Type', 'gzip', 'PKIPath', 'ClientHello', 'WS-Security', 'signed document']) {
    test(`${name}: nothing that must never happen`, async () => {
      const entryPoint = all.find((one) => one.name === name)!;
      const { found, examples, outcomes } = await campaign(entryPoint, {
        seed: SEED, perRound: 20, goesOn: (rounds) => rounds < (ROUNDS[name] ?? 30), maxCpuMs: MAX_CPU_MS,
      });
      assert.equal(found, undefined, found === undefined ? '' : `${found.error}\n${JSON.stringify(found.changes)}\n${found.bytes.toString('base64').slice(0, 4000)}`);
      assert.ok(examples >= 20 * (ROUNDS[name] ?? 30));
      assert.ok(outcomes.size > 1, 'different examples end in different ways');
    });
  }

  test('a property that does not hold is found, and what broke it is made small', async () => {
    const entryPoint: EntryPoint = {
      name: 'faulty', seeds: [Buffer.from('<a><b/></a>')],
      examine: (bytes) => {
        if (bytes.includes('<!DOCTYPE')) throw new Error('planned');
        return 'ok';
      },
    };
    const { found } = await campaign(entryPoint, { seed: SEED, perRound: 200, goesOn: (rounds) => rounds < 30, maxCpuMs: MAX_CPU_MS });
    assert.match(found?.error ?? '', /planned/);
    assert.ok(found!.changes.length <= 2, JSON.stringify(found!.changes));
    assert.ok(found!.bytes.includes('<!DOCTYPE'));
  });

  test('an example that takes too long is found', async () => {
    const entryPoint: EntryPoint = { name: 'slow', seeds: [Buffer.from('a')], examine: () => 'ok' };
    const { found } = await campaign(entryPoint, { seed: SEED, perRound: 1, goesOn: (rounds) => rounds < 1, maxCpuMs: -1 });
    assert.match(found?.error ?? '', /processor time/);
  });
});
