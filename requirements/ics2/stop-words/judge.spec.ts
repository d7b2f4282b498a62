import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml } from '../../../protocols/xml';
import { makeSpecimen } from '../specimens/specimen';
import { writeXml } from '../specimens/tree';
import { createMessageJudge, type MessageJudge } from '../validate/judge';

const DAY = '2026-03-02';
const specimen = (message: string): string => writeXml(makeSpecimen(message, { kind: 'full' }, { day: DAY }));

let judge: MessageJudge;
before(async () => {
  judge = createMessageJudge(await loadXml());
});
const stopped = (xml: string, without?: ReadonlySet<string>): string[] =>
  judge.judge(Buffer.from(xml), { day: DAY, without }).problems.filter(({ rule }) => rule === 'GEN-STOPWORD').map(({ path }) => path);

/** The message with the first element of this name holding something else. */
const holding = (message: string, name: string, text: string, around = ''): string => {
  const xml = specimen(message);
  const from = around === '' ? 0 : xml.indexOf(`<${around}`);
  return xml.slice(0, from) + xml.slice(from).replace(new RegExp(`<${name}>[^<]*`), `<${name}>${text}`);
};

describe('GEN-STOPWORD', () => {
  const refused: [string, string, string, string][] = [
    ['description of goods', 'IE3F10', 'descriptionOfGoods', 'Parts.'],
    ['name of a party', 'IE3F10', 'name', 'TO ORDER'],
    ['city', 'IE3F10', 'city', 'n/a'],
    ['description of goods, amended', 'IE3A26', 'descriptionOfGoods', 'various goods'],
  ];
  for (const [what, message, name, text] of refused) {
    test(`${what} "${text}" is refused with code 100 by the Common Repository, once, at its place`, () => {
      const { problems } = judge.judge(Buffer.from(holding(message, name, text)), { day: DAY });
      const { rule, code, stage, weight, requirement, path, found } = problems[0]!;
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.deepEqual([rule, code, stage, weight, requirement], ['GEN-STOPWORD', '100', 'common-repository', 'reject', 'ICS2-DAT-13']);
      assert.match(path, new RegExp(`/${name}$`));
      assert.match(found, /stop words only/);
    });
  }

  test('inside other text a stop word is no matter', () => {
    assert.deepEqual(stopped(holding('IE3F10', 'descriptionOfGoods', 'steel parts for pumps')), []);
  });

  test('an element that may be left out refuses nothing', () => {
    assert.deepEqual(stopped(holding('IE3F10', 'streetAdditionalLine', 'n/a')), []);
  });

  test('a postcode refuses where the country demands one, and not where it has none', () => {
    const address = (country: string): string =>
      specimen('IE3F10').replace(/<address>.*?<\/address>/, `<address><city>A</city><country>${country}</country><street>B</street><postCode>N/A</postCode><number>1</number></address>`);
    assert.deepEqual(stopped(address('DE')).length, 1);
    assert.deepEqual(stopped(address('AE')), []);
  });

  test('only filings and amendments are looked through', () => {
    assert.deepEqual(stopped(holding('IE3N06', 'name', 'goods')), []);
    assert.equal(stopped(holding('IE3F43', 'name', 'goods')).length, 1);
  });

  test('switched off, nothing finds it', () => {
    const xml = holding('IE3F10', 'descriptionOfGoods', 'goods');
    assert.equal(stopped(xml).length, 1);
    assert.deepEqual(judge.judge(Buffer.from(xml), { day: DAY, without: new Set(['GEN-STOPWORD']) }).problems, []);
  });
});
