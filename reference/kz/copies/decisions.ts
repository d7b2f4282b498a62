import type { StimulusOutput } from '../../../iut/contract';
import { Temporal } from '../../../requirements/temporal';
import { readHeld } from './archive';
import { dueOf, limitOf, reply, today, type Desk } from './desk';
import { isAfter } from './counting';
import { answer, ask, refuse, review } from './execution';
import { register, registerInformation } from './intake';
import { isOver, type Matter } from './matter';

const done: StimulusOutput = { status: 'done' };
const refused = (reason: string): StimulusOutput => ({ status: 'refused', reason });
const textOf = (facts: Record<string, unknown>, name: string): string => (typeof facts[name] === 'string' ? facts[name] : '');

/** Why a term is not extended (Art. 445(8)(2)); undefined: it is. */
function againstExtension(desk: Desk, matter: Matter, reasons: string): string | undefined {
  const although = desk.behaviour.executing.extendsAlthough;
  const due = dueOf(desk, matter)!;
  const late = matter.overdue ? (Temporal.PlainDate.compare(today(desk), due.add({ days: 1 })) <= 0 ? 'day-late' : 'late') : undefined;
  if (matter.extended && !although.has('extended')) return 'it has been extended once';
  if (late !== undefined && !although.has(late)) return `the term ended on ${due.toString()}`;
  if (matter.inquired.length === 0 && !although.has('no-others')) return 'no other body of the state has to be asked';
  if (reasons.trim() === '' && !although.has('no-reasons')) return 'there are no reasons to tell the requester';
  return undefined;
}

function extend(desk: Desk, matter: Matter, reasons: string): StimulusOutput {
  const against = againstExtension(desk, matter, reasons);
  if (against !== undefined) return refused(`not extended: ${against}`);
  matter.extended = true;
  matter.overdue = false;
  reply(desk, matter.request, { letter: 'extension', to: matter.request.from, reasons });
  return done;
}

function refuseOn(desk: Desk, matter: Matter, ground: number, reasons: string): StimulusOutput {
  if (![1, 2, 3, 4].includes(ground)) return refused(`${ground} is none of the four grounds of item 10`);
  if (reasons.trim() === '') return refused('a refusal gives its reasons (item 11)');
  const limit = limitOf(desk, matter);
  const passed = limit !== undefined && isAfter(desk.behaviour.counting, desk.business.now(), limit);
  if (ground === 2 && !passed && desk.behaviour.executing.waitsForLimit) return refused(limit === undefined ? 'nothing is awaited' : `information may arrive until ${limit.toString()}`);
  refuse(desk, matter, ground, reasons);
  return done;
}

/** What an official does with a request: `step` is register, ask, extend, answer or refuse. */
export function decide(desk: Desk, facts: Record<string, unknown>): StimulusOutput {
  const matter = desk.matters.find(textOf(facts, 'request'));
  if (matter === undefined) return refused(`no request ${textOf(facts, 'request')}`);
  if (textOf(facts, 'step') === 'register') {
    if (matter.state === 'received') register(desk, matter);
    else registerInformation(desk, matter);
    return done;
  }
  review(desk, matter);
  if (isOver(matter) || matter.registered === undefined) return refused(`the request is ${matter.state}`);
  switch (facts['step']) {
    case 'ask': ask(desk, matter, textOf(facts, 'question')); return done;
    case 'extend': return extend(desk, matter, textOf(facts, 'reasons'));
    case 'answer': answer(desk, matter); return done;
    case 'refuse': return refuseOn(desk, matter, Number(facts['ground']), textOf(facts, 'reasons'));
    default: return refused('step is one of register, ask, extend, answer, refuse');
  }
}

/** What the authority keeps, its days off, and whether its journal is kept by hand. */
export function furnish(desk: Desk, { documents, daysOff, registers }: Record<string, unknown>): StimulusOutput {
  try {
    if (documents !== undefined) readHeld(documents).forEach(desk.archive.add);
    for (const day of Array.isArray(daysOff) ? daysOff : []) {
      const off = Temporal.PlainDate.from(String(day)).toString();
      desk.daysOff.put(off, off);
    }
  } catch (error) {
    return refused((error as Error).message);
  }
  if (registers !== undefined) desk.byHand.put('registers', registers === 'by hand');
  return done;
}
