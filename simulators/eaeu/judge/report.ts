import { at } from '../../../protocols/xml';
import type { Judgement } from '../../../requirements/judgement';
import type { Received } from '../records';
import { applyRules, type Rule, type Seen } from '../../common/rule';

/** What the IUT was told to issue, as far as the report must say it. */
export interface IssuedFacts {
  kind: 'original' | 'duplicate' | 'replacement' | 'annulled';
  number: string;
  named?: { number: string; issuedOn: string };
}

interface Subject {
  received: Received;
  issued: IssuedFacts;
}

const field = ({ received }: Subject, path: string): string | undefined => at(received.envelope?.payload[0], path)?.text.trim();

/** Kind and number as issued; where the kind asks for it, also the certificate that this one stands for. */
function kindSeen(subject: Subject, kind: IssuedFacts['kind']): Seen {
  const { issued } = subject;
  // Without a body there is nothing to say of it; that it is missing is judged by EAEU-ENV-27.
  if (issued.kind !== kind || subject.received.envelope?.payload[0] === undefined) return undefined;
  const [seenKind, number, named] = [field(subject, 'CertificateKindCode'), field(subject, 'CertificateId'), field(subject, 'NamedCertificate/NamedCertificateId')];
  const names = kind === 'duplicate' || kind === 'replacement';
  return {
    observed: `${seenKind ?? 'no kind'} ${number ?? 'without number'}${named === undefined ? '' : `, naming ${named}`}`,
    holds: seenKind === kind && number === issued.number && (!names || named === issued.named?.number),
  };
}

const RULES: readonly Rule<Subject>[] = [
  { requirement: 'EAEU-D124-F01-original', expected: 'a message of kind original with the certificate\'s number', look: (subject) => kindSeen(subject, 'original') },
  { requirement: 'EAEU-D124-F01-duplicate', expected: 'a message of kind duplicate that names the original', look: (subject) => kindSeen(subject, 'duplicate') },
  { requirement: 'EAEU-D124-F01-replacement', expected: 'a message of kind replacement that names the certificate replaced', look: (subject) => kindSeen(subject, 'replacement') },
  { requirement: 'EAEU-D124-F01-annulled', expected: 'a message of kind annulled with the certificate\'s number', look: (subject) => kindSeen(subject, 'annulled') },
  {
    requirement: 'EAEU-D124-F01a', expected: 'entered in the database not later than reported',
    look: (subject) => {
      const [entered, made] = [field(subject, 'EntryDateTime'), field(subject, 'EDocHeader/EDocDateTime')];
      if (entered === undefined || made === undefined) return undefined;
      return { observed: `entered ${entered}, reported ${made}`, holds: Date.parse(entered) <= Date.parse(made) };
    },
  },
];

/** Judges what a message of flow 1 says of the certificate (Decision 124, items 9(b), 13, 19). */
export function judgeReport(received: Received, issued: IssuedFacts): Judgement[] {
  return applyRules(RULES, { received, issued });
}
