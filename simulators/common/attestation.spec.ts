import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Attestation, ProtectionMeans } from '../../requirements/attestation';
import { judgeAttested } from './attestation';

const TODAY = '2026-06-01';
const of = (requirement: string, rest: Partial<Attestation> = {}): Attestation => ({ requirement, by: 'head of security', document: 'order 1', date: '2026-01-01', ...rest });

/** Whether each comparison holds, and what was observed. */
function judged(requirement: string, attestations: Attestation[], protectionMeans: ProtectionMeans[] = []): string[] {
  return judgeAttested(requirement, { attestations, protectionMeans }, TODAY).map(({ holds, observed, basis }) => `${basis} ${holds}: ${observed}`);
}

describe('what an operator attests', () => {
  test('holds while it is on file and counts, and says who and by which document', () => {
    assert.deepEqual(judged('EAEU-2009-14', [of('EAEU-2009-14', { name: 'A. Person', expires: TODAY })]), ['attestation true: head of security (A. Person): order 1 of 2026-01-01, until 2026-06-01']);
  });

  test('is a breach where there is none, where it is of tomorrow, and where it has expired', () => {
    assert.deepEqual(judged('EAEU-2009-14', [of('EAEU-2009-07')]), ['attestation false: none is on file']);
    assert.match(judged('EAEU-2009-14', [of('EAEU-2009-14', { date: '2026-06-02' })])[0]!, /false: .*after today/);
    assert.match(judged('EAEU-2009-14', [of('EAEU-2009-14', { expires: '2026-05-31' })])[0]!, /false: .*expired on 2026-05-31/);
  });

  const means: ProtectionMeans = { name: 'TLS', certificate: 'C-1', validUntil: TODAY, list: 'list 1' };
  const cases: [what: string, requirement: string, means: ProtectionMeans[], said: RegExp][] = [
    ['certified', 'EAEU-2009-12', [means], /true: TLS, C-1/],
    ['without a certificate', 'EAEU-2009-12', [means, { ...means, name: 'VPN', certificate: undefined }], /false: VPN has no certificate/],
    ['with a certificate of no known end', 'EAEU-2009-12', [{ ...means, validUntil: undefined }], /false: TLS has no date/],
    ['with a certificate that has ended', 'EAEU-2009-12', [{ ...means, validUntil: '2026-05-31' }], /false: TLS has a certificate that ended/],
    ['on no list', 'EAEU-2009-13', [{ ...means, list: undefined }], /false: TLS has no list/],
    ['on the list', 'EAEU-2009-13', [{ name: 'TLS', list: 'list 1' }], /true: TLS, list 1/],
    ['none at all', 'EAEU-2009-13', [], /false: no means is named/],
  ];
  for (const [what, requirement, list, said] of cases) {
    test(`means of protection ${what}`, () => assert.match(judged(requirement, [of(requirement)], list)[1]!, said));
  }
});
