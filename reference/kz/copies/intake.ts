import type { Letter, LetterOf, Request } from '../../../requirements/kz/copies/letters';
import { limitOf, reply, today, type Desk } from './desk';
import { dated, isAfter } from './counting';
import { refuseForSilence, review, takeCopies, work } from './execution';
import { isOver, newMatter, type Matter } from './matter';

/** Most requests in the journal: more are returned unread. */
const MOST_MATTERS = 10_000;

const isByHand = ({ byHand }: Desk): boolean => byHand.find('registers') === true;

/** Enters a request in the journal under a number; from here the term runs (Art. 445(6)). */
export function register(desk: Desk, matter: Matter): void {
  const { behaviour, business, matters } = desk;
  const at = business.now();
  matter.number = `445/${matters.all().findIndex(({ request }) => request.id === matter.request.id) + 1}`;
  matter.registered = behaviour.counting.dayOf(behaviour.executing.startsOn === 'registration' ? at : matter.receivedAt).toString();
  matter.state = 'running';
  reply(desk, matter.request, { letter: 'registration', to: matter.request.from, number: matter.number, registered: dated(at) });
  work(desk, matter);
}

function takeRequest(desk: Desk, request: Request): void {
  if (desk.matters.find(request.id) !== undefined || desk.matters.size >= MOST_MATTERS) return;
  const matter = desk.matters.put(request.id, newMatter(request, desk.business.now()));
  if (desk.behaviour.executing.checksSender && !desk.isDesignated(request.from.code)) {
    matter.state = 'returned';
    return reply(desk, request, { letter: 'return', to: request.from, reasons: `${request.from.code} is not among the authorities that the Commission has designated to send requests` });
  }
  if (!isByHand(desk)) register(desk, matter);
}

function takeInformation(desk: Desk, matter: Matter, information: LetterOf<'information'>): void {
  const { executing, counting } = desk.behaviour;
  if (isOver(matter) && !executing.reopens) {
    return reply(desk, matter.request, { letter: 'return', to: information.from, reasons: `request ${matter.number ?? ''} is ${matter.state}: make a new request` });
  }
  const waiting = matter.waitings.find(({ arrived }) => arrived === undefined);
  const limit = limitOf(desk, matter);
  if (waiting !== undefined && limit !== undefined && isAfter(counting, desk.business.now(), limit) && !executing.takesLateInformation) return refuseForSilence(desk, matter);
  if (isOver(matter)) matter.state = 'running';
  if (waiting === undefined) return;
  waiting.arrived = today(desk).toString();
  matter.unregistered = matter.waitings.indexOf(waiting);
  if (executing.resumesOn === 'receipt') resume(matter);
  if (!isByHand(desk)) registerInformation(desk, matter);
}

function resume(matter: Matter): void {
  if (matter.waitings.every(({ arrived }) => arrived !== undefined)) matter.state = 'running';
}

/** Enters information that arrived in the journal. When it arrived is what counts (Art. 445(9)). */
export function registerInformation(desk: Desk, matter: Matter): void {
  const waiting = matter.waitings[matter.unregistered ?? -1];
  if (waiting === undefined) return;
  if (desk.behaviour.executing.arrivalCountsFrom === 'registration') waiting.arrived = today(desk).toString();
  delete matter.unregistered;
  resume(matter);
}

/** Takes a letter that another party wrote to the executing authority. */
export function take(desk: Desk, letter: Letter): void {
  if (letter.letter === 'request') return takeRequest(desk, letter);
  const matter = desk.matters.find(letter.about);
  if (matter === undefined) return;
  review(desk, matter);
  // Only who asked may add to its request, and only the other body may send what it was asked for.
  if (letter.letter === 'information' && letter.from.code === matter.request.from.code) takeInformation(desk, matter, letter);
  if (letter.letter === 'body-copies' && letter.from.code === desk.stateBody().code) takeCopies(desk, matter, letter.copies);
}
