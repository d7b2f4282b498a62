import type { Behaviour } from './behaviour';
import type { Certificate } from './certificate';

/** What a third country's customs body asks for: one certificate, or all that entered the database in a period (epoch ms, ends included). */
export type Question = { about: 'one'; number: string; issuedOn: string } | { about: 'period'; from: number; to: number };

/**
 * Certificates that a country gets in answer: only those issued for it, and a period counts by entry in the database (Decision 124, item 20).
 * Of one certificate the last record tells its state, an annulment included. Oldest first.
 */
export function search(records: readonly Certificate[], question: Question, country: string, rules: Behaviour['answering']): Certificate[] {
  if (question.about === 'one') {
    const same = records.filter((one) => one.number === question.number && rules.sameDate(one.issuedOn, question.issuedOn) && rules.mayKnow(country, one.issuedFor));
    const last = same.at(-1);
    return last === undefined || !rules.tells(last, question.about) ? [] : [last];
  }
  const inPeriod = (one: Certificate): boolean => {
    const when = rules.dated(one);
    return when !== undefined && when >= question.from && when <= question.to;
  };
  return records.filter((one) => one.issuedFor === country && inPeriod(one) && rules.tells(one, question.about));
}
