import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reception } from '../reception';
import { TEST_ACTION, TEST_SERVICE } from '../agreed';
import { createHistory, type History } from './history';

/** Of a reception the history reads no more than this. */
const received = (kind: 'business' | 'test', { from = 'OPERATOR', receipted = true, verified = true } = {}): Reception =>
  ({
    fromPartyId: from,
    answer: receipted ? { kind: 'receipt', messageId: 'm', again: false } : { kind: 'error', code: 'EBMS:0004', detail: '' },
    opened: { ok: verified, kind: 'user', header: kind === 'test' ? { service: TEST_SERVICE, action: TEST_ACTION } : { service: 'eu_ics2_t2c', action: 'IE3F10' } },
  }) as unknown as Reception;

function after(...receptions: Reception[]): Pick<History, 'tested' | 'businessBeforeTest'> {
  const history = createHistory((partyId) => partyId === 'OPERATOR');
  receptions.forEach((one) => history.note(one));
  return { tested: history.tested, businessBeforeTest: history.businessBeforeTest };
}

test('a receipted test ends the time before it; what comes later does not count', () => {
  assert.deepEqual(after(), { tested: false, businessBeforeTest: 0 });
  assert.deepEqual(after(received('test'), received('business')), { tested: true, businessBeforeTest: 0 });
  assert.deepEqual(after(received('business'), received('test'), received('business')), { tested: true, businessBeforeTest: 1 });
});

test('a test that was refused, not verified, or somebody else\'s is none; neither is their business', () => {
  for (const test of [received('test', { receipted: false }), received('test', { verified: false }), received('test', { from: 'PROBE' })]) {
    assert.deepEqual(after(test, received('business')), { tested: false, businessBeforeTest: 1 });
  }
  assert.deepEqual(after(received('business', { from: 'PROBE' }), received('business', { verified: false }), received('test')), { tested: true, businessBeforeTest: 0 });
});
