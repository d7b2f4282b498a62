const COLOURS = { red: 31, green: 32, yellow: 33, grey: 90, bold: 1 } as const;

/** Colours of a terminal, or none where {@link Io.colours} says so. */
export const painter = (colours: boolean) => (colour: keyof typeof COLOURS, text: string): string =>
  (colours ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text);

/** Longest text of a line. Only what strangers have written comes near it. */
const LONGEST = 600;

/** Values come from whoever wrote the message: what a terminal would obey, or a reader not see, is shown as its code. */
export function visible(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return shown.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);
}
