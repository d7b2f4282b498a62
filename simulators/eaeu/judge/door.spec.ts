import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Knock } from '../hostile/probes';
import { judgeDoor } from './door';

const answered = (status: number): Knock => ({ kind: 'answered', status, text: '' });
const refused: Knock = { kind: 'refused', code: 'tls-refused-by-peer', why: 'alert' };
const holds = (stranger: Knock, gateway: Knock): boolean[] => judgeDoor(new Map([['a stranger', stranger], ['the gateway', gateway]]), 'the gateway').map((one) => one.holds);

test('a stranger may be denied in the handshake or by an error of HTTP, and the gateway must be let in', () => {
  assert.deepEqual(holds(refused, answered(202)), [true, true]);
  for (const status of [400, 401, 403]) assert.deepEqual(holds(answered(status), answered(200)), [true, true], String(status));
  assert.deepEqual(holds(answered(202), answered(202)), [false, true]);
  assert.deepEqual(holds(answered(403), answered(403)), [true, false], 'who denies everybody lets nobody in');
});
