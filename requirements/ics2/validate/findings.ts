import type { Problem } from './problem';

/** A problem before its place is put into business names. */
export type Found = Omit<Problem, 'displayPath'>;

/** Collects problems up to a bound, and the reasons why something was not judged. */
export class Findings {
  readonly list: Found[] = [];
  readonly reasons = new Set<string>();
  cut = false;

  constructor(private readonly most: number) {}

  add(problem: Found): void {
    if (this.list.length < this.most) this.list.push(problem);
    else this.cut = true;
  }
}
