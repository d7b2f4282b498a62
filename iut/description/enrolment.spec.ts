import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accessPointOwner, checkEnrolment, enrolmentFacts } from './enrolment';

const PROVIDER = { eori: 'DE1234567890123', name: 'Access points for others' };
const PLAN = { authority: 'NO', date: '2026-01-15' };

function problems(party: Parameters<typeof checkEnrolment>[0]): string[] {
  const found: string[] = [];
  checkEnrolment(party, (code, path) => found.push(`${code} ${path.join('.')}`));
  return found;
}

describe('what an operator declares at enrolment', () => {
  const CASES: { party: Parameters<typeof checkEnrolment>[0]; found: string[] }[] = [
    { party: {}, found: [] },
    { party: { system: 'own', plan: PLAN }, found: [] },
    { party: { eori: 'SE5567891234', system: 'provider', provider: PROVIDER }, found: [] },
    { party: { eori: 'SE5567891234', system: 'provider' }, found: ['missing-key party.system'] },
    { party: { system: 'provider', provider: PROVIDER }, found: ['missing-key party'] },
    { party: { eori: 'SE5567891234', provider: PROVIDER }, found: ['conflict party.provider'] },
    { party: { eori: 'SE5567891234', system: 'own', provider: PROVIDER }, found: ['conflict party.provider'] },
    { party: { eori: PROVIDER.eori, system: 'provider', provider: PROVIDER }, found: ['conflict party.provider.eori'] },
  ];
  for (const { party, found } of CASES) {
    test(`${JSON.stringify(party)}: ${found.join(', ') || 'sound'}`, () => assert.deepEqual(problems(party), found));
  }

  test('the access point belongs to the provider, where there is one', () => {
    assert.equal(accessPointOwner({ party: { eori: 'SE5567891234' }, enrolment: { system: 'provider', provider: PROVIDER } }), PROVIDER.eori);
    assert.equal(accessPointOwner({ party: { eori: 'SE5567891234' }, enrolment: {} }), 'SE5567891234');
  });

  test('facts of hello name what was declared, and nothing else', () => {
    assert.deepEqual(enrolmentFacts({}), {});
    assert.deepEqual(enrolmentFacts({ system: 'provider', provider: PROVIDER, plan: PLAN }), {
      'ics2.system': 'provider', 'ics2.provider.eori': PROVIDER.eori, 'ics2.provider.name': PROVIDER.name, 'ics2.plan.authority': 'NO', 'ics2.plan.date': '2026-01-15',
    });
  });
});
