import { gunzipSync, gzipSync } from 'node:zlib';
import { Refusal } from '../problem';

/** Bounds on decompression. Ours: XML of customs declarations shrinks by 10 to 50; deflate can reach 1000. */
export interface GzipLimits {
  /** Largest decompressed size in bytes, of all parts of a message together. */
  maxBytes: number;
  /** Largest ratio of decompressed to compressed size, applied above {@link GzipLimits.freeBytes}. */
  maxRatio: number;
  /** Up to this size no ratio is asked. */
  freeBytes: number;
}

export const DEFAULT_GZIP_LIMITS: GzipLimits = { maxBytes: 100 * 1024 * 1024, maxRatio: 200, freeBytes: 1024 * 1024 };

/** Compresses with no time stamp in the header, so that equal input gives equal bytes. */
export function compress(bytes: Buffer): Buffer {
  return gzipSync(bytes);
}

const SMALLEST_CHUNK = 1024;
const LARGEST_CHUNK = 64 * 1024;

/** Octets to set aside at once: what the trailer claims (RFC 1952, section 2.3.1), within reason, since it may lie. */
function chunkSize(bytes: Buffer): number {
  const claimed = bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  return Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, claimed));
}

/**
 * Decompresses one part within bounds.
 * @throws Refusal `gzip-bomb` when it grows beyond them, `broken-gzip` when it is not whole gzip data.
 */
export function decompress(bytes: Buffer, limits: GzipLimits = DEFAULT_GZIP_LIMITS): Buffer {
  const bound = Math.min(limits.maxBytes, Math.max(limits.freeBytes, bytes.length * limits.maxRatio));
  try {
    return gunzipSync(bytes, { maxOutputLength: bound, chunkSize: chunkSize(bytes) });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal('gzip-bomb', `the part decompresses to more than ${bound} bytes`);
    throw new Refusal('broken-gzip', `the part cannot be decompressed: ${(error as Error).message}`);
  }
}
