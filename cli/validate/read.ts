import { closeSync, openSync, readSync } from 'node:fs';
import { DEFAULT_XML_LIMITS } from '../../protocols/xml';
import type { Input } from './inputs';

/** Bytes read at once. */
const PIECE = 256 * 1024;

/** Bytes of an input; one more than may be judged where there are more, so that the judge sees that it is too large. */
export type Read = { bytes: Buffer } | { unreadable: string };

const MOST = DEFAULT_XML_LIMITS.maxBytes + 1;

/** Reads a file, or a pipe with a name, without trusting what the file system says of its size. */
function readPath(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const pieces: Buffer[] = [];
    for (let total = 0; total < MOST; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE, MOST - total));
      const read = readSync(file, piece, 0, piece.length, null);
      if (read === 0) break;
      pieces.push(piece.subarray(0, read));
      total += read;
    }
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  } finally {
    closeSync(file);
  }
}

async function readStream(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let total = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    total += piece.length;
    if (total >= MOST) break;
  }
  return Buffer.concat(pieces).subarray(0, MOST);
}

/** Never throws: what cannot be read is told apart from what is wrong with a message. */
export async function readInput(input: Input, stdin: AsyncIterable<Buffer> | undefined): Promise<Read> {
  if (input.unreadable !== undefined) return { unreadable: input.unreadable };
  try {
    if (input.path !== undefined) return { bytes: readPath(input.path) };
    return stdin === undefined ? { unreadable: 'nothing is piped into the command' } : { bytes: await readStream(stdin) };
  } catch (error) {
    return { unreadable: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}
