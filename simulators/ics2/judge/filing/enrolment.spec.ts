import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Judgement } from '../../../../requirements/judgement';
import { STRICT, type Tolerates } from '../../../../requirements/ics2/tolerances';
import { judgeEdition } from '../message/edition';
import { judgeConnectedFirst, judgeEstablishment, judgeOneEori, judgePlan, judgeSystem, judgeSystemIdentifiers, judgeTwoEoris, type Sender } from './enrolment';

const OPERATOR = 'SE5567891234';
const PROVIDER = 'DE1234567890123';
const OTHER = 'PT500700900';
const held = (judgements: Judgement[]): boolean[] => judgements.map(({ holds }) => holds);

describe('whose EORI is on the wire', () => {
  const own: Sender = { fromPartyId: OPERATOR, operator: OPERATOR, declarant: OPERATOR };
  const behind: Sender = { fromPartyId: `GATE1@${PROVIDER}@DE`, operator: OPERATOR, provider: PROVIDER, declarant: OPERATOR };
  const CASES: { what: string; sender: Sender; system: boolean; one: boolean; two: boolean }[] = [
    { what: 'own system', sender: own, system: true, one: true, two: false },
    { what: 'own system, with system identifier and member state', sender: { ...own, fromPartyId: `A1@${OPERATOR}@SE` }, system: true, one: true, two: false },
    { what: 'a provider', sender: behind, system: true, one: false, two: true },
    { what: 'a provider under its client\'s EORI', sender: { ...behind, fromPartyId: OPERATOR }, system: false, one: true, two: false },
    { what: 'a provider that declares for itself', sender: { ...behind, declarant: PROVIDER }, system: true, one: true, two: false },
    { what: 'a stranger', sender: { ...own, fromPartyId: OTHER }, system: false, one: false, two: false },
    { what: 'a stranger in place of the provider', sender: { ...behind, fromPartyId: OTHER }, system: false, one: false, two: false },
    { what: 'no PartyId', sender: { ...own, fromPartyId: undefined }, system: false, one: false, two: false },
    { what: 'no declarant', sender: { ...own, declarant: undefined }, system: true, one: false, two: false },
    { what: 'neither PartyId nor declarant', sender: { operator: OPERATOR }, system: false, one: false, two: false },
    { what: 'a PartyId that is none', sender: { ...own, fromPartyId: `${OPERATOR}@A1@B2@C3` }, system: false, one: false, two: false },
  ];
  for (const { what, sender, system, one, two } of CASES) {
    test(what, () => assert.deepEqual(held([judgeSystem(sender), judgeOneEori(sender), judgeTwoEoris(sender)]), [system, one, two]));
  }
});

describe('where the operator belongs', () => {
  const CASES: { eori: string; country: string; authority: string; held: boolean[] }[] = [
    { eori: 'DE1', country: 'DE', authority: 'DE', held: [true, true] },
    { eori: 'XI1', country: 'GB', authority: 'XI', held: [true, true] },
    { eori: 'DE1', country: 'US', authority: 'DE', held: [true, true] },
    { eori: 'DE1', country: 'FR', authority: 'FR', held: [true, false] },
    { eori: 'SE1', country: 'NO', authority: 'NO', held: [true, true] },
    { eori: 'SE1', country: 'NO', authority: 'SE', held: [true, false] },
    { eori: 'NO1', country: 'NO', authority: 'NO', held: [true, true] },
    { eori: 'FR1', country: 'CH', authority: 'CH', held: [true, true] },
    { eori: 'FR1', country: 'CH', authority: 'FR', held: [true, false] },
    { eori: 'GB1', country: 'GB', authority: 'GB', held: [false, true] },
    { eori: 'US1', country: 'US', authority: 'DE', held: [false, false] },
    { eori: 'XI123456789000', country: 'XI', authority: 'GB', held: [true, true] },
    { eori: 'XI123456789000', country: 'XI', authority: 'IE', held: [true, false] },
  ];
  for (const { held: expected, ...declared } of CASES) test(JSON.stringify(declared), () => assert.deepEqual(held(judgeEstablishment(declared)), expected));
});

