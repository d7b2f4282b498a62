import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadXml, type Xml, type XmlElement } from '../../../../protocols/xml';
import { messageCodes, placesOf, structure } from '../../structures/structures';
import { createMessageJudge, type MessageJudge } from '../../validate/judge';
import { writeXml } from '../tree';
import { casesOf, type InvalidCase, isCase } from './cases';
import { constraintsOf } from './constraints';
import { RULE_BREAKS } from './rules';
import { contextOf, deviation, nameOf, validContext } from './verdict';

const casesIn = (message: string): InvalidCase[] => [...casesOf(message)].filter(isCase);

describe('invalid specimens', () => {
  let xml: Xml;
  let judge: MessageJudge;
  before(async () => {
    xml = await loadXml();
    judge = createMessageJudge(xml);
  });
  after(() => judge.dispose());

  const read = (text: string): XmlElement => {
    const answer = xml.read(Buffer.from(text));
    assert.ok(answer.ok);
    return answer.root;
  };
  const judged = (one: InvalidCase, without: string[] = []): string | undefined =>
    deviation(one.expected, judge.judge(Buffer.from(one.xml), { ...contextOf(one, read), without: new Set(without) }).problems);

  // Small messages whole, and a part of a large one: the gate `specimens` has all of them.
  const sample = [...casesIn('IE3Q05'), ...casesIn('IE3N06'), ...casesIn('IE3Q04'), ...casesIn('IE3A20').filter((_, index) => index % 9 === 0)];

  test('each is refused for its own reason and for nothing else', () => {
    assert.ok(sample.length > 500, `${sample.length} cases`);
    const wrong = sample.map((one) => [nameOf(one), judged(one)]).filter(([, different]) => different !== undefined);
    assert.deepEqual(wrong, []);
  });

  test('each was valid before it was broken', () => {
    const bases = new Map(sample.map(({ base, constraint }) => [base, constraint.message]));
    for (const [base, message] of bases) {
      const { problems } = judge.judge(Buffer.from(writeXml(base)), validContext(message));
      assert.equal(deviation(undefined, problems), undefined, message);
    }
  });

  test('each deviates when what must find it is switched off', () => {
    const first = new Map(sample.map((one) => [one.constraint.id, one]));
    assert.ok(first.size > 30, `${first.size} checks, rules and conditions`);
    for (const [id, one] of first) assert.notEqual(judged(one, [id]), undefined, `${id}: ${nameOf(one)}`);
  });

  test('a valid message, another path, another code and a second problem are deviations', () => {
    const one = casesIn('IE3Q05').find(({ constraint }) => constraint.id === 'R3005')!;
    const { problems } = judge.judge(Buffer.from(one.xml), contextOf(one, read));
    const [problem] = problems;
    assert.ok(problem);
    assert.equal(deviation(one.expected, [problem]), undefined);
    assert.match(deviation(one.expected, [])!, /^expected R3005, code 12, at \/IE3Q05\/requester\/identificationNumber; found nothing$/);
    const advice = { ...problem, weight: 'advice' as const };
    for (const other of [[{ ...problem, path: '/IE3Q05' }], [{ ...problem, code: '13' }], [problem, problem], [advice]])
      assert.notEqual(deviation(one.expected, other), undefined, JSON.stringify(other));
  });

  test('are the same each time', () => {
    const texts = (): string[] => casesIn('IE3N06').map((one) => one.xml);
    assert.deepEqual(texts(), texts());
  });
});

describe('constraints', () => {
  const nodes = messageCodes().flatMap((code) => [...placesOf(structure(code))].map(({ node }) => node));
  const cited = new Set(nodes.flatMap(({ rules, conditions }) => [...rules, ...conditions]));

  test('every rule and condition that a table cites can be broken, and no other is spoken of', () => {
    assert.deepEqual([...RULE_BREAKS.keys()].sort(), [...cited].sort());
  });

  test('every place has some, every group four for what is a stranger to it, every element of a value two or more', () => {
    const found = [...constraintsOf(structure('IE3F10'))];
    const places = [...placesOf(structure('IE3F10'))];
    const strangers = (path: string): number => found.filter((one) => one.path === path && one.id === 'GEN-UNKNOWN').length;
    const at = (path: string, kind: string): number => found.filter((one) => one.path === path && one.kind === kind).length;
    for (const { path, node } of places) {
      assert.ok(found.some((one) => one.path === path), path);
      assert.ok(node.kind === 'group' ? strangers(path) === 4 : strangers(path) >= 2, path);
      if (node.kind === 'value') assert.ok(at(path, 'length') + at(path, 'date-time') > 0, path);
      if (path !== '/IE3F10') assert.equal(at(path, 'missing'), node.min > 0 ? 1 : 0, path);
    }
  });

  test('are as many as they were: a constraint that is no longer tried does not go unnoticed', () => {
    const count = (message: string): number => [...constraintsOf(structure(message))].length;
    assert.deepEqual([count('IE3Q05'), count('IE3N06'), count('IE3F10')], [105, 275, 2158]);
  });
});
