import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadXml } from '../../../protocols/xml';
import { loadCatalogue } from '../../catalogue/catalogue';
import { structure } from '../structures/structures';
import { specimenByHand } from '../specimens/by-hand/by-hand';
import { displayPath } from './display-path';
import { createMessageJudge, type Judged, type MessageJudge } from './judge';

const DAY = '2026-03-01';
const F10 = specimenByHand('ie3f10');
let judge: MessageJudge;
before(async () => {
  judge = createMessageJudge(await loadXml());
});
after(() => judge.dispose());

const rules = ({ problems }: Judged): string[] => problems.map(({ rule }) => rule);
const ask = (text: string, message?: string, without: string[] = []): Judged =>
  judge.judge(Buffer.from(text), { day: DAY, ...(message === undefined ? {} : { message }), without: new Set(without) });

describe('bytes in, all problems out', () => {
  test('a good message has none; its root says what it is', () => {
    const { problems, message, root } = ask(F10);
    assert.deepEqual([problems, message, root?.name], [[], 'IE3F10', 'IE3F10']);
  });

  test('each message is judged by its own schema', () => {
    for (const one of ['ie3f10', 'ie3r01', 'ie3n99', 'ie3f10']) assert.deepEqual(ask(specimenByHand(one)).problems, []);
  });

  test('bytes that are no XML: one problem, with its line', () => {
    const { problems, root, message } = ask(F10.replace('</LRN>', '<LRN>'));
    assert.deepEqual([root, message], [undefined, undefined]);
    assert.deepEqual(
      problems.map(({ rule, code, line, path, requirement }) => [rule, code, line, path, requirement]),
      [['GEN-XML', '12', F10.split('\n').length - 1, '/', 'ICS2-FIL-02']],
    );
    assert.deepEqual(rules(ask('<!DOCTYPE a><a/>')), ['GEN-XML']);
    assert.deepEqual(rules(ask('')), ['GEN-XML']);
    assert.equal(ask('<', 'IE3N99').problems[0]!.requirement, 'ICS2-ERR-05');
    assert.ok(loadCatalogue().has('ICS2-FIL-02'));
  });

  test('a root element without a table: one problem', () => {
    const { problems, root, message } = ask('<IE3F99/>');
    assert.deepEqual([root?.name, message], ['IE3F99', undefined]);
    assert.deepEqual(
      problems.map(({ rule, code, found }) => [rule, code, found]),
      [['GEN-ROOT', '12', '"IE3F99"']],
    );
    assert.deepEqual(rules(ask(F10, 'IE3F99')), ['GEN-ROOT']);
    assert.deepEqual(rules(ask(F10, '../IE3F10')), ['GEN-ROOT']);
  });

  test('another message than announced: one problem', () => assert.deepEqual(rules(ask(F10, 'IE3F11')), ['GEN-ROOT']));

  test('a judge that was disposed compiles anew', async () => {
    const other = createMessageJudge(await loadXml());
    const twice = [1, 2].map(() => {
      const answer = other.judge(Buffer.from(F10), { day: DAY });
      other.dispose();
      return answer.problems;
    });
    assert.deepEqual(twice, [[], []]);
  });
});

describe('what is switched off', () => {
  const cases: [rule: string, text: string][] = [
    ['GEN-XML', '<'],
    ['GEN-ROOT', '<IE3F99/>'],
    ['GEN-MANDATORY', F10.replace('<reEntryIndicator>0</reEntryIndicator>', '')],
    ['GEN-UNKNOWN', F10.replace('<reEntryIndicator>', '<colour/><reEntryIndicator>')],
    ['GEN-LONG', F10.replace('LRN-2026-000001', 'L'.repeat(23))],
    ['GEN-CODELIST', F10.replace('<type>N705<', '<type>N999<')],
    ['GEN-UNICODE', F10.replace('Quartz sand', '上')],
    ['R3006', F10.replace('+49 40 1234567', '040')],
    ['C3034', F10.replace('<postCode>28195</postCode>', '')],
  ];
  for (const [rule, text] of cases) {
    test(`${rule} is silent, and only it`, () => {
      assert.deepEqual(rules(ask(text)), [rule]);
      assert.deepEqual(ask(text, undefined, [rule]).problems, [], 'nor does the XSD speak in its place');
      assert.deepEqual(rules(ask(text, undefined, ['R3999'])), [rule]);
    });
  }
});

describe('hostile messages', () => {
  const within = (content: string): string => F10.replace('</IE3F10>', `${content}</IE3F10>`);

  test('a message that is wrong all over is judged once, and the XSD is not asked', () => {
    const few = ask(within('<x/>'.repeat(100)));
    const many = ask(within('<x/>'.repeat(50_000)));
    assert.deepEqual([few.problems.length, many.problems.length, many.cut], [100, 50_000, false]);
    const unasked = ({ notChecked }: Judged): boolean => notChecked.some((reason) => reason.startsWith('the XSD was not asked'));
    assert.deepEqual([unasked(few), unasked(many)], [false, true]);
    assert.equal(many.problems[49_999]!.path, '/IE3F10/x[50000]');
  });

  test('problems are bounded, and the first ones are kept', () => {
    const { problems, cut } = judge.judge(Buffer.from(within('<x a="1"/>'.repeat(5000))), { day: DAY, maxProblems: 1000 });
    assert.deepEqual([problems.length, cut, problems[999]!.path], [1000, true, '/IE3F10/x[1000]']);
  });
});

describe('a place in business names', () => {
  const f10 = structure('IE3F10');
  test('keeps positions, and names that the table does not know', () => {
    assert.equal(
      displayPath(f10, '/IE3F10/consignmentMasterLevel/consignmentHouseLevel[2]/totalGrossMass'),
      'IE3F10/Consignment (Master level)/Consignment (House level)[2]/Total gross mass',
    );
    assert.equal(displayPath(f10, '/IE3F10/declarant/colour[3]/city'), 'IE3F10/Declarant/colour[3]/city');
    assert.equal(displayPath(f10, '/IE3F11/declarant'), 'IE3F11/declarant');
    assert.equal(displayPath(f10, '/IE3F10'), 'IE3F10');
  });
  test('is on every problem', () => {
    const [problem] = ask(F10.replace('<type>N705<', '<type>N999<')).problems;
    assert.equal(problem!.displayPath, 'IE3F10/Consignment (Master level)/Transport document (Master level)/Type');
    assert.equal(problem!.stage, 'trader-interface');
  });
});
