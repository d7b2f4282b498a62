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
