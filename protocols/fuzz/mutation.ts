import * as fc from 'fast-check';

/**
 * One change of a message as it stands in octets. Places are numbers far beyond any length and are taken modulo, so that the same list of
 * changes fits every message, and shrinks to something that a person can read.
 */
export type Mutation =
  | { kind: 'flip'; at: number; bit: number }
  | { kind: 'set'; at: number; octet: number }
  | { kind: 'cut'; at: number; length: number }
  | { kind: 'truncate'; at: number }
  | { kind: 'repeat'; at: number; length: number; times: number }
  | { kind: 'move'; at: number; length: number; to: number }
  | { kind: 'insert'; at: number; token: number }
  | { kind: 'overwrite'; at: number; token: number }
  | { kind: 'replace'; from: number; to: number; nth: number }
  | { kind: 'splice'; at: number; length: number; donor: number; donorAt: number };

const place = fc.nat({ max: 1 << 24 });
/** Mostly a few octets, at times a good part of a message. */
const length = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 4000 }) });
const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);

/** A short list of changes; structure-minded ones (tokens, donors) come more often than blind ones. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(fc.oneof(
  fc.record({ kind: kind('flip'), at: place, bit: fc.nat({ max: 7 }) }),
  fc.record({ kind: kind('set'), at: place, octet: fc.nat({ max: 255 }) }),
  fc.record({ kind: kind('cut'), at: place, length }),
  fc.record({ kind: kind('truncate'), at: place }),
  fc.record({ kind: kind('repeat'), at: place, length, times: fc.integer({ min: 2, max: 20 }) }),
  fc.record({ kind: kind('move'), at: place, length, to: place }),
  fc.record({ kind: kind('insert'), at: place, token: place }),
  fc.record({ kind: kind('overwrite'), at: place, token: place }),
  fc.record({ kind: kind('replace'), from: place, to: place, nth: fc.nat({ max: 8 }) }),
  fc.record({ kind: kind('splice'), at: place, length, donor: place, donorAt: place }),
), { minLength: 1, maxLength: 5 });

/** What changes may draw on beside the message itself. */
export interface Material {
  tokens: readonly Buffer[];
  donors: readonly Buffer[];
}

/** No chain of changes makes a message grow beyond this, octets. */
const MAX_SIZE = 256 << 10;

const join = (...pieces: Buffer[]): Buffer => Buffer.concat(pieces).subarray(0, MAX_SIZE);

/** Where the nth occurrence begins, round and round; undefined when there is none. */
function occurrence(bytes: Buffer, token: Buffer, nth: number): number | undefined {
  const found: number[] = [];
  for (let at = bytes.indexOf(token); at !== -1 && found.length <= nth; at = bytes.indexOf(token, at + 1)) found.push(at);
  return found[nth % Math.max(1, found.length)];
}

function mutateOnce(bytes: Buffer, change: Mutation, { tokens, donors }: Material): Buffer {
  const size = Math.max(1, bytes.length);
  const token = (n: number): Buffer => tokens[n % tokens.length]!;
  const at = 'at' in change ? change.at % size : 0;
  const [before, from] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.kind) {
    case 'flip': return join(before, Buffer.from([(from[0] ?? 0) ^ (1 << change.bit)]), from.subarray(1));
    case 'set': return join(before, Buffer.from([change.octet]), from.subarray(1));
    case 'cut': return join(before, from.subarray(change.length));
    case 'truncate': return Buffer.from(before);
    case 'repeat': return join(before, ...Array.from({ length: change.times }, () => from.subarray(0, change.length)), from);
    case 'move': {
      const rest = join(before, from.subarray(change.length));
      const to = change.to % Math.max(1, rest.length);
      return join(rest.subarray(0, to), from.subarray(0, change.length), rest.subarray(to));
    }
    case 'insert': return join(before, token(change.token), from);
    case 'overwrite': return join(before, token(change.token), from.subarray(token(change.token).length));
    case 'replace': {
      const old = token(change.from);
      const found = occurrence(bytes, old, change.nth);
      return found === undefined ? bytes : join(bytes.subarray(0, found), token(change.to), bytes.subarray(found + old.length));
    }
    case 'splice': {
      const donor = donors[change.donor % donors.length]!;
      const donorAt = change.donorAt % Math.max(1, donor.length);
      return join(before, donor.subarray(donorAt, donorAt + change.length), from.subarray(change.length));
    }
  }
}

export const mutate = (bytes: Buffer, changes: readonly Mutation[], material: Material): Buffer =>
  changes.reduce((now, change) => mutateOnce(now, change, material), bytes);
