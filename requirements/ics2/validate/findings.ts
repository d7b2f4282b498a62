import type { Problem } from '../problem';

/** A problem before its place is put into business names. */
export interface Found extends Omit<Problem, 'displayPath'> {
  /** Place of the element among all elements of the message. */
  order: number;
}

/** Where problems of one element stand among each other: what the table says, what only the XSD says, what rules and lists say. */
export type Judge = 'table' | 'schema' | 'rule';
const RANK: Record<Judge, number> = { table: 0, schema: 1, rule: 2 };

/** Collects problems up to a bound, and the reasons why something was not judged. */
export class Findings {
  private readonly list: { found: Found; rank: number }[] = [];
  readonly reasons = new Set<string>();
  cut = false;

  constructor(
    private readonly most: number,
    private readonly without: ReadonlySet<string>,
  ) {}

  /** Whether a problem of this rule would be kept; asked first, since to describe a problem costs more than to find it. */
  wants(rule: string): boolean {
    if (this.without.has(rule)) return false;
    if (this.list.length >= this.most) this.cut = true;
    return !this.cut;
  }

  add(found: Found, judge: Judge = 'rule'): void {
    if (this.wants(found.rule)) this.list.push({ found, rank: RANK[judge] });
  }

  /** In document order; of one element, in the order of the judges and as they found them. */
  ordered(): Found[] {
    return this.list.sort((a, b) => a.found.order - b.found.order || a.rank - b.rank).map(({ found }) => found);
  }
}
