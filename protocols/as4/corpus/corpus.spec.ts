import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open, outcome, testSender } from '../testing/messages';
import { CORPUS } from '.';

/** Each hostile message has one answer, and none makes `openMessage` reject. What it costs is bounded too: see MAX_CPU_MS. */

/** Processor time for one hostile message, not the clock on the wall: the machine may be busy. The largest holds 300,000 elements. */
const MAX_CPU_MS = 6_000;

for (const [group, messages] of Object.entries(CORPUS)) {
  describe(`hostile messages: ${group}`, () => {
    for (const { name, expected, detail, make } of messages) {
      test(`${name}: ${expected}`, async () => {
        const packed = await make(await testSender());
        const before = process.cpuUsage();
        const result = await open(packed);
        const { user, system } = process.cpuUsage(before);
        assert.equal(outcome(result), expected, JSON.stringify(!result.ok && result.problems));
        if (detail !== undefined) assert.match(result.ok ? '' : result.error.detail, detail);
        // Sealed again over what stands there, the seal itself is right: there is nothing else to mind.
        if (!result.ok && name.endsWith('sealed again') && !/-mismatch$/.test(expected)) {
          assert.deepEqual(result.problems.filter(({ reason }) => reason === 'digest-mismatch' || reason === 'signature-mismatch'), []);
        }
        // Nothing that is accepted says anything but what its sender had signed.
        if (result.ok && result.kind === 'user') assert.equal(result.header.action, 'IE3F10');
        assert.ok((user + system) / 1000 < MAX_CPU_MS, `${(user + system) / 1000} ms of processor time`);
      });
    }
  });
}

test('the names of hostile messages are unlike each other', () => {
  const names = Object.values(CORPUS).flat().map(({ name }) => name);
  assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), []);
});
