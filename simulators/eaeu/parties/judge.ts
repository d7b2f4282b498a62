import type { Judgement } from '../../../requirements/judgement';
import type { Answer } from './start';

const IUT = 'iut';

/** Status and reason of an answer, for people. What it says of a record is left out: answers stand in reports. */
export function shownAnswer(answer: Answer | undefined): string {
  if (answer === undefined) return 'no endpoint';
  const { refused, why, status } = answer.body;
  return [`HTTP ${answer.status}`, refused, why, status].filter((word) => typeof word === 'string').join(', ');
}

export const taken = (answer: Answer | undefined): boolean => answer?.status === 200;
export const refused = (answer: Answer | undefined): boolean => answer !== undefined && answer.status >= 400 && answer.status < 500;

/** One answer for each party: all of them as good as each other. */
export function judgeAlike(requirement: string, answers: ReadonlyMap<string, Answer | undefined>): Judgement[] {
  return [...answers].map(([party, answer]) => ({ requirement, party: IUT, expected: `${party} is served like every other party`, observed: shownAnswer(answer), holds: taken(answer) }));
}

export function judgeTaken(requirement: string, what: string, answer: Answer | undefined): Judgement {
  return { requirement, party: IUT, expected: `${what}: taken`, observed: shownAnswer(answer), holds: taken(answer) };
}

export function judgeRefused(requirement: string, what: string, answer: Answer | undefined): Judgement {
  return { requirement, party: IUT, expected: `${what}: refused`, observed: shownAnswer(answer), holds: refused(answer) };
}

/** One line of the IUT's audit trail, as its adapter shows it. */
export interface AuditLine {
  at?: string;
  what?: string;
  service?: string;
  id?: string;
  outcome?: string;
}

/** A refusal leaves a line that says who was refused what. */
export function judgeLogged(requirement: string, lines: readonly AuditLine[], about: { service?: string; id: string }): Judgement {
  const found = lines.filter((line) => line.outcome === 'refused' && line.id === about.id && (about.service === undefined || line.service === about.service));
  return { requirement, party: IUT, expected: 'the refusal stands in the audit trail', observed: `${found.length} of ${lines.length} lines`, holds: found.length > 0 };
}

/** Each of two refusals one after the other leaves a line of its own; `counts`: how many lines of refusals there were before, between and after. */
export function judgeEachLogged(requirement: string, counts: readonly [number, number, number]): Judgement {
  const [before, between, after] = counts;
  return {
    requirement, party: IUT, expected: 'each denial logged', observed: `${between - before} lines for the first, ${after - between} for the second`,
    holds: between > before && after > between,
  };
}

/** A code that the shared list does not hold is refused, or taken and flagged; list and version are named either way. */
export function judgeWrongCode(what: string, answer: Answer | undefined, due: { list: string; version: string }): Judgement[] {
  const flag = taken(answer) ? answer?.body['flagged'] : answer?.text;
  const words = flag === undefined || flag === null || flag === false ? '' : typeof flag === 'string' ? flag : JSON.stringify(flag);
  const row = { requirement: 'EAEU-2009-02', party: IUT, observed: shownAnswer(answer) };
  return [
    { ...row, expected: `${what}: refused, or taken with "flagged"`, holds: refused(answer) || words !== '' },
    ...(words === '' ? [] : [{ ...row, expected: `list ${due.list} and version ${due.version} named`, holds: words.includes(due.list) && words.includes(due.version) }]),
  ];
}

/** What the clock of the implementation may be ahead of the harness' or behind: it may run on from where it was set, and keep whole minutes. */
const CLOCKS_APART_MS = 5 * 60_000;

/** A record is held with identifier, origin and time (Article 3). `now`: epoch ms where the implementation has the time of the harness; else any time will do. */
export function judgeHeld(holds: Readonly<Record<string, unknown>> | undefined, due: { id: string; origin: string; now?: number }): Judgement {
  const { id, origin, receivedAt } = holds ?? {};
  const time = Date.parse(String(receivedAt));
  const inTime = due.now === undefined ? !Number.isNaN(time) : Math.abs(time - due.now) <= CLOCKS_APART_MS;
  return {
    requirement: 'EAEU-2009-03', party: IUT, expected: `${due.id}, from ${due.origin}, with its time`,
    observed: holds === undefined ? 'unknown to the IUT' : `${String(id ?? 'no identifier')}, from ${String(origin ?? '') || 'nobody'}, ${String(receivedAt ?? 'no time')}`,
    holds: id === due.id && origin === due.origin && inTime,
  };
}

/** The audit trail from one instant to another has no hole longer than the interval. Epoch ms. */
export function judgeNoGap(lines: readonly AuditLine[], from: number, to: number, intervalMs: number): Judgement {
  const at = [from, ...lines.map((line) => Date.parse(line.at ?? '')).filter((one) => one >= from && one <= to), to].sort((a, b) => a - b);
  const widest = Math.max(...at.slice(1).map((one, index) => one - at[index]!));
  return {
    requirement: 'EAEU-2009-15', party: IUT, expected: `never more than ${intervalMs / 60_000} minutes without a line, over a restart too`,
    observed: `${lines.length} lines, at most ${Math.round(widest / 60_000)} minutes apart`, holds: widest <= intervalMs,
  };
}

/** Marked data stands nowhere in what others see. */
export function judgeUnmarked(requirement: string, mark: string, seen: Readonly<Record<string, string>>): Judgement[] {
  return Object.entries(seen).map(([where, text]) => ({
    requirement, party: IUT, expected: `no marked data in ${where}`, observed: text.includes(mark) ? 'the mark is there' : `not in ${text.length} characters`, holds: !text.includes(mark),
  }));
}
