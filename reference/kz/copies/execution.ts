import type { Item } from '../../../requirements/kz/copies/letters';
import { meantBy } from './archive';
import { askStateBody, dueOf, limitOf, reply, today, type Desk } from './desk';
import { dated, instantOf, isAfter, type Day } from './counting';
import { enterCopy, hasCopy, missingContent, type Matter } from './matter';

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
  const whole = (matter.request.items ?? []).every(({ id }) => hasCopy(matter, id));
  const due = dueOf(desk, matter);
  const backdated = executing.backdates && matter.overdue && due !== undefined ? instantOf(due, 12) : undefined;
  if (backdated !== undefined) {
    matter.overdue = false;
    matter.remarks = [];
  }
  reply(desk, matter.request, { letter: 'answer', to: matter.request.from, copies: matter.copies }, backdated);
  if (whole || executing.fulfilledBy === 'any answer') matter.state = 'fulfilled';
}

export function refuse(desk: Desk, matter: Matter, ground: number, reasons: string): void {
  review(desk, matter);
  matter.state = 'refused';
  reply(desk, matter.request, { letter: 'refusal', to: matter.request.from, ground, reasons: desk.behaviour.executing.wordsOfRefusal(reasons) });
}

/** At noon of a later day, where it is still open then; at once without one. */
function on(desk: Desk, matter: Matter, day: Day | undefined, act: (matter: Matter) => void): void {
  if (day === undefined) act(matter);
  else later(desk, matter, day, 'running', act);
}

/** At noon of a day, with the matter as it then is, where that is its state; an event of its own. An instant that has passed is now. */
function later(desk: Desk, { request: { id } }: Matter, day: Day, state: Matter['state'], act: (matter: Matter) => void): void {
  const { business, matters, commit } = desk;
  business.at(Math.max(instantOf(day, 12), business.now()), () => {
    const matter = matters.find(id);
    if (matter?.state !== state) return;
    act(matter);
    commit();
  });
}

function take(desk: Desk, matter: Matter, item: Item): 'stop' | 'go on' {
  const { executing } = desk.behaviour;
  const [found, ...others] = meantBy(desk.archive.all(), item);
  if (found === undefined) {
    if (!executing.asksOtherBodies) enterCopy(matter, item.id, 'not held');
    else if (!matter.inquired.includes(item.id)) {
      matter.inquired.push(item.id);
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
    on(desk, matter, executing.refusesForbiddenOn(dueOf(desk, matter)!), (then) => refuse(desk, then, 3, `item 10(3): ${what}: ${why}`));
    return 'stop';
  }
  if (executing.isLost(found)) {
    refuse(desk, matter, 4, `item 10(4): ${what} was destroyed, for reasons outside our control`);
    return 'stop';
  }
  enterCopy(matter, item.id, found.content);
  return 'go on';
}

/** Works on a registered request as far as it can: finds, asks, refuses or answers. */
export function work(desk: Desk, matter: Matter): void {
  const { executing } = desk.behaviour;
  const missing = missingContent(matter.request, executing.minds);
  if (missing !== undefined) return refuse(desk, matter, 1, `item 10(1): the request does not meet item 4(${missing.number}): ${missing.words}`);
  const other = executing.otherReason(matter.request);
  if (other !== undefined) return refuse(desk, matter, other.startsWith('item 10(1)') ? 1 : 5, other);
  for (const item of matter.request.items ?? []) if (!hasCopy(matter, item.id) && take(desk, matter, item) === 'stop') return;
  answerWhenWhole(desk, matter);
}

function answerWhenWhole(desk: Desk, matter: Matter): void {
  if ((matter.request.items ?? []).every(({ id }) => hasCopy(matter, id))) on(desk, matter, desk.behaviour.executing.answersOn(dueOf(desk, matter)!), (then) => answer(desk, then));
}

/** What another body of the state has sent. */
export function takeCopies(desk: Desk, matter: Matter, copies: readonly { item: string; content: string }[]): void {
  const { givesWhatOthersSent } = desk.behaviour.executing;
  for (const { item, content } of copies) if (matter.inquired.includes(item)) enterCopy(matter, item, givesWhatOthersSent ? content : 'not in our system');
  if (matter.state === 'running') answerWhenWhole(desk, matter);
}

/** Asks the requester: the term stands still from today, and two months later at the latest the request is refused. */
export function ask(desk: Desk, matter: Matter, question: string): void {
  const { executing } = desk.behaviour;
  review(desk, matter);
  reply(desk, matter.request, { letter: 'inquiry', to: matter.request.from, question });
  if (matter.overdue && !executing.askingCures) return;
  matter.overdue = false;
  matter.waitings.push({ asked: today(desk).toString() });
  matter.state = executing.stateWhileAsking;
  watchLimit(desk, matter);
}

/** Refuses when the limit of what is awaited has passed, unless it has come by then. */
export function watchLimit(desk: Desk, matter: Matter): void {
  const limit = limitOf(desk, matter);
  if (limit === undefined || !desk.behaviour.executing.refusesAfterLimit) return;
  later(desk, matter, limit.add({ days: 1 }), 'suspended', (then) => refuseForSilence(desk, then));
}

export function refuseForSilence(desk: Desk, matter: Matter): void {
  const asked = matter.waitings.find(({ arrived }) => arrived === undefined)?.asked;
  refuse(desk, matter, 2, `item 10(2): what was asked for on ${asked ?? 'no day'} has not arrived within two months (now ${dated(desk.business.now())})`);
}
