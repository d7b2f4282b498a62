/** Letters of the three scripts that the trader interface admits (BPM L4, T-01-01). */
const LETTER = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;

/** Marks that combine with letters of any script, and signs that belong to none. */
const SHARED = /^[\p{Script=Inherited}\p{Script=Common}]$/u;

/**
 * Marks, digits, punctuation and signs belong to no script, and the source does not name those it admits. Ours are the ones
 * used with the three scripts: all up to the Greek block, the blocks of combining marks, and general and supplemental
 * punctuation, currency, letterlike, numbers, arrows, mathematics and technical signs, shapes. Outside are the marks of other
 * scripts (Arabic vowels), ideographic punctuation, full-width signs and pictographs.
 */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x0000, 0x03ff],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x2000, 0x2bff],
  [0x2e00, 0x2e7f],
  [0xfe20, 0xfe2f],
];

function isSharedSign(char: string): boolean {
  const point = char.codePointAt(0)!;
  return BLOCKS.some(([first, last]) => point >= first && point <= last) && SHARED.test(char);
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** The first character of a text that is neither Latin, Greek nor Cyrillic, or undefined (error 102; ICS2-DAT-12). */
export function foreignCharacter(text: string): string | undefined {
  // Most texts are plain ASCII, and messages may be large.
  if (isAscii(text)) return undefined;
  for (const char of text) if (!LETTER.test(char) && !isSharedSign(char)) return char;
  return undefined;
}
