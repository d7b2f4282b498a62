import { existsSync, linkSync } from 'node:fs';
import { join } from 'node:path';
import { EvidenceError } from './errors';
import { EventLog, MESSAGES_FOLDER } from './log';
import type { EventBody, LogEvent, RunStarted } from './model';
import { readLog, type ReadLog } from './read';

type Started = Extract<LogEvent, { type: 'run-started' }>;

/** An event of a part, and from where its milliseconds count. */
interface Dated {
  event: LogEvent;
  part: number;
  /** Epoch milliseconds. */
  at: number;
}

/**
 * One log out of the logs of several processes that shared a plan, each of them whole: what happened in the order of the
 * wall clock, with new sequence numbers, checks still resting on the same events, and one beginning and one end. A note names the
 * parts by the heads of their hash chains, so that they can be compared with it. The parts stay as they are.
 *
 * @param dir   folder of the run, without a log
 * @param parts folders of the parts, on the same file system: messages are linked, not copied
 * @param lost  why a process has left no log or did not come to its end, where one did not
 * @throws EvidenceError EVIDENCE-NO-LOG, EVIDENCE-NO-RUN, EVIDENCE-LOG-EXISTS, EVIDENCE-WRITE-FAILED
 */
export function mergeLogs(dir: string, parts: readonly string[], lost: readonly string[], order: string): void {
  const read = parts.map((part) => readLog(part));
  const starts = read.map((log, part) => startOf(log, parts[part]!));
  const origin = Math.min(...starts.map(({ at }) => Date.parse(at)));
  const inOrder = read
    .flatMap(({ events }, part): Dated[] => events.map((event) => ({ event, part, at: Date.parse(event.at) })))
    .sort((a, b) => a.at - b.at || a.part - b.part || a.event.seq - b.event.seq);

  // The writer asks its clocks at each event; here they stand where they stood when it happened.
  let moment = { at: origin, monotonic: 0 };
  const log = EventLog.create(dir, { now: () => moment.at, at: () => () => undefined }, { monotonic: () => moment.monotonic });
  const places = parts.map(() => new Map<number, number>());
  try {
    log.append({ ...(bodyOf(starts[0]!) as RunStarted), order });
    for (const { event, part, at } of inOrder) {
      moment = { at, monotonic: event.monotonicMs - starts[part]!.monotonicMs + Date.parse(starts[part]!.at) - origin };
      if (event.type === 'run-started' || event.type === 'run-finished') continue;
      if (event.type === 'message') linkMessage(parts[part]!, dir, event.sha256);
      const body = bodyOf(event);
      const moved = body.type === 'check' ? { ...body, events: body.events.map((seq) => places[part]!.get(seq) ?? seq) } : body;
      places[part]!.set(event.seq, log.append(moved));
    }
    read.forEach(({ head, events }, part) => log.append({ type: 'note', title: `process ${part + 1} of ${parts.length}`, text: `${events.length} events, head of its hash chain ${head}` }));
    for (const problem of read.flatMap(({ problems }, part) => problems.map((one) => `log of process ${part + 1}: ${one}`))) log.append({ type: 'harness-error', message: problem });
    log.append(endOf(read, lost));
  } finally {
    log.close();
  }
}

function startOf({ events }: ReadLog, part: string): Started {
  const [first] = events;
  if (first?.type === 'run-started') return first;
  throw new EvidenceError('EVIDENCE-NO-RUN', `the log in ${part} does not begin with a run`, 'the process has ended before its run began; see its messages');
}

function bodyOf({ seq: _seq, prev: _prev, at: _at, monotonicMs: _monotonic, ...body }: LogEvent): EventBody {
  return body as EventBody;
}

/** Completed where all were; otherwise with the reason of the first that was not. */
function endOf(read: readonly ReadLog[], lost: readonly string[]): EventBody {
  if (lost.length > 0) return { type: 'run-finished', outcome: 'aborted', reason: lost[0]! };
  const ends = read.map(({ events }) => events.find((event): event is Extract<LogEvent, { type: 'run-finished' }> => event.type === 'run-finished'));
  const broken = ends.findIndex((end) => end?.outcome !== 'completed');
  if (broken < 0) return { type: 'run-finished', outcome: 'completed' };
  return { type: 'run-finished', outcome: 'aborted', reason: `process ${broken + 1}: ${ends[broken]?.reason ?? 'its log has no end'}` };
}

/** What is missing in the part is missing in the whole, and its reader says so. */
function linkMessage(part: string, dir: string, sha256: string): void {
  const from = join(part, MESSAGES_FOLDER, sha256);
  const to = join(dir, MESSAGES_FOLDER, sha256);
  if (!existsSync(to) && existsSync(from)) linkSync(from, to);
}
