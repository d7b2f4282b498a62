import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** Where identifiers and other random choices come from, so that a run can be repeated exactly. */
export interface IdSource {
  /** RFC 4122 version 4 UUID, lower case, no prefix. */
  uuid(): string;
  /** `length` random bytes. */
  bytes(length: number): Buffer;
}

function asUuid(bytes: Buffer): string {
  const octets = Buffer.from(bytes.subarray(0, 16));
  octets[6] = (octets[6]! & 0x0f) | 0x40;
  octets[8] = (octets[8]! & 0x3f) | 0x80;
  const hex = octets.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Identifiers from the system's random source: globally unique, as MessageIds must be. */
export class RandomIds implements IdSource {
  uuid(): string {
    return randomUUID();
  }

  bytes(length: number): Buffer {
    return randomBytes(length);
  }
}

/** The same identifiers for the same seed, for tests and for replaying a run. */
export class SeededIds implements IdSource {
  private counter = 0;

  constructor(private readonly seed: string) {}

  uuid(): string {
    return asUuid(this.bytes(16));
  }

  bytes(length: number): Buffer {
    const blocks: Buffer[] = [];
    for (let filled = 0; filled < length; filled += 32) {
      blocks.push(createHash('sha256').update(`${this.seed}/${this.counter++}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, length);
  }
}
