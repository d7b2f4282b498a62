/** Cuts a byte stream into lines of bounded length. */
export interface LineReader {
  push(chunk: Buffer): void;
  /** Bytes of an unfinished line. */
  pending(): number;
}

/**
 * @param maxBytes longest line without its line feed
 * @param onLine   a complete line, UTF-8, without line feed and carriage return
 * @param onTooLong called once, with the beginning of the line, when a line grows beyond the bound; nothing is read after it
 */
export function lineReader(maxBytes: number, onLine: (line: string) => void, onTooLong: (start: string) => void): LineReader {
  let held: Buffer[] = [];
  let length = 0;
  let stopped = false;
  const take = (piece: Buffer): void => {
    held.push(piece);
    length += piece.length;
  };
  return {
    push(chunk) {
      let rest = chunk;
      while (!stopped && rest.length > 0) {
        const end = rest.indexOf(0x0a);
        take(end < 0 ? rest : rest.subarray(0, end));
        if (length > maxBytes) {
          stopped = true;
          onTooLong(Buffer.concat(held).subarray(0, 400).toString('utf8'));
          held = [];
          return;
        }
        if (end < 0) return;
        const line = Buffer.concat(held).toString('utf8').replace(/\r$/, '');
        held = [];
        length = 0;
        rest = rest.subarray(end + 1);
        onLine(line);
      }
    },
    pending: () => length,
  };
}
