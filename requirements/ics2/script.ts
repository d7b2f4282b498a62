/** Letters and marks of the three scripts that the trader interface admits (BPM L4, T-01-01). */
const ADMITTED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}]$/u;
const SHARED = /^\p{Script=Common}$/u;

/**
 * Digits, punctuation and signs belong to no script. The source does not name those it admits; ours are the ones used with
 * the three scripts: Latin blocks (up to U+02FF) and general punctuation, currency, letterlike, numbers, arrows, mathematics
 * and technical signs, shapes (U+2000 to U+2BFF). Ideographic punctuation, full-width forms and pictographs are outside.
 */
function isSharedSign(char: string): boolean {
  const point = char.codePointAt(0)!;
  return (point <= 0x2ff || (point >= 0x2000 && point <= 0x2bff)) && SHARED.test(char);
}

/** The first character of a text that is neither Latin, Greek nor Cyrillic, or undefined (error 102; ICS2-DAT-12). */
export function foreignCharacter(text: string): string | undefined {
  // Most texts are plain ASCII, and messages may be large.
  if (/^[\x00-\x7f]*$/.test(text)) return undefined;
  for (const char of text) if (!ADMITTED.test(char) && !isSharedSign(char)) return char;
  return undefined;
}
