import type { StimulusOutput } from '../../../iut/contract';
import { Temporal } from '../../../requirements/temporal';
import type { Ground, Item, Letter, Request, Signer } from '../../../requirements/kz/copies/letters';
import type { Cabinet } from '../../common/store/cabinet';
import type { Desk } from './desk';
import { dated } from './counting';

/** A request of ours. */
export interface Asked {
  letter: Request;
  form: 'electronic' | 'paper';
  state: 'sent' | 'printed' | 'registered' | 'asked' | 'extended' | 'answered' | 'refused' | 'returned';
  answers: string[];
}

/** What an official wants to have asked; `undefined` where the official left it out. */
type Draft = Partial<Pick<Request, 'circumstances' | 'provisions' | 'grounds' | 'items' | 'other' | 'attachments'>> & { signer?: Signer };

const empty = (list: readonly unknown[] | undefined): boolean => list === undefined || list.length === 0;

function againstGround(ground: Ground, now: number, conditions: readonly string[]): string | undefined {
  switch (ground.ground) {
    case 1: return ground.sources.length >= 2 ? undefined : 'ground 1 names both sources of the mismatch';
    case 2: return Temporal.Instant.from(ground.received).epochMilliseconds <= now ? undefined : 'ground 2 rests on information that exists when the request is sent';
    case 3: return ground.conditions.length > 0 && ground.conditions.every((one) => conditions.includes(one)) ? undefined : `ground 3 is for ${conditions.join(', ')} only`;
  }
}

/** Why the request does not leave the house (Art. 445(2) to (4), (12)); undefined: it does. */
function against(desk: Desk, draft: Draft, to: string): string | undefined {
  const { requesting } = desk.behaviour;
  if (!desk.isDesignated(to)) return `${to} is not designated to execute requests`;
  if (empty(draft.grounds) && !requesting.sendsWithoutGround) return 'the request rests on no ground of item 2';
  const wrong = (draft.grounds ?? []).map((ground) => againstGround(ground, desk.business.now(), requesting.conditionsOfAeo)).find((words) => words !== undefined);
  if (wrong !== undefined) return wrong;
  if (draft.signer === undefined || !requesting.maySign(draft.signer)) return `${draft.signer?.name ?? 'nobody'} may not sign a request`;
  if (requesting.sendsIncomplete) return undefined;
  if (draft.circumstances === undefined) return 'item 4(3): the circumstances are missing';
  if (empty(draft.provisions)) return 'item 4(3): the provisions to be checked are missing';
  return empty(draft.items) ? 'item 4(5): the list is missing' : undefined;
}

/** The letter as this authority writes it. */
function letterOf(desk: Desk, draft: Draft, to: string): Request {
  const { requesting: writes } = desk.behaviour;
  const now = desk.business.now();
  const grounds = (draft.grounds ?? []).map((one): Ground => {
    if (one.ground === 1) return { ...one, sources: writes.writesSources ? one.sources : [] };
    return one.ground === 2 ? { ...one, received: writes.dateOfInformation(one.received, now) } : one;
  });
  const items = writes.writesItems(draft.items ?? []);
  return {
    letter: 'request', id: desk.ids.uuid(), from: desk.own(), ...(writes.addresses ? { to: { code: to, name: `customs authority ${to}` } } : {}), dated: dated(now),
    reference: writes.reference, signer: draft.signer!,
    ...(draft.circumstances === undefined ? {} : { circumstances: draft.circumstances }),
    ...(draft.provisions === undefined || !writes.writesProvisions ? {} : { provisions: draft.provisions }),
    ...(writes.writesGrounds ? { grounds } : {}),
    ...(items === undefined ? {} : { items }),
    ...(draft.other === undefined ? {} : { other: draft.other }),
    ...(draft.attachments === undefined ? {} : { attachments: draft.attachments }),
  };
}

export interface Requester {
  request(facts: Record<string, unknown>): StimulusOutput;
  inform(facts: Record<string, unknown>): StimulusOutput;
  /** Takes a letter about a request of ours; false: it is about none. */
  take(letter: Letter): boolean;
  find(reference: string): Asked | undefined;
}

const STATES: Partial<Record<Letter['letter'], Asked['state']>> = { registration: 'registered', inquiry: 'asked', extension: 'extended', answer: 'answered', refusal: 'refused', return: 'returned' };
const OVER: readonly Asked['state'][] = ['answered', 'refused', 'returned'];

/** The side that asks for copies: forms the letter, refuses what is not to be sent, keeps what came of it. */
export function createRequester(desk: Desk, asked: Cabinet<Asked>, sendBare: (request: Request) => void): Requester {
  return {
    request({ to, form, ...facts }) {
      const draft = facts as Draft & { items?: Item[] };
      const reason = against(desk, draft, String(to));
      if (reason !== undefined) return { status: 'refused', reason };
      const letter = letterOf(desk, draft, String(to));
      asked.put(letter.id, { letter, form: form === 'paper' ? 'paper' : 'electronic', state: form === 'paper' ? 'printed' : 'sent', answers: [] });
      if (form !== 'paper') (desk.behaviour.requesting.sendsLetter ? desk.send : sendBare)(letter);
      return { status: 'done', reference: letter.id };
    },
    inform({ request, text }) {
      const one = asked.find(String(request));
      if (one === undefined) return { status: 'refused', reason: `no request ${String(request)}` };
      if (OVER.includes(one.state) && !desk.behaviour.executing.reopens) return { status: 'refused', reason: `the request was ${one.state}: make a new one` };
      desk.send({ letter: 'information', id: desk.ids.uuid(), from: desk.own(), to: one.letter.to!, dated: dated(desk.business.now()), about: one.letter.id, text: String(text) });
      return { status: 'done' };
    },
    take(letter) {
      const one = letter.letter === 'request' ? undefined : asked.find(letter.about);
      if (one === undefined || letter.from.code !== one.letter.to?.code) return false;
      if (!OVER.includes(one.state)) one.state = STATES[letter.letter] ?? one.state;
      one.answers.push(letter.letter);
      return true;
    },
    find: asked.find,
  };
}
