import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../protocols/time/clock';
import { durable, type Durable } from './durable';
import { EvidenceError } from './errors';
import { fitLine } from './fit';
import type { EventBody } from './model';

export const EVENTS_FILE = 'events.jsonl';
export const MESSAGES_FOLDER = 'messages';
/** `prev` of the first line. */
export const CHAIN_START = '0'.repeat(64);

export function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export interface EventLogOptions {
  /** Milliseconds of a clock that never goes back, from any origin; durations are measured on it. */
  monotonic: () => number;
  /** False for throw-away runs (kill matrix): written at once as ever, but not forced to the disk. Default true. */
  fsync?: boolean;
}

/**
 * The append-only log of one run: `events.jsonl` and `messages/<sha256>` in the run folder.
 *
 * **One writer.** `events.jsonl` is created exclusively and never opened for writing again, so the file itself is the
 * lock and there is no stale lock to clear after a crash.
 *
 * **What survives.** Each line is handed to the operating system (write) before `append` returns, so killing the process
 * loses nothing but a line in the making. fsync is called when a run starts, the harness errs and the run ends; when a scenario
 * ends it is begun, and goes on while the next one runs: a power cut loses at most these two. A message is written before the
 * line that names it.
 */
export class EventLog {
  private seq = 0;
  private head = CHAIN_START;
  private state: 'open' | 'broken' | 'closed' = 'open';
  private readonly known = new Set<string>();
  private readonly disk: Durable | undefined;

  private constructor(
    readonly dir: string,
    private readonly fd: number,
    private readonly clock: Clock,
    private readonly monotonic: () => number,
    fsync: boolean,
  ) {
    this.disk = fsync ? durable(fd, () => (this.state = this.state === 'open' ? 'broken' : this.state)) : undefined;
  }

  /**
   * Starts a log in `dir`, which is made if needed.
   * @throws EvidenceError EVIDENCE-LOG-EXISTS if the folder holds one already, EVIDENCE-WRITE-FAILED if it cannot be made
   */
  static create(dir: string, clock: Clock, options: EventLogOptions): EventLog {
    try {
      mkdirSync(join(dir, MESSAGES_FOLDER), { recursive: true });
      return new EventLog(dir, openSync(join(dir, EVENTS_FILE), 'ax', 0o644), clock, options.monotonic, options.fsync ?? true);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
        throw new EvidenceError('EVIDENCE-LOG-EXISTS', `${dir} already holds the log of a run`, 'choose another run folder; a log is never continued', { cause: error });
      }
      throw writeFailed(`cannot create the log in ${dir}`, error);
    }
  }

  /** SHA-256 of the last line's bytes without its line feed: the head of the chain. */
  get headHash(): string {
    return this.head;
  }

  /** Whether events are still taken. What a dying connection reports after the run has ended belongs to no run. */
  get isOpen(): boolean {
    return this.state === 'open';
  }

  /**
   * Writes one event and returns its sequence number (from 0).
   * @throws EvidenceError EVIDENCE-LOG-CLOSED, EVIDENCE-WRITE-FAILED, EVIDENCE-LINE-TOO-LONG
   */
  append(body: EventBody): number {
    this.mustBeOpen();
    const seq = this.seq;
    const at = new Date(this.clock.now()).toISOString();
    const line = Buffer.from(fitLine({ seq, prev: this.head, at, monotonicMs: round(this.monotonic()), ...body }));
    this.write(Buffer.concat([line, LINE_FEED]));
    this.seq += 1;
    this.head = sha256(line);
    if (SYNC_AT.has(body.type)) this.sync();
    else if (body.type === 'scenario-finished') this.disk?.soon();
    return seq;
  }

  /**
   * Keeps raw bytes as `messages/<sha256>`; the same bytes are kept once. The file appears whole or not at all.
   * @throws EvidenceError EVIDENCE-LOG-CLOSED, EVIDENCE-WRITE-FAILED
   */
  putMessage(bytes: Buffer): { sha256: string; length: number } {
    this.mustBeOpen();
    const hash = sha256(bytes);
    if (!this.known.has(hash)) {
      const path = join(this.dir, MESSAGES_FOLDER, hash);
      const temporary = `${path}.partial`;
      try {
        const fd = openSync(temporary, 'w', 0o644);
        try {
          writeAll(fd, bytes);
          renameSync(temporary, path);
        } catch (error) {
          closeSync(fd);
          throw error;
        }
        if (this.disk === undefined) closeSync(fd);
        else this.disk.written(fd);
      } catch (error) {
        throw writeFailed(`cannot keep the message ${hash}`, error);
      }
      this.known.add(hash);
    }
    return { sha256: hash, length: bytes.length };
  }

  /** Flushes to the disk and ends the log. Further calls do nothing. */
  close(): void {
    if (this.state === 'closed') return;
    const { state, fd, disk } = this;
    this.state = 'closed';
    try {
      if (disk === undefined) closeSync(fd);
      else disk.close();
    } catch (error) {
      // After a write that failed, this has been said.
      if (state === 'open') throw writeFailed('cannot flush the log', error);
    }
  }

  private mustBeOpen(): void {
    if (this.state === 'open') return;
    const why = this.state === 'closed' ? 'the log was closed' : 'an earlier write failed';
    throw new EvidenceError('EVIDENCE-LOG-CLOSED', `nothing can be appended: ${why}`, 'start a new run in a new folder');
  }

  private write(bytes: Buffer): void {
    try {
      writeAll(this.fd, bytes);
    } catch (error) {
      // Half a line may be on disk: appending after it would damage the chain, ending here leaves a log cut short.
      this.state = 'broken';
      throw writeFailed('cannot append to the log', error);
    }
  }

  private sync(): void {
    try {
      this.disk?.now();
    } catch (error) {
      this.state = 'broken';
      throw writeFailed('cannot flush the log', error);
    }
  }
}

const LINE_FEED = Buffer.from('\n');
const SYNC_AT: ReadonlySet<EventBody['type']> = new Set(['run-started', 'harness-error', 'run-finished']);

function writeAll(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
}

function writeFailed(what: string, cause: unknown): EvidenceError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new EvidenceError('EVIDENCE-WRITE-FAILED', `${what}: ${why}`, 'look at free space and rights of the run folder', { cause });
}

/** Microseconds are more than any judgement needs and keep lines short. */
function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
