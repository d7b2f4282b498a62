import { formatNumber } from '../../../requirements/kz';
import type { Judgement } from '../../../requirements/judgement';
import type { JournalEntry } from '../model';

/** Judges what the authority has written down of a scenario: numbers against registrations, and date and time of both outcomes. */
export function judgeJournal(journal: readonly JournalEntry[], given: ReadonlySet<string>, party: string): Judgement[] {
  const registered = journal.filter((entry) => entry.state === 'registered');
  const numbers = registered.flatMap((entry) => (entry.number === undefined ? [] : [formatNumber(entry.number)]));
  const untimed = journal.filter((entry) => entry.at === undefined);
  const doubled = numbers.length !== new Set(numbers).size;
  return [
    {
      requirement: 'EEC52-c', party, expected: 'every registration with its own number, every number with a registration',
      observed: `${registered.length} registrations, ${numbers.length} of them with a number${doubled ? ', one of them twice' : ''}; ${given.size} numbers given`,
      holds: numbers.length === registered.length && given.size === numbers.length && !doubled && numbers.every((number) => given.has(number)),
    },
    {
      requirement: 'EEC52-d', party, expected: 'date and time of every registration and of every refusal',
      observed: untimed.length === 0 ? `${journal.length} entries, all with date and time` : untimed.map((entry) => `no time of the ${entry.state === 'refused' ? 'refusal' : 'registration'} of ${entry.document ?? 'a document without id'}`).join(', '),
      holds: untimed.length === 0 && journal.length > 0,
    },
  ];
}
