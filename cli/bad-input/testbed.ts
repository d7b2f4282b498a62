import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import type { IdentityName } from '../../certs/identities';
import { EventLog, MESSAGES_FOLDER, readLog, sha256 } from '../../evidence';
import type { LogEvent } from '../../evidence/model';
import { runStarted } from '../../evidence/testing/build';
import { VirtualClock, WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { postOverTls, type PostResult } from '../../protocols/tls/post';
import { rawTls, type RawResult, type RawStep } from '../../protocols/tls/raw';
import { resolveParameters } from '../../requirements/parameters';
import { startSimulators, type Simulators } from '../../simulators';
import { wireEvidence } from '../run/observer';

export type LoggedMessage = Extract<LogEvent, { type: 'message' }>;
export type RegimeName = 'ics2' | 'eaeu' | 'kz';

/** Who an accepted client of each simulator is. */
const CLIENT: Record<RegimeName, IdentityName> = { ics2: 'operator.tls', eaeu: 'authorised-body.tls', kz: 'carrier.tls' };
const ENDPOINT: Record<RegimeName, string> = { ics2: 'ics2.trader-interface', eaeu: 'eaeu.gateway', kz: 'kz.revenue-authority' };

/** Bound on one request, ms: far above what a served one takes, on a machine that is busy otherwise too. */
const LIMIT_MS = 15_000;

/** The simulators as a run has them, with a real log behind the observer, and accepted clients of every kind. */
export interface Testbed {
  pki: Pki;
  simulators: Simulators;
  /** Sets where the IUT of a regime listens. */
  iutListens(regime: 'ics2' | 'eaeu', url: string | undefined): void;
  post(regime: RegimeName, body: Buffer, headers: Record<string, string>): Promise<PostResult>;
  raw(regime: RegimeName, script: readonly RawStep[], options?: { timeoutMs?: number; plain?: boolean }): Promise<RawResult>;
  /** How many events the log holds: where the next ones begin. */
  mark(): number;
  /** The log from there on, after asserting that all of it is sound: chain, sequence, every message present and unchanged. */
  since(mark: number): LogEvent[];
  /** Waits until `found` sees what it wants in the log from there on; asserts that it comes within two seconds. */
  logged(mark: number, what: string, found: (events: LogEvent[]) => boolean): Promise<LogEvent[]>;
  /** The raw bytes that an event names. */
  bytesOf(message: LoggedMessage): Buffer;
  close(): Promise<void>;
}

/** Starts all simulators. `parameters` replace named limits. */
export async function openTestbed(parameters: Record<string, string> = {}): Promise<Testbed> {
  const wall = new WallClock();
  const ids = new RandomIds();
  const dir = mkdtempSync(join(tmpdir(), 'cc-bad-input-'));
  const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
  const log = EventLog.create(dir, wall, { monotonic: () => performance.now() });
  log.append(runStarted([]));
  let count = 1;
  const named = resolveParameters(parameters);
  const iut: Partial<Record<RegimeName, string>> = {};
  const business = new VirtualClock(Date.parse('2026-06-01T08:00:00Z'));
  const simulators = await startSimulators((regime) => ({
    pki, wall, business, ids, port: 0, faults: new Set<string>(),
    observe: (event) => {
      if (!log.isOpen) return;
      log.append(wireEvidence(log, event));
      count += 1;
    },
    parameter: (name) => named.get(name).value!,
    iutEndpoint: () => iut[regime],
  }));
  const url = (regime: RegimeName): string => simulators.endpoints[ENDPOINT[regime]]!;
  const as = (regime: RegimeName) => ({ url: url(regime), ca: pki.trustAnchors('tls'), identity: pki.identity(CLIENT[regime]) });

  const since = (mark: number): LogEvent[] => {
    const { events, chain, problems } = readLog(dir);
    assert.equal(chain, 'intact');
    assert.deepEqual(problems, []);
    assert.equal(events.length, count);
    return events.slice(mark);
  };

  return {
    pki,
    simulators,
    iutListens: (regime, to) => void (iut[regime] = to),
    post: (regime, body, headers) => postOverTls({ ...as(regime), body, headers, timeoutMs: LIMIT_MS }),
    raw: (regime, script, { timeoutMs = LIMIT_MS, plain = false } = {}) => rawTls({ ...as(regime), script, timeoutMs, plain }),
    mark: () => count,
    since,
    async logged(mark, what, found) {
      const deadline = wall.now() + 2_000;
      for (let events = since(mark); ; events = since(mark)) {
        if (found(events)) return events;
        if (wall.now() > deadline) assert.fail(`the log does not say: ${what}. It has:\n${said(events).slice(0, 2000)}`);
        // What a server notices after its client has gone reaches the log by an event of its own, a little later.
        await new Promise<void>((resolve) => void wall.at(wall.now() + 25, resolve));
      }
    },
    bytesOf(message) {
      const bytes = readFileSync(join(dir, MESSAGES_FOLDER, message.sha256));
      assert.equal(sha256(bytes), message.sha256);
      return bytes;
    },
    async close() {
      await simulators.close();
      log.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export const messagesIn = (events: readonly LogEvent[]): LoggedMessage[] => events.filter((event): event is LoggedMessage => event.type === 'message');

/**
 * What people read in the log, one line an event: labels, status lines, facts, refusals. Hashes and dates are left out, for a search among
 * them finds anything.
 */
export const said = (events: readonly LogEvent[]): string =>
  events
    .map((event) => {
      if (event.type === 'message') return [event.leg, event.label, event.http.start, JSON.stringify(event.facts ?? {})].join(' | ');
      if (event.type === 'note') return `${event.title}: ${event.text}`;
      return event.type === 'handshake' ? `handshake ${event.refusal ?? event.outcome}` : event.type;
    })
    .join('\n');

/** Asserts that exactly these bytes are kept as a request, and that the same exchange has an answer in the log. */
export function assertKept(bed: Testbed, events: readonly LogEvent[], sent: Buffer): void {
  const request = messagesIn(events).find((message) => message.leg === 'request' && message.sha256 === sha256(sent));
  assert.ok(request, 'the log holds the bytes that were sent');
  assert.ok(bed.bytesOf(request).equals(sent));
  assert.ok(messagesIn(events).some((message) => message.leg === 'response' && message.exchange === request.exchange), 'and the answer to them');
}

/** Highest resident memory of this process since the last reset, in bytes; undefined where the kernel does not tell. */
function peakMemory(): number | undefined {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]) * 1024 || undefined;
  } catch {
    return undefined;
  }
}

/** Makes the kernel count the peak anew (proc(5), clear_refs), so that a peak of an earlier test hides nothing. */
function resetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux, or not allowed: the samples below still bound what lasts longer than one turn of the event loop.
  }
}

/**
 * Largest growth of the process's memory while `act` ran, in bytes. Client and server are both this process. The kernel's peak also sees what is
 * taken and given back within one synchronous call, such as unpacking.
 */
export async function memoryGrowth(act: () => Promise<void>): Promise<number> {
  const used = (): number => process.memoryUsage.rss();
  resetPeak();
  const before = used();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, used());
  }, 10);
  try {
    await act();
  } finally {
    clearInterval(watch);
  }
  return Math.max(most, peakMemory() ?? 0, used()) - before;
}
