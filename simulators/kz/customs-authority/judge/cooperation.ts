import type { ObserveOutput } from '../../../../iut/contract';
import type { Judgement } from '../../../../requirements/judgement';
import { FORMS, type Form, type Mark, type ProcessSubject } from '../../../../requirements/kz/exchange';
import type { Posted } from '../model';
import type { Told } from './regular';

const party = 'iut';

/** Whether an interaction is in the IUT's records under its form and the ground of that form. */
export function judgeForm(form: Form, seen: ObserveOutput): Judgement {
  const { form: recorded, ground } = seen.holds ?? {};
  return {
    requirement: 'KZCC-COOP-01', party, expected: `recorded as ${form}, by item ${FORMS[form]}`,
    observed: seen.known ? `recorded as ${String(recorded ?? 'nothing')}, by item ${String(ground ?? 'none')}` : 'not recorded', holds: seen.known && recorded === form && ground === FORMS[form],
  };
}

/** Whether a subject is mapped to a process of the IUT, or known to be without one. */
export function judgeSubject(subject: ProcessSubject, seen: ObserveOutput): Judgement {
  const process = seen.holds?.['process'];
  const configured = seen.state === 'configured' && typeof process === 'string' && process !== '';
  return {
    requirement: 'KZCC-COOP-02', party, expected: `${subject}: a configured process, or listed as absent`,
    observed: !seen.known ? 'unknown' : configured ? `configured as ${process}` : (seen.state ?? 'no state'), holds: seen.known && (configured || seen.state === 'absent'),
  };
}

/** Whether the answer to the Commission holds what it may, and nothing that is marked. `undefined`: there is no such answer. */
export function judgeRecords(posted: Posted, told: Told & { marks: Record<string, Mark> }): Judgement | undefined {
  if (posted.kind !== 'answered' || posted.message.message !== 'records') return undefined;
  const record = posted.message.records.find((one) => one.number === told.number);
  if (record === undefined) return undefined;
  const names = Object.keys(record.elements);
  // A value may hide under another name.
  const hidden = Object.keys(told.marks).filter((name) => names.includes(name) || Object.values(record.elements).includes(told.elements[name]!));
  return {
    requirement: 'KZCC-COOP-03', party, expected: `record ${told.number} without ${Object.entries(told.marks).map(([name, mark]) => `${name} (${mark})`).join(', ')}`,
    observed: `it holds ${names.join(', ') || 'nothing'}${hidden.length === 0 ? '' : `; given away: ${hidden.join(', ')}`}`, holds: hidden.length === 0,
  };
}
