import { distance } from 'fastest-levenshtein';

/**
 * The known names closest to a mistyped one, nearest first, at most `limit`; names that differ in more than half of
 * their letters are left out, for a wild guess misleads more than silence.
 */
export function nearestNames(wrong: string, known: Iterable<string>, limit = 3): string[] {
  const typed = wrong.toLowerCase();
  return [...known]
    .map((name) => ({ name, far: distance(typed, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(name.length, wrong.length) / 2)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}
