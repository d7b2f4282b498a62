/** Longer values are no stop words; no element that may hold one admits as many characters. */
const LONGEST = 1024;

/** Most words of one term: `as per attached list` has four. Bounds the search. */
const MOST_PIECES = 8;

const AROUND = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;

/** Text by which values and stop words are compared: no capitals, single spaces, no punctuation around it. */
export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(AROUND, '').replace(/\s+/g, ' ');
}

/** A text of one word or more, between which stand white space, commas and other signs. */
function pieces(text: string): string[] {
  return text.split(/(?<=[\s,;:/&+|])(?=[^\s,;:/&+|])/u);
}

/**
 * The terms that a value consists of, or undefined where anything else is in it.
 *
 * A value may hold several (`parts, goods`), and a term several words (`freight all kinds`) or signs (`n/a`), so every
 * division into pieces is tried: from each place that can be reached, by every term that begins there. Linear in the value.
 *
 * @param term the term whose folded text is given, if there is one
 */
export function stopWordsIn(value: string, term: (text: string) => string | undefined): string[] | undefined {
  if (value.length > LONGEST) return undefined;
  const whole = folded(value);
  const known = whole === '' ? undefined : term(whole);
  if (known !== undefined) return [known];
  const parts = pieces(whole);
  const reached: (string[] | undefined)[] = [[]];
  for (let at = 0; at < parts.length; at++) {
    const before = reached[at];
    if (before === undefined) continue;
    for (let end = at + 1; end <= Math.min(parts.length, at + MOST_PIECES); end++) {
      const found = reached[end] === undefined ? term(folded(parts.slice(at, end).join(''))) : undefined;
      if (found !== undefined) reached[end] = [...before, found];
    }
  }
  return reached[parts.length];
}
