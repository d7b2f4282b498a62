import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ClientHello } from '../../../../protocols/tls/client-hello';
import type { EndedConnection } from '../../../../protocols/tls/listener';
import type { Judgement } from '../../../../requirements/judgement';
import { judgeDoor, judgeHello, judgeOldVersion, judgeWeakSuites, judgeWithdrawal } from './tls';

const PFS = 0xc02f;
const hello = (more: Partial<ClientHello>): ClientHello => ({ versions: ['TLSv1.3', 'TLSv1.2'], versionsAreAll: true, suites: [0x1301, PFS], resumes: false, ...more });
const broken = (judgements: Judgement[]): string[] => judgements.filter(({ holds }) => !holds).map(({ expected, weight }) => `${weight ?? 'demand'}: ${expected}`);

describe('what a client offers', () => {
  for (const [title, offered, expected] of [
    ['of our time', {}, []],
    ['up to TLS 1.2', { versions: ['TLSv1.2'], versionsAreAll: false }, []],
    ['TLS 1.3 alone', { versions: ['TLSv1.3'] }, ['demand: TLS 1.2 is offered']],
    ['with TLS 1.1 among them', { versions: ['TLSv1.3', 'TLSv1.2', 'TLSv1.1'] }, ['demand: no version before TLS 1.2 is offered']],
    ['up to TLS 1.0', { versions: ['TLSv1'], versionsAreAll: false }, ['demand: TLS 1.2 is offered', 'demand: no version before TLS 1.2 is offered']],
    ['no version that exists', { versions: [] }, ['demand: TLS 1.2 is offered']],
    ['a suite without forward secrecy', { suites: [PFS, 0x009c] }, ['advice: only suites with forward secrecy are offered']],
    ['a suite without encryption', { suites: [PFS, 0x0002] }, ['advice: only suites with forward secrecy are offered']],
    ['a suite that nobody knows', { suites: [PFS, 0xfefe] }, []],
  ] as const) {
    test(`${title}: ${expected.length === 0 ? 'nothing to say' : expected.join('; ')}`, () => assert.deepEqual(broken(judgeHello(hello(offered as Partial<ClientHello>))), expected));
  }

  test('the weak suites are named', () => {
    assert.match(judgeHello(hello({ suites: [PFS, 0x009c] })).at(-1)!.observed, /of 2 suites also TLS_RSA_WITH_AES_128_GCM_SHA256$/);
  });
});

describe('what a server agrees to', () => {
  test('an old version must be refused', () => {
    assert.equal(judgeOldVersion('TLS 1.0', { kind: 'refused', how: 'alert protocol_version' }, 'iut').holds, true);
    const { holds, observed } = judgeOldVersion('TLS 1.0', { kind: 'agreed', version: 'TLSv1', suite: 0x002f }, 'iut');
    assert.deepEqual([holds, observed], [false, 'agreed on TLSv1 with TLS_RSA_WITH_AES_128_CBC_SHA']);
  });

  test('suites without forward secrecy are advised against, broken ones forbidden, both to the simulator', () => {
    const last = { kind: 'refused', how: 'alert handshake_failure' } as const;
    const weights = (worth: 'exposed' | 'broken', party: string, requirement?: string): (string | undefined)[] => {
      const { holds, weight } = judgeWeakSuites(worth, ['TLS_X'], last, party, requirement);
      return [String(holds), weight];
    };
    assert.deepEqual(weights('exposed', 'iut'), ['false', 'advice']);
    assert.deepEqual(weights('broken', 'iut'), ['false', undefined]);
    assert.deepEqual(weights('exposed', 'trader-interface', 'ICS2-SEED-20'), ['false', undefined]);
    assert.equal(judgeWeakSuites('exposed', [], last, 'iut').holds, true);
  });
});

describe('a caller whose certificate does not count', () => {
  for (const [title, answer, holds, weight] of [
    ['refused in the handshake', undefined, true, undefined],
    ['let through the handshake and turned away by a bare HTTP 400, as some servers do', { status: 400, soap: false }, false, 'advice'],
    ['answered by an eb:Error under HTTP 400', { status: 400, soap: true }, false, undefined],
    ['answered with a receipt', { status: 200, soap: true }, false, undefined],
    ['answered with nothing under HTTP 200', { status: 200, soap: false }, false, undefined],
  ] as const) {
    test(title, () => {
      const judged = judgeDoor('ICS2-SEC-17', answer, 'tls-refused-by-peer');
      assert.deepEqual([judged.holds, judged.weight], [holds, weight]);
    });
  }
});

describe('whether a client went on', () => {
  const ended = (outcome: 'accepted' | 'refused', bytesReceived: number): EndedConnection =>
    ({ handshake: { kind: 'handshake', server: 's', client: 'c', outcome }, bytesReceived, clientPort: 1 });
  for (const [title, connection, messages, holds] of [
    ['broken off', ended('refused', 0), 0, true],
    ['left after the handshake without a byte', ended('accepted', 0), 0, true],
    ['a byte sent', ended('accepted', 1), 0, false],
    ['a message sent over a connection that stands', undefined, 1, false],
    ['nothing at all, which proves nothing', undefined, 0, false],
  ] as const) {
    test(`${title}: ${holds ? 'no' : 'yes'}`, () => assert.equal(judgeWithdrawal('ICS2-SEC-17', 'an expired certificate', connection, messages).holds, holds));
  }
});
