import type { Item } from '../../../requirements/kz/copies/letters';
import { meantBy } from './archive';
import { askStateBody, copiesOf, dueOf, limitOf, reply, today, type Desk } from './desk';
import { dated, instantOf, isAfter, type Day } from './counting';
import { missingContent, type Matter } from './matter';

/** Notes that the term has run out, where it has. Kept for good (Art. 445(6)); a matter that stands still cannot be late. */
export function review(desk: Desk, matter: Matter): void {
  const { behaviour, business } = desk;
  const due = dueOf(desk, matter);
  const runs = matter.state === 'running' || (matter.state === 'suspended' && behaviour.executing.overdueWhileSuspended);
  if (due === undefined || !runs || matter.overdue || !isAfter(behaviour.counting, business.now(), due)) return;
  matter.overdue = true;
  matter.remarks.push(`not executed by ${due.toString()}: breach of item 6`);
}

/** Sends what there is; only the whole list of item 4(5) ends the matter. */
export function answer(desk: Desk, matter: Matter): void {
  const { executing } = desk.behaviour;
  review(desk, matter);
  const whole = (matter.request.items ?? []).every(({ id }) => matter.copies.has(id));
  const due = dueOf(desk, matter);
  const backdated = executing.backdates && matter.overdue && due !== undefined ? instantOf(due, 12) : undefined;
  if (backdated !== undefined) {
    matter.overdue = false;
    matter.remarks = [];
  }
  reply(desk, matter.request, { letter: 'answer', to: matter.request.from, copies: copiesOf(matter) }, backdated);
  if (whole || executing.fulfilledBy === 'any answer') matter.state = 'fulfilled';
}

export function refuse(desk: Desk, matter: Matter, ground: number, reasons: string): void {
  review(desk, matter);
  matter.state = 'refused';
  reply(desk, matter.request, { letter: 'refusal', to: matter.request.from, ground, reasons: desk.behaviour.executing.wordsOfRefusal(reasons) });
}

/** At noon of a later day, where it is still open then; at once without one. */
function on(desk: Desk, matter: Matter, day: Day | undefined, act: () => void): void {
  if (day === undefined) act();
  else desk.business.at(instantOf(day, 12), () => { if (matter.state === 'running') act(); });
}

function take(desk: Desk, matter: Matter, item: Item): 'stop' | 'go on' {
  const { executing } = desk.behaviour;
  const [found, ...others] = meantBy(desk.archive, item);
  if (found === undefined) {
    if (!executing.asksOtherBodies) matter.copies.set(item.id, 'not held');
    else if (!matter.inquired.has(item.id)) {
      matter.inquired.add(item.id);
      askStateBody(desk, matter, item);
    }
    return 'go on';
  }
  if (others.length > 0 && executing.asksWhereUnclear) {
    ask(desk, matter, `${others.length + 1} documents of the kind ${item.kind} are held: which one is item ${item.id}?`);
    return 'stop';
  }
  const what = `${found.kind} ${found.number}`;
  if (executing.isForbidden(found)) {
    const why = found.restriction === 'security' ? 'giving it may harm national security' : 'law or a treaty forbids giving it';
    on(desk, matter, executing.refusesForbiddenOn(dueOf(desk, matter)!), () => refuse(desk, matter, 3, `item 10(3): ${what}: ${why}`));
    return 'stop';
  }
  if (executing.isLost(found)) {
    refuse(desk, matter, 4, `item 10(4): ${what} was destroyed, for reasons outside our control`);
    return 'stop';
  }
  matter.copies.set(item.id, found.content);
  return 'go on';
}

/** Works on a registered request as far as it can: finds, asks, refuses or answers. */
export function work(desk: Desk, matter: Matter): void {
  const { executing } = desk.behaviour;
  const missing = missingContent(matter.request, executing.minds);
  if (missing !== undefined) return refuse(desk, matter, 1, `item 10(1): the request does not meet item 4(${missing.number}): ${missing.words}`);
  const other = executing.otherReason(matter.request);
  if (other !== undefined) return refuse(desk, matter, other.startsWith('item 10(1)') ? 1 : 5, other);
  for (const item of matter.request.items ?? []) if (!matter.copies.has(item.id) && take(desk, matter, item) === 'stop') return;
  answerWhenWhole(desk, matter);
}

function answerWhenWhole(desk: Desk, matter: Matter): void {
  if ((matter.request.items ?? []).every(({ id }) => matter.copies.has(id))) on(desk, matter, desk.behaviour.executing.answersOn(dueOf(desk, matter)!), () => answer(desk, matter));
}

/** What another body of the state has sent. */
export function takeCopies(desk: Desk, matter: Matter, copies: readonly { item: string; content: string }[]): void {
  const { givesWhatOthersSent } = desk.behaviour.executing;
  for (const { item, content } of copies) if (matter.inquired.has(item)) matter.copies.set(item, givesWhatOthersSent ? content : 'not in our system');
  if (matter.state === 'running') answerWhenWhole(desk, matter);
}

/** Asks the requester: the term stands still from today, and two months later at the latest the request is refused. */
export function ask(desk: Desk, matter: Matter, question: string): void {
  const { executing } = desk.behaviour;
  review(desk, matter);
  reply(desk, matter.request, { letter: 'inquiry', to: matter.request.from, question });
  if (matter.overdue && !executing.askingCures) return;
  matter.overdue = false;
  matter.waitings.push({ asked: today(desk) });
  matter.state = executing.stateWhileAsking;
  watchLimit(desk, matter);
}

function watchLimit(desk: Desk, matter: Matter): void {
  const limit = limitOf(desk, matter);
  if (limit === undefined || !desk.behaviour.executing.refusesAfterLimit) return;
  desk.business.at(instantOf(limit.add({ days: 1 }), 12), () => { if (matter.state === 'suspended') refuseForSilence(desk, matter); });
}

export function refuseForSilence(desk: Desk, matter: Matter): void {
  const asked = matter.waitings.find(({ arrived }) => arrived === undefined)?.asked;
  refuse(desk, matter, 2, `item 10(2): what was asked for on ${asked?.toString() ?? 'no day'} has not arrived within two months (now ${dated(desk.business.now())})`);
}
