import { closeSync, openSync, readSync } from 'node:fs';

export interface Line {
  /** Without the line feed. Empty if the line was longer than the limit. */
  bytes: Buffer;
  /** False for a last line without a line feed: the writer was stopped in the middle of it. */
  complete: boolean;
  /** True if the line exceeded the limit, and its bytes were passed over. */
  overlong: boolean;
}

const CHUNK = 64 * 1024;

/** The lines of a file, one after another; never holds more than `limit` bytes and one chunk. */
export function* linesOf(path: string, limit: number): Generator<Line> {
  const fd = openSync(path, 'r');
  try {
    let held: Buffer[] = [];
    let size = 0;
    let overlong = false;
    const keep = (piece: Buffer): void => {
      size += piece.length;
      if (size > limit) {
        overlong = true;
        held = [];
      } else if (!overlong && piece.length > 0) held.push(piece);
    };
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const got = readSync(fd, chunk, 0, CHUNK, null);
      if (got === 0) break;
      let start = 0;
      for (let end = chunk.indexOf(10, start); end !== -1 && end < got; end = chunk.indexOf(10, start)) {
        keep(chunk.subarray(start, end));
        yield { bytes: Buffer.concat(held), complete: true, overlong };
        held = [];
        size = 0;
        overlong = false;
        start = end + 1;
      }
      keep(chunk.subarray(start, got));
    }
    if (size > 0) yield { bytes: Buffer.concat(held), complete: false, overlong };
  } finally {
    closeSync(fd);
  }
}
