import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import { judgeCarrierInformed, judgeHeld } from './do-not-load';
import { judgeIncomplete, judgeNotified } from './notices';
import { answeredReferences, judgeAllAnswered, judgeAmendmentAsked, judgeApart, judgeInformation, type Answering } from './referral';
import { judgeScreening } from './screening';

const NOON = Date.parse('2026-06-01T12:00:00Z');
const ASKED = { mrn: 'M1', references: ['R1'], until: NOON, limit: 'parameter p = PT4H' };

let xml: Xml;
/** A message of the operator; `action` where its header names another. */
function message(text: string, { action, at = NOON }: { action?: string; at?: number } = {}): Answering {
  const read = xml.read(Buffer.from(text));
  if (!read.ok) throw new Error(`no XML: ${text}`);
  return { action: action ?? read.root.name, document: read.root, receivedAt: at };
}
const holds = (judgements: readonly Judgement[], requirement: string): boolean | undefined => judgements.find((one) => one.requirement === requirement)?.holds;

const response = (reference: string, content = '<additionalInformation><text>Yes</text></additionalInformation>'): string =>
  `<additionalInformationResponse><referralRequestReference>${reference}</referralRequestReference>${content}</additionalInformationResponse>`;
const answer = (inside: string, mrn = 'M1', root = 'IE3R02'): string => `<${root}><MRN>${mrn}</MRN>${inside}</${root}>`;

before(async () => {
  xml = await loadXml();
});

describe('an answer to a question of customs (ICS2-REF-01)', () => {
  const right = (text: string, how: Parameters<typeof message>[1] = {}): boolean | undefined => holds(judgeInformation(message(text, how), ASKED), 'ICS2-REF-01');

  test('by text or by file, to the last second', () => {
    assert.ok(right(answer(response('R1'))));
    assert.ok(right(answer(response('R1', '<binaryAttachment><filename>a.pdf</filename></binaryAttachment>'))));
  });
  test('whatever comes late is a finding that names the parameter, and no breach', () => {
    for (const [at, inTime] of [[NOON, true], [NOON + 1, false]] as const) {
      const [content, term] = judgeInformation(message(answer(response('R1')), { at }), ASKED);
      assert.deepEqual([content!.holds, content!.weight, term!.holds, term!.weight], [true, undefined, inTime, 'advice']);
      assert.match(term!.expected, /\(parameter p = PT4H\)$/);
    }
  });
  test('about the filing, in the right message', () => {
    assert.ok(!right(answer(response('R1'), 'M2')));
    assert.ok(!right(answer(response('R1'), 'M1', 'IE3R03')));
    assert.ok(!right(answer(response('R1')), { action: 'IE3R03' }));
  });
  test('under the reference, with content', () => {
    for (const inside of ['', response('LRN1'), response('R1') + response('R2'), response('R1', ''), response('R1', '<additionalInformation><text> </text></additionalInformation>')]) {
      assert.ok(!right(answer(inside)), inside);
    }
  });
});

describe('several questions (ICS2-REF-02, ICS2-REF-06)', () => {
  const three = { ...ASKED, references: ['R1', 'R2', 'R3'] };
  const all = (...texts: string[]): boolean => judgeAllAnswered(texts.map((text) => message(text)), three).holds;

  test('in one message or in several, in any order', () => {
    assert.ok(all(answer(response('R3') + response('R1') + response('R2'))));
    assert.ok(all(answer(response('R2')), answer(response('R1') + response('R3'))));
    assert.ok(!all(answer(response('R1') + response('R2'))) && !all());
  });

  test('a screening answers itself, and closes nothing else', () => {
    const report = (inside: string): Answering => message(answer(inside, 'M1', 'IE3R03'));
    const result = (reference: string): string => `<hrcmScreeningResults><referralRequestReference>${reference}</referralRequestReference></hrcmScreeningResults>`;
    const apart = (inside: string, held?: string): boolean => judgeApart(report(inside), { screening: 'S1', open: 'R1', held }).holds;
    assert.deepEqual(answeredReferences(report(result('S1'))), ['S1']);
    assert.ok(apart(result('S1'), 'open') && apart(result('S1')));
    assert.ok(!apart(result('S1'), 'answered') && !apart(result('S1') + result('R1'), 'open') && !apart('', 'open'));
  });
});

