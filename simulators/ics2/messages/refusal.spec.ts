import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml } from '../../../protocols/xml';
import { ParameterError } from '../../../requirements/parameters';
import { createMessageJudge, type MessageJudge } from '../../../requirements/ics2/validate/judge';
import type { Problem } from '../../../requirements/ics2/problem';
import { makeSpecimen } from '../../../requirements/ics2/specimens/specimen';
import { writeXml } from '../../../requirements/ics2/specimens/tree';
import { TRADER_ACTIONS } from '../trader-interface/admission';
import { errorNotification, lifecycleError, pointerSyntax, refusalText } from './refusal';
import { functionalReferenceOf, referenceOf } from './reference';

const AT = Date.parse('2026-06-01T08:00:00Z');
const DAY = '2026-06-01';
let xml: Xml;
let judge: MessageJudge;

before(async () => {
  xml = await loadXml();
  judge = createMessageJudge(xml);
});

const good = (message: string): string => writeXml(makeSpecimen(message, { kind: 'full' }, { day: DAY }));
const problemsOf = (bytes: Buffer | string, message: string): Problem[] =>
  judge.judge(Buffer.from(bytes as string), { message, day: DAY }).problems.filter(({ weight, stage }) => weight === 'reject' && stage === 'trader-interface');

/** The refusal of a document as the desk makes it, and what the engine says of that. */
function refusal(document: Buffer | string, message: string): { text: string; own: string[] } {
  const problems = problemsOf(document, message);
  assert.ok(problems.length > 0, `${message} is good`);
  const read = xml.read(Buffer.from(document as string));
  const reference = referenceOf(read.ok ? read.root : undefined, problems);
  const text = errorNotification(reference, functionalReferenceOf(reference), problems.map((problem) => refusalText(problem, 'xpath')), AT);
  return { text, own: problemsOf(text, 'IE3N99').map(({ rule, path, found }) => `${rule} ${path} ${found}`) };
}

describe('IE3N99', () => {
  test('conforms to its table for every trader message with any one value spoilt', () => {
    const spoilt = ['', ' ', 'X'.repeat(600), '🚢'.repeat(300), 'شركة', '&lt;a&gt;&amp;', '2026-13-01', '-1'];
    let refusals = 0;
    for (const message of TRADER_ACTIONS) {
      const document = good(message);
      const values = [...document.matchAll(/>([^<>\n]+)</g)];
      for (const [at, value] of values.entries()) {
        if (at % 17 !== 0) continue;
        const bad = spoilt[(at / 17) % spoilt.length]!;
        const changed = `${document.slice(0, value.index + 1)}${bad}${document.slice(value.index + 1 + value[1]!.length)}`;
        if (problemsOf(changed, message).length === 0) continue;
        assert.deepEqual(refusal(changed, message).own, [], `${message} with ${bad.slice(0, 20)} for ${value[1]!}`);
        refusals += 1;
      }
    }
    assert.ok(refusals > 120, String(refusals));
  });

  test('of what cannot be read has neither reference nor pointer', () => {
    for (const unreadable of [Buffer.from([0xff, 0xfe, 0x00]), '<IE3F10><open></IE3F10>', '<!DOCTYPE x [<!ENTITY e "x">]><IE3F10/>', '']) {
      const { text, own } = refusal(unreadable, 'IE3F10');
      assert.deepEqual(own, []);
      assert.ok(!text.includes('<functionalReference>') && !text.includes('<pointer>'), text);
      assert.match(text, /<technicalErrorMessage>line \d+: /);
    }
  });

  test('quotes nothing that was found wrong but the number of the message', () => {
    const document = good('IE3F10').replace(/<LRN>[^<]*/, `<LRN>${'L'.repeat(30)}`).replace(/(<declarant>[\s\S]*?<identificationNumber>)[^<]*/, '$14711');
    const { text } = refusal(document, 'IE3F10');
    assert.match(text, /<functionalReference>L{30}</);
    assert.ok(!text.includes('<declarant>'));
    assert.ok(text.includes('<customsOfficeOfFirstEntry>'));
    assert.ok(!refusal(document.replace('L'.repeat(30), 'L'.repeat(36)), 'IE3F10').text.includes('<functionalReference>'));
  });

  test('of a document under a wrong root quotes its number alone', () => {
    const { text, own } = refusal(good('IE3F11'), 'IE3F10');
    assert.deepEqual(own, []);
    assert.ok(text.includes('<functionalReference>') && !text.includes('<declarant>'));
  });

  test('holds 99999 errors and no more', () => {
    const text = errorNotification({}, undefined, Array.from({ length: 100_001 }, () => ({ code: '12', description: 'x' })), AT);
    assert.equal(text.match(/<error>/g)?.length, 99_999);
  });
});

describe('IE3N01', () => {
  test('names a filing by its LRN, everything else by the MRN', () => {
    const errors = [{ code: '72', description: 'too late', pointer: '/IE3A10/MRN' }];
    const party = { declarant: 'DE1234567890123' };
    const filing = lifecycleError({ ...party, lrn: 'L1', mrn: '26DE00000000001AT2' }, errors, AT);
    assert.ok(filing.includes('<LRN>L1</LRN>') && !filing.includes('<MRN>'));
    const amendment = lifecycleError({ ...party, mrn: '26DE00000000001AT2' }, errors, AT);
    assert.ok(amendment.includes('<MRN>26DE00000000001AT2</MRN>') && !amendment.includes('<LRN>'));
    for (const text of [filing, amendment]) assert.deepEqual(problemsOf(text, 'IE3N01'), []);
  });

  test('is not made without a pointer', () => {
    assert.throws(() => lifecycleError({ declarant: 'DE1' }, [{ code: '72', description: 'x' }], AT), /IE3N01\/error\/pointer/);
  });
});

describe('pointers', () => {
  test('are XPath, or business names where that is asked for', () => {
    const [problem] = problemsOf(good('IE3F10').replace(/<reEntryIndicator>[^<]*/, '<reEntryIndicator>N'), 'IE3F10');
    assert.equal(refusalText(problem!, pointerSyntax('xpath')).pointer, '/IE3F10/reEntryIndicator');
    assert.equal(refusalText(problem!, pointerSyntax('display-names')).pointer, 'IE3F10/Re-entry indicator');
  });

  test('another syntax is refused with the two there are', () => {
    assert.throws(() => pointerSyntax('jsonpath'), (error: unknown) => error instanceof ParameterError && error.code === 'PARAMETER_INVALID' && /xpath or display-names/.test(error.hint));
  });
});
