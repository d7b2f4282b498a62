/** What XML 1.0 cannot carry, lone halves of surrogate pairs among it. */
const UNWRITABLE = /[^\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text as one line of at most `longest` characters (code points, as the tables count), fit for XML; empty = nothing to say. */
export function oneLine(text: string, longest: number): string | undefined {
  // Texts may quote megabytes: what is far beyond the limit is not looked at, and no half of a pair is left by that.
  const near = text.slice(0, longest * 4).replace(/[\uD800-\uDBFF]$/, '');
  const line = near.replace(/\s+/g, ' ').replace(UNWRITABLE, '\uFFFD').trim();
  const chars = [...line];
  const cut = chars.length > longest ? `${chars.slice(0, longest - 1).join('')}…` : line;
  return cut === '' ? undefined : cut;
}

/** An XPath that does not fit its field selects the nearest element above whose path does: half a step selects nothing. */
export function fittingPath(path: string, longest: number): string | undefined {
  let fitting = path;
  while ([...fitting].length > longest) fitting = fitting.slice(0, fitting.lastIndexOf('/'));
  return fitting === '' ? undefined : fitting;
}
