import type { SchemaProblem } from '../../../protocols/xml';

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/**
 * Schema problems that the walk along the table has not already explained. The two say the same thing in different places
 * (a missing element is reported at its parent here, at the next sibling there), so a schema problem counts as explained
 * when a table fault lies at, above or below it, or at or below its parent. What is left is kept: two judges of one table
 * disagree, and silence would hide it.
 */
export function unexplained(schemaProblems: readonly SchemaProblem[], faults: readonly { readonly path: string }[]): SchemaProblem[] {
  // Two sets instead of a comparison of each with each: hostile messages have very many of both.
  const at = new Set<string>();
  const above = new Set<string>();
  for (const { path } of faults) {
    at.add(path);
    for (let up = path; up !== ''; up = parentOf(up)) above.add(up);
  }
  const explains = (path: string): boolean => {
    if (above.has(path) || above.has(parentOf(path))) return true;
    for (let up = path; up !== ''; up = parentOf(up)) if (at.has(up)) return true;
    return false;
  };
  return schemaProblems.filter(({ path }) => (path === '/' ? faults.length === 0 : !explains(path)));
}
