/**
 * Where every element of a document stands in its text: four numbers each, in document order. A message of 100 MB has millions of
 * elements; as objects they would not fit beside the parser's own tree, as numbers they take a sixth of the text.
 */
export interface Tape {
  /** Number of elements. */
  readonly length: number;
  /** Offset of the element's `<`. */
  start(element: number): number;
  /** Offset just after the `>` of its start tag. */
  content(element: number): number;
  /** Offset of the `</` of its end tag; for `<a/>` the same as `content`. */
  end(element: number): number;
  /** Number of the first element after it that is not inside it. */
  next(element: number): number;
  /** Nothing but literal white space stands directly in it, beside child elements. */
  isBlank(element: number): boolean;
  /** Comments or CDATA sections stand directly in it. */
  isComposite(element: number): boolean;
}

/** Takes down elements as a lexical pass meets them. What is not well-formed leaves nonsense behind and no exception. */
export interface TapeWriter {
  open(start: number, content: number): void;
  /** The innermost open element ends here. */
  close(end: number): void;
  /** Character data stands directly in the innermost open element. */
  text(): void;
  /** So does a comment or a CDATA section. */
  composite(): void;
  /** @throws nothing; what is still open ends at the end of the text. */
  finish(textLength: number): Tape;
}

const COLUMNS = 4;
const HAS_TEXT = 1;
const COMPOSITE = 2;

/** @param expected about how many elements to expect; more are accepted. */
export function tapeWriter(expected: number): TapeWriter {
  // The longest string of V8 has fewer than 2^29 characters, so two bits are left beside an offset.
  let cells = new Uint32Array(COLUMNS * Math.max(64, expected));
  let length = 0;
  const open: number[] = [];

  const mark = (flag: number): void => {
    if (open.length > 0) cells[open[open.length - 1]! * COLUMNS]! |= flag;
  };
  const close = (end: number): void => {
    const element = open.pop();
    if (element === undefined) return;
    cells[element * COLUMNS + 2] = end;
    cells[element * COLUMNS + 3] = length;
  };
  return {
    open(start, content) {
      const at = length * COLUMNS;
      if (at === cells.length) {
        const wider = new Uint32Array(cells.length * 2);
        wider.set(cells);
        cells = wider;
      }
      cells[at] = start << 2;
      cells[at + 1] = content;
      open.push(length++);
    },
    close,
    text: () => mark(HAS_TEXT),
    composite: () => mark(COMPOSITE),
    finish(textLength) {
      while (open.length > 0) close(textLength);
      return {
        length,
        start: (element) => cells[element * COLUMNS]! >>> 2,
        content: (element) => cells[element * COLUMNS + 1]!,
        end: (element) => cells[element * COLUMNS + 2]!,
        next: (element) => cells[element * COLUMNS + 3]!,
        isBlank: (element) => (cells[element * COLUMNS]! & HAS_TEXT) === 0,
        isComposite: (element) => (cells[element * COLUMNS]! & COMPOSITE) !== 0,
      };
    },
  };
}
