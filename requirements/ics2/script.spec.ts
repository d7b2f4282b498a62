import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foreignCharacter } from './script';

describe('the three scripts of the trader interface', () => {
  const admitted: [string, string][] = [
    ['plain ASCII', 'Steel parts, 40% (DN 25) / "A" <B>'],
    ['Latin with diacritics', 'Łódź Çanakkale Þórshöfn Ōsaka Straße'],
    ['Latin with combining marks', 'A\u0300o\u0308'],
    ['Greek', 'Πειραιάς, ΕΛΛΑΔΑ'],
    ['Greek punctuation', 'τι\u037e και\u0387'],
    ['polytonic Greek', 'ᾠδή'],
    ['Cyrillic', 'Варна, ул. Ёлочная 5, Ґудзь'],
    ['signs used with them', '€ 5 – 7 ½ № ° ± ≤ “x” … ™'],
    ['nothing', ''],
  ];
  for (const [name, text] of admitted) test(`${name} is admitted`, () => assert.equal(foreignCharacter(text), undefined));

  const refused: [string, string, string][] = [
    ['Han', 'Shanghai 上海', '上'],
    ['Arabic', 'Dubai دبي', 'د'],
    ['Arabic vowels on Latin letters', 'a\u064e', '\u064e'],
    ['Hebrew', 'אשדוד', 'א'],
    ['Armenian', 'Երևան', 'Ե'],
    ['Georgian', 'თბილისი', 'თ'],
    ['Hangul', '부산', '부'],
    ['Kana', 'カナ', 'カ'],
    ['Thai', 'ไทย', 'ไ'],
    ['ideographic punctuation', 'a、b', '、'],
    ['full-width signs', 'a（b', '（'],
    ['pictographs', 'fragile \u{1f4e6}', '\u{1f4e6}'],
    ['private use', 'a\ue000', '\ue000'],
    ['half of a pair', 'a\ud800', '\ud800'],
  ];
  for (const [name, text, first] of refused) {
    test(`${name}: the first such character is named`, () => assert.equal(foreignCharacter(text), first));
  }
});