describe('the plan', () => {
  const judged = (plan: Parameters<typeof judgePlan>[0]): [boolean, string | undefined][] =>
    judgePlan(plan, '2026-06-15', { day: '2026-05-15', lead: 'P1M' }).map(({ holds, weight }) => [holds, weight]);
  test('given early enough', () => assert.deepEqual(judged({ authority: 'DE', date: '2026-05-15' }), [[true, undefined], [true, 'advice']]));
  test('given before the run, but late', () => assert.deepEqual(judged({ authority: 'DE', date: '2026-06-15' }), [[true, undefined], [false, 'advice']]));
  test('given after the run', () => assert.deepEqual(judged({ authority: 'DE', date: '2026-06-16' }), [[false, undefined]]));
  test('without a date, without an authority, not at all', () => {
    for (const plan of [{ authority: 'DE' }, { date: '2026-01-01' }, {}]) assert.deepEqual(judged(plan), [[false, undefined]]);
  });
});

test('access points are told apart by identifiers of at most twelve letters and digits', () => {
  const holds = (...partyIds: string[]): boolean => judgeSystemIdentifiers(partyIds).holds;
  for (const good of [[`A@${PROVIDER}`, `B@${PROVIDER}`], [PROVIDER, `PULL@${PROVIDER}`], [`ABCDEFGHIJK1@${PROVIDER}@DE`, `a@${PROVIDER}`]]) assert.ok(holds(...good), good.join());
  const BAD = [
    [], [PROVIDER], [PROVIDER, PROVIDER], [`A@${PROVIDER}`, `A@${PROVIDER}`], [`A@${PROVIDER}`, `A@${PROVIDER}@DE`], [PROVIDER, `${PROVIDER}@DE`], [PROVIDER, `WAREHOUSE-ROT-3@${PROVIDER}`],
    [PROVIDER, `ABCDEFGHIJK12@${PROVIDER}`], [PROVIDER, `@${PROVIDER}`], [PROVIDER, `A B@${PROVIDER}`], [PROVIDER, `A@${OTHER}`], [PROVIDER, ''], [PROVIDER, 'GATE'],
  ];
  for (const bad of BAD) assert.ok(!holds(...bad), bad.join());
});

test('business begins on a tested connection', () => {
  assert.ok(judgeConnectedFirst({ tested: true, businessBeforeTest: 0 }).holds);
  assert.ok(!judgeConnectedFirst({ tested: true, businessBeforeTest: 1 }).holds);
  assert.ok(!judgeConnectedFirst({ tested: false, businessBeforeTest: 0 }).holds);
});

test('agreement and namespace go together', () => {
  const [namespace, older] = ['urn:wco:datamodel:eu:ics2:2', 'EU-ICS2-TI-V1.0'];
  const verdict = (agreement: string, ns: string | undefined, tolerates = STRICT): string[] =>
    judgeEdition({ agreement, namespace: ns, tolerates }).map(({ holds, weight }) => (holds ? 'right' : (weight ?? 'breach')));
  assert.deepEqual(verdict('EU-ICS2-TI-V2.0', namespace), ['right']);
  const wrong: [agreement: string, ns?: string][] = [['(absent)', namespace], ['EU-ICS2-TI-V2.0', 'urn:wco:datamodel:WCO:CIS:1'], ['EU-ICS2-TI-V2.0'], [older], [older, 'urn:wco:datamodel:WCO:CIS:1']];
  const lenient: Tolerates = (name) => name === 'ics2.tolerance.agreement';
  for (const [agreement, ns] of wrong) assert.deepEqual([verdict(agreement, ns), verdict(agreement, ns, lenient)], [['breach'], ['breach']], `${agreement} ${ns ?? ''}`);
  assert.deepEqual([verdict(older, namespace), verdict(older, namespace, lenient)], [['breach'], ['advice']]);
});
