import type { Judgement } from '../../../../requirements/judgement';
import { REFUSAL_GROUNDS } from '../../../../requirements/kz/copies/matter';
import type { Letter, LetterOf, Request } from '../../../../requirements/kz/copies/letters';
import { names, saysWhy } from './words';

/** A letter in one line, for the `observed` of a judgement. */
export function told(letter: Letter | undefined): string {
  if (letter === undefined) return 'no letter';
  switch (letter.letter) {
    case 'refusal': return `a refusal on ground ${letter.ground}: ${letter.reasons}`;
    case 'answer': return `an answer with ${letter.copies.length} copies${letter.copies.length === 0 ? '' : `, of ${letter.copies.map(({ item }) => item).join(', ')}`}`;
    case 'return': return `returned: ${letter.reasons}`;
    case 'extension': return `an extension: ${letter.reasons}`;
    default: return `a letter of the kind ${letter.letter}`;
  }
}

type Outcome = LetterOf<'answer'> | LetterOf<'refusal'>;

const state = (requirement: string, expected: string, letter: Letter | undefined, holds: boolean): Judgement => ({ requirement, party: 'iut', expected, observed: told(letter), holds });

/**
 * That a refusal has one of the four grounds (item 10) and gives its reasons (item 11). `facts` is what they should name: words are free, so a refusal
 * that names them otherwise is a finding at most.
 */
export function judgeRefusal(refusal: LetterOf<'refusal'>, facts: string | undefined): Judgement[] {
  const named: Judgement[] = facts === undefined ? [] : [{ ...state('KZ445-13', `reasons that name the facts: ${facts}`, refusal, names(refusal.reasons, facts)), weight: 'advice' }];
  return [
    state('KZ445-12', `one of the grounds ${Object.keys(REFUSAL_GROUNDS).join(', ')} of item 10`, refusal, refusal.ground in REFUSAL_GROUNDS),
    state('KZ445-13', 'reasons in words', refusal, saysWhy(refusal.reasons)),
    ...named,
  ];
}

/** That a request was refused on this ground, for these facts. */
export function judgeRefused(outcome: Outcome, ground: 1 | 2 | 3 | 4, facts: string): Judgement[] {
  const right = state(`KZ445-R${ground}`, `refused under item 10(${ground}): ${REFUSAL_GROUNDS[ground]}`, outcome, outcome.letter === 'refusal' && outcome.ground === ground);
  return outcome.letter === 'refusal' ? [right, ...judgeRefusal(outcome, facts)] : [right];
}

/** Whether an answer holds a copy for every item of the list: less does not execute the request (item 4(5)). */
export const coversList = ({ copies }: LetterOf<'answer'>, { items = [] }: Request): boolean => items.every(({ id }) => copies.some(({ item }) => item === id));

/** That a request was executed although something might be minded, which is no ground of refusal: `requirements` say so. */
export function judgeExecuted(outcome: Outcome, request: Request, requirements: readonly string[]): Judgement[] {
  const done = outcome.letter === 'answer' && coversList(outcome, request);
  const executed = requirements.map((requirement) => state(requirement, 'executed: copies of the whole list, for this is none of the grounds of item 10', outcome, done));
  return outcome.letter === 'refusal' ? [...executed, ...judgeRefusal(outcome, undefined)] : executed;
}

/** Copies that must be given: by item, what they say. */
export function judgeCopies(answer: LetterOf<'answer'>, request: Request, due: ReadonlyMap<string, string>): Judgement[] {
  const given = new Map(answer.copies.map(({ item, content }) => [item, content]));
  const wanted = (request.items ?? []).filter(({ id }) => due.has(id));
  return [{
    requirement: 'KZ445-01', party: 'iut', expected: `copies of ${wanted.map(({ kind, number }) => `${kind} ${number ?? ''}`).join(', ')}`,
    observed: answer.copies.map(({ item, content }) => `${item}: ${content.slice(0, 60)}`).join('; ') || 'none',
    holds: wanted.length > 0 && wanted.every(({ id }) => given.get(id) === due.get(id)),
  }];
}
