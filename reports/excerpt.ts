import type { LogEvent } from '../evidence/model';
import { oneLine } from './escape';
import type { ScenarioRecord } from './run';

const LABEL = 60;
const TEXT = 160;
const DAY_MS = 86_400_000;

/** Facts of a message by which it can be followed through a transaction, in any of the regimes. */
const FOLLOWED = /(^|:)(MessageI[dD]|RelatesTo|RefToMessageId)$/;

export interface ExcerptOptions {
  /** Only what this party has sent or got: `gateway`. What belongs to no party stays. */
  party?: string;
}

/**
 * What the log holds of one scenario, as plain text: a line for each event with its number in the log, wall time in milliseconds since the
 * scenario began, and where the business clock stood. TLS handshakes stand there where they were refused. Values are bounded; the log has all.
 */
export function excerpt({ plan, verdict, events }: ScenarioRecord, { party }: ExcerptOptions = {}): string {
  const began = events[0]?.monotonicMs ?? 0;
  let business = '';
  let first: string | undefined;
  const lines: string[] = [];
  for (const event of events) {
    if (event.type === 'clock') {
      business = event.business;
      first ??= business;
    }
    const what = party !== undefined && isBetween(event) && event.from !== party && event.to !== party ? undefined : described(event);
    if (what !== undefined) lines.push(`${String(event.seq).padStart(7)} ${(event.monotonicMs - began).toFixed(0).padStart(8)}  ${business.padEnd(20)}  ${what}`);
  }
  const passed = first === undefined ? '' : `, ${span(Date.parse(business) - Date.parse(first))} of business time`;
  return [
    `${plan.id}: ${verdict.outcome}${verdict.reason === undefined ? '' : ` (${oneLine(verdict.reason, TEXT)})`}, ${verdict.durationMs ?? 0} ms of wall time${passed}`,
    `${oneLine(plan.name, TEXT)} · ${plan.requirements.join(' ')}`, '',
    `${'event'.padStart(7)} ${'wall ms'.padStart(8)}  ${'business clock'.padEnd(20)}  what`,
    ...lines, '',
  ].join('\n');
}

const isBetween = (event: LogEvent): event is Extract<LogEvent, { type: 'message' }> => event.type === 'message';

/** `4 d 0 h`, `20 min`, `0 s`. */
function span(ms: number): string {
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)} d ${Math.floor((ms % DAY_MS) / 3_600_000)} h`;
  if (ms >= 3_600_000) return `${Math.floor(ms / 3_600_000)} h ${Math.floor((ms % 3_600_000) / 60_000)} min`;
  return ms >= 60_000 ? `${Math.floor(ms / 60_000)} min` : `${ms / 1000} s`;
}

/** One event in words; undefined for what an excerpt leaves out. */
function described(event: LogEvent): string | undefined {
  switch (event.type) {
    case 'message': {
      const followed = Object.entries(event.facts ?? {}).filter(([name]) => FOLLOWED.test(name)).map(([name, value]) => ` ${name}=${oneLine(value, LABEL)}`);
      return `${event.from} -> ${event.to}  ${oneLine(event.label, LABEL)}${followed.join('')}`;
    }
    case 'handshake': return event.outcome === 'refused' ? `${event.client} -> ${event.server}  TLS refused: ${oneLine(event.refusal ?? 'no cause known', TEXT)}` : undefined;
    case 'stimulus': return event.operation === 'set-clock' ? undefined : `harness -> iut  ${oneLine(event.operation, LABEL)} ${oneLine(JSON.stringify(event.output) ?? '', TEXT)}`;
    case 'clock': return `clock moved: ${oneLine(event.why, TEXT)}`;
    case 'step': return `${event.keyword.trim()} ${oneLine(event.text, TEXT)}: ${event.status}`;
    case 'note': return `note: ${oneLine(event.title, TEXT)}`;
    case 'check': return `${event.outcome} ${event.requirement} (${event.party}): expected ${oneLine(event.expected, TEXT)}; observed ${oneLine(event.observed, TEXT)}`;
    case 'not-tested': return `not tested: ${event.requirements.join(' ')}: ${oneLine(event.reason, TEXT)}`;
    case 'harness-error': return `harness error: ${oneLine(event.message, TEXT)}`;
    default: return undefined;
  }
}
