import type { Judgement } from '../../../../requirements/judgement';
import { REFUSAL_GROUNDS } from '../../../../requirements/kz/copies/matter';
import type { Letter, LetterOf, Request } from '../../../../requirements/kz/copies/letters';

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

/** That a refusal has one of the four grounds (item 10) and gives its reasons, among them the facts (item 11). */
export function judgeRefusal(refusal: LetterOf<'refusal'>, facts: RegExp | undefined): Judgement[] {
  return [
    state('KZ445-12', `one of the grounds ${Object.keys(REFUSAL_GROUNDS).join(', ')} of item 10`, refusal, refusal.ground in REFUSAL_GROUNDS),
    state('KZ445-13', facts === undefined ? 'reasons in words' : `reasons that name the facts (${facts.source})`, refusal, (facts ?? /\p{L}{3}.*\p{L}{3}/u).test(refusal.reasons)),
  ];
}

/** That a request was refused on this ground, for these facts. */
export function judgeRefused(outcome: Outcome, ground: 1 | 2 | 3 | 4, facts: RegExp): Judgement[] {
  const right = state(`KZ445-R${ground}`, `refused under item 10(${ground}): ${REFUSAL_GROUNDS[ground]}`, outcome, outcome.letter === 'refusal' && outcome.ground === ground);
  return outcome.letter === 'refusal' ? [right, ...judgeRefusal(outcome, facts)] : [right];
}

/** That a request was executed although something might be minded, which is no ground of refusal: `requirements` say so. */
export function judgeExecuted(outcome: Outcome, requirements: readonly string[]): Judgement[] {
  const executed = requirements.map((requirement) => state(requirement, 'executed: this is none of the grounds of item 10', outcome, outcome.letter === 'answer'));
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
