import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isSilence } from '../../trader-interface/outbox';
import { judgeSilence } from './answer';

describe('a push that is not answered', () => {
  const failure = { message: '', hint: '' };
  const sealed = {} as Parameters<typeof isSilence>[0]['sealed'];

  test('is a missing receipt only where the endpoint had let it in', () => {
    assert.equal(isSilence({ sealed, failure: { ...failure, code: 'timeout', phase: 'secure' } }), true);
    for (const phase of ['connecting', 'handshake', undefined] as const) assert.equal(isSilence({ sealed, failure: { ...failure, code: 'timeout', phase } }), false);
    // By a bare close a server may refuse our certificate, which is a matter of configuration.
    assert.equal(isSilence({ sealed, failure: { ...failure, code: 'connection-cut', phase: 'secure' } }), false);
    assert.equal(isSilence({ sealed }), false);
  });

  test('breaks ICS2-AS4-25, by the limit that was waited for', () => {
    const { requirement, holds, expected } = judgeSilence(60_000);
    assert.deepEqual([requirement, holds], ['ICS2-AS4-25', false]);
    assert.match(expected, /within 60 s \(as4\.receipt\.timeout\)$/);
  });
});