describe('an amendment that customs asked for (ICS2-REF-03)', () => {
  const wanted = { ...ASKED, filed: 'IE3F10', element: 'consignee/name', to: 'New' };
  const amendment = (reference: string, name: string, root = 'IE3A10'): string =>
    `<${root}><MRN>M1</MRN><referralRequestReference>${reference}</referralRequestReference><house><consignee><name>Old</name></consignee><consignee><name>${name}</name></consignee></house></${root}>`;
  const right = (text: string): boolean => judgeAmendmentAsked(message(text), wanted)[0]!.holds;

  test('names filing and request, and says it otherwise', () => assert.ok(right(amendment('R1', 'New'))));
  test('is no answer in words, and no amendment of something else', () => {
    for (const text of [amendment('R2', 'New'), amendment('R1', 'Old'), amendment('R1', 'New', 'IE3A11'), answer(response('R1'))]) assert.ok(!right(text), text);
  });
});

describe('a report on a screening (ICS2-REF-04, ICS2-REF-05)', () => {
  const methods = (...names: string[]): string => names.map((name) => `<screeningMethod><method>${name}</method></screeningMethod>`).join('');
  const report = ({ reference = 'R1', house = 'H1', result = '1', done = methods('XRY', 'ZZZ'), root = 'IE3R03' } = {}): string =>
    answer(
      `<hrcmScreeningResults><referralRequestReference>${reference}</referralRequestReference><result>${result}</result>${done}` +
      `<transportDocumentHouseLevel><documentNumber>${house}</documentNumber></transportDocumentHouseLevel></hrcmScreeningResults>`, 'M1', root,
    );
  const judged = (text: string, used = ['XRY'], alarm = false): Judgement[] => judgeScreening(message(text), { asked: { ...ASKED, house: 'H1' }, methods: used, alarm });

  test('with reference, consignment and result', () => {
    assert.ok(holds(judged(report()), 'ICS2-REF-04'));
    assert.ok(holds(judged(report({ result: '2' }), ['XRY'], true), 'ICS2-REF-04'));
    for (const wrong of [{ reference: 'R2' }, { house: 'H2' }, { result: '2' }, { root: 'IE3R02' }]) assert.ok(!holds(judged(report(wrong)), 'ICS2-REF-04'), JSON.stringify(wrong));
  });

  test('with the methods used, one of them with the filler beside it', () => {
    assert.ok(holds(judged(report()), 'ICS2-REF-05'));
    assert.ok(holds(judged(report({ done: methods('EDS', 'XRY') }), ['XRY', 'EDS']), 'ICS2-REF-05'));
    assert.ok(!holds(judged(report({ done: methods('XRY') })), 'ICS2-REF-05'));
    assert.ok(!holds(judged(report({ done: methods('XRY', 'EDS') })), 'ICS2-REF-05'));
    assert.equal(holds(judged(report({ root: 'IE3R02' })), 'ICS2-REF-05'), undefined);
  });
});

describe('what an operator makes of notices', () => {
  test('named goods are held, and others are not (ICS2-REF-10)', () => {
    const held = (...numbers: string[]): boolean => judgeHeld(numbers, { named: ['B'], others: ['A', 'C'] }).holds;
    assert.ok(held('B') && !held() && !held('A', 'B', 'C') && !held('A'));
  });
  test('the carrier is informed, or not (ICS2-REF-11)', () => {
    assert.deepEqual([true, false, undefined, 'yes'].map((one) => judgeCarrierInformed(one, 'E1').holds), [true, false, false, false]);
  });
  test('a message is receipted and kept (ICS2-NOT-11)', () => {
    const notified = (receipt: boolean, kept?: string[]): boolean => judgeNotified({ message: 'IE3N11', number: 'B1', answer: { text: '', receipt }, kept }).holds;
    assert.ok(notified(true, ['IE3R01', 'IE3N11']) && !notified(true, ['IE3R01']) && !notified(true) && !notified(false, ['IE3N11']));
  });
  test('others are missing, and the filing stands (ICS2-NOT-13)', () => {
    const shown = (state: string, ...missing: string[]): boolean => judgeIncomplete({ state, missing }, ['E1', 'E2']).holds;
    assert.ok(shown('registered', 'E2', 'E1') && !shown('refused', 'E1', 'E2') && !shown('registered', 'E1'));
  });
});
