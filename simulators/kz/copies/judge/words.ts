/**
 * Words by which a reason is known for what it says, in the languages that the authorities write: English, Russian, Kazakh. No source fixes them, so a
 * reason that says it in other words proves nothing against who wrote it: what is found here is advice, never a breach.
 */
const WORDS: Readonly<Record<string, RegExp>> = {
  'the ground': /ground|основани|негізд/iu,
  'the circumstances': /circumstance|обстоятельств|мән-?жай/iu,
  'the provisions': /provision|положени|норм[аы]|ереже/iu,
  'the list': /\blist|переч[ен]|тізбе|тізім/iu,
  'the signature': /sign|подпис|қол қо/iu,
  'the date of the information': /information|сведени|информаци|ақпарат|мәлімет/iu,
  'ground 3': /ground 3|532|основани\S* 3|3-негіз/iu,
  'that the authority is not designated': /designat|authori[sz]ed|уполномоч|определ[её]н|уәкілет|371\s?\(12\)|445\s?\(12\)/iu,
  'a new request': /new (?:one|request)|нов\S* запрос|жаңа сұра/iu,
  'the missing offset': /offset|time ?zone|ambiguous|смещени|часово\S* пояс|неоднозначн|уақыт белдеу/iu,
  'the two months': /2025-12-31|31\.12\.2025|31 декабря 2025|two months|2 months|дву\S* месяц|2 месяц|екі ай|2 ай/iu,
  'the authorities': /authorit|name|наименовани|орган|атау/iu,
  'the reference to Article 371': /371/u,
};

/** Notations of a sub-item of item 4: `4(5)`, `4.5`, `подпункт 5) пункта 4`, `4-тармақтың 5) тармақшасы`. */
const ofItemFour = (number: number): RegExp => new RegExp(`4\\s?[(.]\\s?${number}|${number}\\)?\\s(?:пункта|п\\.)\\s?4|4-тармақ\\S*\\s${number}`, 'u');

/** Contents of item 4 by number, as a reason may call them. */
const CONTENTS = ['the authorities', 'the reference to Article 371', 'the circumstances', 'the ground', 'the list'] as const;

/** Whether a reason names something: a fact known by its words, a content of item 4 (`4(5)`), or a text that needs no language, as the number of a document. */
export function names(reason: string, what: string): boolean {
  const number = Number(/^4\((\d)\)$/.exec(what)?.[1] ?? 0);
  if (number === 0) return WORDS[what]?.test(reason) ?? reason.includes(what);
  const inWords = number === 3 ? ['the circumstances', 'the provisions'] : [CONTENTS[number - 1] ?? ''];
  return ofItemFour(number).test(reason) || inWords.some((one) => WORDS[one]?.test(reason) === true);
}

/** Whether a text gives a reason at all: two words, in any script. */
export const saysWhy = (reason: string): boolean => /\p{L}{3}\P{L}(?:.*\P{L})?\p{L}{3}/su.test(reason);
