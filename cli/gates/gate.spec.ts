import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { counted, lanes, tool } from './gate';

const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-gate-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let gates = 0;

/** A gate that runs this TypeScript. */
function gate(text: string) {
  const file = join(folder, `gate-${gates++}.ts`);
  writeFileSync(file, text);
  return counted(file);
}
const say = (value: unknown): string => `console.log(JSON.stringify(${JSON.stringify(value)}));`;

describe('a gate that counts', () => {
  test('its last line is taken, what it wrote before is shown', async () => {
    const { seconds, ...outcome } = await gate(`console.log('look' satisfies string); console.error('chatter');${say({ passed: 7, failed: 2, skipped: 1, skips: ['no Java'], note: 'n' })}`);
    assert.deepEqual(outcome, { passed: 7, failed: 2, skipped: 1, skips: ['no Java'], note: 'n', output: outcome.output });
    assert.deepEqual(outcome.output.split('\n').sort(), ['', 'chatter', 'look']);
    assert.ok(seconds > 0);
    assert.equal((await gate(`console.log('look'); console.error('chatter');${say({ passed: 7, failed: 0 })}`)).output, 'look\n', 'a gate that passed does not chatter');
  });

  test('silence, prose, a wrong count, nothing counted and a bad exit are failures, each with its cause', async () => {
    const cases: [string, RegExp][] = [
      ['', /without its counts \(exit 0\)/],
      ["console.log('12 passed')", /without its counts/],
      [say({ passed: -1, failed: 0 }), /without its counts/],
      [say({ passed: '3', failed: 0 }), /without its counts/],
      [`${say({ passed: 3, failed: 0 })} console.log('and more')`, /without its counts/],
      [say({ passed: 0, failed: 0 }), /counted nothing/],
      [`${say({ passed: 3, failed: 0 })} process.exitCode = 3;`, /exit 3/],
      [`process.kill(process.pid, 'SIGKILL');`, /without its counts \(killed\)/],
    ];
    await lanes(2, cases.map(([text, cause]) => async () => {
      const outcome = await gate(text);
      assert.equal(outcome.failed, 1, text);
      assert.match(outcome.note ?? '', cause, text);
    }));
  });
});

describe('a gate that is a tool', () => {
  test('is judged by its exit code, and heard only when it fails', async () => {
    assert.deepEqual({ ...(await tool(process.execPath, ['-e', "console.log('fine')"])), seconds: 0 }, { passed: 1, failed: 0, seconds: 0, output: '' });
    const failed = await tool(process.execPath, ['-e', "console.error('not fine'); process.exit(2)"]);
    assert.deepEqual([failed.passed, failed.failed, failed.output], [0, 1, 'not fine\n']);
    assert.equal((await tool(join(folder, 'no-such-tool'), [])).failed, 1);
  });
});

test('lanes keep the order and never run more at a time than they are wide', async () => {
  const began: number[] = [];
  let running = 0;
  let most = 0;
  await lanes(2, [0, 1, 2, 3, 4].map((number) => async () => {
    began.push(number);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  }));
  assert.deepEqual([began, most], [[0, 1, 2, 3, 4], 2]);
});
