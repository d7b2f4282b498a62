const COLUMNS = 4;
const HAS_TEXT = 1;
const COMPOSITE = 2;

/**
 * Where every element of a document stands in its text: four numbers each, in document order. A message of 100 MB has millions of
 * elements; as objects they would not fit beside the parser's own tree, as numbers they take a fraction of the text.
 *
 * The guard's lexical pass writes it. What is not well-formed leaves nonsense behind and no exception.
 */
export class Tape {
  // Offset of the `<` and two flags (strings of V8 have fewer than 2^29 characters); offset after the start tag; of the end tag; next.
  private cells: Uint32Array;
  private open: number[] = [];
  /** Number of elements. */
  length = 0;
  /** Whether there is a comment or a CDATA section anywhere. */
  composites = false;

  /** @param expected about how many elements to expect; more are accepted. */
  constructor(expected: number) {
    this.cells = new Uint32Array(COLUMNS * Math.max(64, expected));
  }

  /** A start tag stands between two offsets. */
  begin(start: number, content: number): void {
    const at = this.length * COLUMNS;
    if (at === this.cells.length) {
      const wider = new Uint32Array(this.cells.length * 2);
      wider.set(this.cells);
      this.cells = wider;
    }
    this.cells[at] = start << 2;
    this.cells[at + 1] = content;
    this.open.push(this.length++);
  }

  /** The innermost open element ends at an offset. */
  finish(end: number): void {
    const element = this.open.pop();
    if (element === undefined) return;
    this.cells[element * COLUMNS + 2] = end;
    this.cells[element * COLUMNS + 3] = this.length;
  }

  private mark(flag: number): void {
    if (this.open.length > 0) this.cells[this.open[this.open.length - 1]! * COLUMNS]! |= flag;
  }

  /** Character data stands directly in the innermost open element. */
  text(): void {
    this.mark(HAS_TEXT);
  }

  /** So does a comment or a CDATA section. */
  composite(): void {
    this.composites = true;
    this.mark(COMPOSITE);
  }

  /** Offset of the element's `<`. */
  startOf(element: number): number {
    return this.cells[element * COLUMNS]! >>> 2;
  }

  /** Offset just after the `>` of its start tag. */
  contentOf(element: number): number {
    return this.cells[element * COLUMNS + 1]!;
  }

  /** Offset of the `</` of its end tag; for `<a/>` the same as its content. */
  endOf(element: number): number {
    return this.cells[element * COLUMNS + 2]!;
  }

  /** Number of the first element after it that is not inside it. */
  after(element: number): number {
    return this.cells[element * COLUMNS + 3]!;
  }

  /** Nothing but literal white space stands directly in it, beside child elements. */
  isBlank(element: number): boolean {
    return (this.cells[element * COLUMNS]! & HAS_TEXT) === 0;
  }

  /** Comments or CDATA sections stand directly in it. */
  isComposite(element: number): boolean {
    return (this.cells[element * COLUMNS]! & COMPOSITE) !== 0;
  }
}
