import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { makeTestbed, specimenText } from './testbed';

const bed = makeTestbed();
after(() => bed.dispose());
const validate = (...words: string[]): ReturnType<typeof bed.run> => bed.run(['validate', ...words]);
const GOOD = specimenText('IE3F26');
const good = bed.write('good.xml', GOOD);

describe('validate: stop words', () => {
  test('stop words are looked for alone in an element, ours or those of a file', async () => {
    const described = (words: string): string => bed.write('described.xml', GOOD.replace(/<descriptionOfGoods>[^<]*</, `<descriptionOfGoods>${words}<`));
    const stopped = await validate(described('Parts.'));
    assert.equal(stopped.code, 1);
    assert.match(stopped.out, /\[GEN-STOPWORD, code 100\]/);
    assert.equal((await validate(described('steel parts for pumps'))).code, 0);
    const own = bed.write('current.csv', 'word,from\nwidgets,2026-01-01\n');
    assert.equal((await validate(described('Parts.'), '--stop-words', own)).code, 0);
    assert.equal((await validate(described('widgets'), '--stop-words', own)).code, 1);
    assert.equal((await validate(described('widgets'), '--stop-words', own, '--day', '2025-12-31')).code, 0);
    assert.match((await validate(good, '--stop-words', own)).out, /stop words: .*current\.csv/);
  });
});
