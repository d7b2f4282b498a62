import type { Judgement } from '../../../requirements/judgement';
import { RECORD_PARTS, type AccessEntry, type Operation, type RecordPart } from '../../../requirements/kz/resources/access';
import type { Answer } from './visitor';

const party = 'iut';

/** Status and reason of an answer. What it says of a record is left out: this stands in reports. */
export function shownAnswer({ status, body, text }: Answer): string {
  if (status === 0) return `no answer (${text})`;
  return [`HTTP ${status}`, body['refused'], body['why']].filter((word) => word !== undefined).join(', ');
}

export const given = ({ status }: Answer): boolean => status >= 200 && status < 300;
const denied = ({ status }: Answer): boolean => status >= 400 && status < 500;

export function judgeGiven(requirement: string, what: string, answer: Answer): Judgement {
  return { requirement, party, expected: `${what}: served`, observed: shownAnswer(answer), holds: given(answer) };
}

/** Whether a record came with the parts that the rules give, and without the others. */
export function judgeComposition(requirement: string, what: string, answer: Answer, parts: readonly RecordPart[]): Judgement {
  const there = RECORD_PARTS.filter((part) => Array.isArray(answer.body[part]));
  return { requirement, party, expected: `${what}: of a record at most ${parts.join(', ')}, and not nothing`, observed: there.join(', ') || 'neither goods nor persons', holds: there.length > 0 && there.every((part) => parts.includes(part)) };
}

/** Whether somebody was kept from a record: refused, and with nothing of it in the words of the refusal. `secret` stands in the record alone. */
export function judgeDenied(requirement: string, what: string, answer: Answer, secret: string): Judgement[] {
  return [
    { requirement, party, expected: `${what}: denied`, observed: shownAnswer(answer), holds: denied(answer) },
    { requirement, party, expected: `${what}: nothing of the record is said`, observed: answer.text.includes(secret) ? 'the record is given away' : 'nothing', holds: !answer.text.includes(secret) },
  ];
}

/** Whether a denial stands in the log: who was kept from which record. */
export function judgeLogged(requirement: string, lines: readonly Partial<AccessEntry>[], about: Pick<AccessEntry, 'who' | 'record'>): Judgement {
  const found = lines.filter(({ who, record, outcome }) => outcome === 'denied' && who === about.who && record === about.record);
  return { requirement, party, expected: `the denial of ${about.who} is logged`, observed: `${found.length} such lines of ${lines.length}`, holds: found.length > 0 };
}

/** Whether a record holds what was presented, of the goods as well as of the persons. */
export function judgeCollected(answer: Answer, { goods, persons }: Operation): Judgement[] {
  const codes = names(answer.body['goods'], 'code');
  const people = names(answer.body['persons'], 'name');
  const requirement = 'KZCC-RES-01';
  return [
    { requirement, party, expected: `goods ${goods.map(({ code }) => code).join(', ')}`, observed: codes.join(', ') || 'no goods', holds: goods.every(({ code }) => codes.includes(code)) },
    { requirement, party, expected: `persons ${persons.map(({ name }) => name).join(', ')}`, observed: people.join(', ') || 'no persons', holds: persons.every(({ name }) => people.includes(name)) },
  ];
}

function names(list: unknown, of: string): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((one: unknown) => (typeof one === 'object' && one !== null ? String((one as Record<string, unknown>)[of] ?? '') : ''));
}

/** Whether an operation was carried out, whatever kind of system it came from. */
export function judgeKind(kind: string, answer: Answer): Judgement {
  return { requirement: 'KZCC-IS-01', party, expected: `an operation from a system of the kind ${kind} is carried out`, observed: shownAnswer(answer), holds: given(answer) };
}

/** Words of a program that failed: they help whoever attacks it. */
const INTERNALS = /\bat \S+ \(\S+:\d+:\d+\)|Traceback \(most recent|\.java:\d+\)|SQLSTATE|ORA-\d{5}|root:.*:0:0:/;

/** Whether a probe of a common weakness was refused: at the latest by a clear answer, and without telling how the system works. */
export function judgeProbe(probe: string, answer: Answer, secret: string): Judgement[] {
  const requirement = 'KZCC-SEC-01';
  const refused = denied(answer) || answer.status === 501 || answer.failure === 'tls-refused-by-peer' || answer.failure === 'connection-cut';
  const told = answer.text.includes(secret) ? 'the record' : INTERNALS.test(answer.text) ? 'how the system works' : 'nothing';
  return [
    { requirement, party, expected: `${probe}: refused`, observed: shownAnswer(answer), holds: refused },
    { requirement, party, expected: `${probe}: nothing is given away`, observed: told, holds: told === 'nothing' },
  ];
}
