import type { Problem } from './problem';

/** Collects problems up to a bound, and the reasons why something was not judged. */
export class Findings {
  readonly list: Problem[] = [];
  readonly reasons = new Set<string>();
  cut = false;

  constructor(private readonly most: number) {}

  add(problem: Problem): void {
    if (this.list.length < this.most) this.list.push(problem);
    else this.cut = true;
  }
}
