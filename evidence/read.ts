import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { EvidenceError } from './errors';
import { LINE_LIMIT } from './fit';
import { linesOf } from './lines';
import { CHAIN_START, EVENTS_FILE, MESSAGES_FOLDER, sha256 } from './log';
import type { EventBody, LogEvent } from './model';
import { eventOf } from './shape';

/** Newest format this software reads. */
export const FORMAT = 1;

export type Chain = 'intact' | { brokenAt: number; why: string };

/** What is known of a log besides its events. */
export interface LogState {
  /** `brokenAt` is a line number, from 1: the first line that does not continue the one before it. */
  chain: Chain;
  /** SHA-256 of the last complete line. */
  head: string;
  /** True if the run did not come to its own end: no `run-finished`, or a torn last line. */
  cutShort: boolean;
  /** Everything that is wrong with the evidence, in sentences. Bounded; the last one says how many more. */
  problems: string[];
}

export interface ReadLog extends LogState {
  events: LogEvent[];
}

/**
 * Reads a whole log. Tolerates what a kill leaves behind (a torn last line); reports everything else.
 * @throws EvidenceError EVIDENCE-NO-LOG, EVIDENCE-FORMAT-NEWER
 */
export function readLog(dir: string): ReadLog {
  const events: LogEvent[] = [];
  return { ...scanLog(dir, (event) => events.push(event)), events };
}

/**
 * Goes through a log line by line in bounded memory, verifies the chain and that each message is there and unchanged.
 * `visit` gets every event that could be read, in order.
 * @throws EvidenceError EVIDENCE-NO-LOG, EVIDENCE-FORMAT-NEWER
 */
export function scanLog(dir: string, visit: (event: LogEvent) => void): LogState {
  const path = join(dir, EVENTS_FILE);
  if (!existsSync(path)) throw new EvidenceError('EVIDENCE-NO-LOG', `${path} does not exist`, 'name the folder of one run, for example reports/out/latest');
  const problems = problemList();
  const checked = new Set<string>();
  let chain: Chain = 'intact';
  let head = CHAIN_START;
  let number = 0;
  let finished = false;
  let torn = false;
  const breakAt = (why: string): void => {
    if (chain === 'intact') chain = { brokenAt: number, why };
    problems.add(`line ${number}: ${why}`);
  };
  for (const line of linesOf(path, LINE_LIMIT)) {
    number += 1;
    if (!line.complete) {
      torn = true;
      problems.add(`line ${number}: torn in the middle; the writer was stopped while writing it`);
      break;
    }
    const event = line.overlong ? `longer than ${LINE_LIMIT} bytes` : eventOf(line.bytes);
    if (number === 1) refuseNewer(line.bytes);
    if (typeof event === 'string') breakAt(event);
    else {
      if (event.seq !== number - 1) breakAt(`sequence number ${event.seq} where ${number - 1} was expected`);
      else if (event.prev !== head) breakAt('does not carry the hash of the line before it: a line was changed, added or removed');
      if (number === 1 && event.type !== 'run-started') problems.add('line 1: a log begins with run-started');
      if (event.type === 'run-started' && number > 1) problems.add(`line ${number}: a second run in one log`);
      if (finished && !LATE.has(event.type)) problems.add(`line ${number}: ${event.type} after the end of the run`);
      if (event.type === 'run-finished') finished = true;
      if (event.type === 'message' && !checked.has(event.sha256)) {
        checked.add(event.sha256);
        const wrong = messageProblem(dir, event.sha256, event.length);
        if (wrong !== undefined) problems.add(`line ${number}: ${wrong}`);
      }
      visit(event);
    }
    head = sha256(line.bytes);
  }
  if (number === 0) problems.add('the log is empty');
  return { chain, head, cutShort: !finished || torn, problems: problems.list() };
}

/** What may still come in while connections are being closed. It judges nothing. */
const LATE: ReadonlySet<EventBody['type']> = new Set(['message', 'handshake', 'note', 'clock']);

/** Looks at the format before anything else: a later one may have events of another shape. */
function refuseNewer(first: Buffer): void {
  const format = /^\{[^]{0,2000}?"format":(\d{1,9})\b/.exec(first.toString('utf8', 0, 4000))?.[1];
  if (format === undefined || Number(format) <= FORMAT) return;
  throw new EvidenceError('EVIDENCE-FORMAT-NEWER', `the log has format ${format}, this version reads up to ${FORMAT}`, 'open it with the version that wrote it, named in its first line, or a newer one');
}

function messageProblem(dir: string, hash: string, length: number): string | undefined {
  if (!/^[0-9a-f]{64}$/.test(hash)) return 'names a message by something that is not a SHA-256';
  const path = join(dir, MESSAGES_FOLDER, hash);
  if (!existsSync(path)) return `the message ${hash} is missing`;
  const seen = hashFile(path);
  if (seen.hash !== hash) return `the message ${hash} was changed: its bytes hash to ${seen.hash}`;
  return seen.length === length ? undefined : `the message ${hash} has ${seen.length} bytes, the log says ${length}`;
}

function hashFile(path: string): { hash: string; length: number } {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(64 * 1024);
  const fd = openSync(path, 'r');
  let length = 0;
  try {
    for (let got = readSync(fd, chunk); got > 0; got = readSync(fd, chunk)) {
      hash.update(chunk.subarray(0, got));
      length += got;
    }
  } finally {
    closeSync(fd);
  }
  return { hash: hash.digest('hex'), length };
}

const MOST_PROBLEMS = 100;

function problemList(): { add(problem: string): void; list(): string[] } {
  const kept: string[] = [];
  let all = 0;
  return {
    add: (problem) => {
      all += 1;
      if (kept.length < MOST_PROBLEMS) kept.push(problem);
    },
    list: () => (all > kept.length ? [...kept, `and ${all - kept.length} more`] : kept),
  };
}
