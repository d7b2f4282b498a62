import { all, textAt, type Schema, type Xml, type XmlElement } from '../../../protocols/xml';
import type { Judgement } from '../../../requirements/judgement';
import { schemas } from '../../../requirements/ics2/schema/schemas';
import { validateMessage } from '../../../requirements/ics2/validate/validate';
import { applyRules, type Rule } from '../../common/rule';
import { COMPLETE, REFUSAL } from './refusal-reply';
import { AMENDMENT, ARRIVAL, CONSULTATION, INVALIDATION, REGISTRATION } from './good-reply';

/** The simulated party that answers for these messages. */
export const INTERFACE = 'trader-interface';

/** A functional reply of customs beside the message that it answers. */
export interface ReplySubject {
  action: string;
  /** RefToMessageId in the reply's header. */
  refToMessageId?: string;
  reply: XmlElement;
  /** Problems of the reply by its own table. */
  tableProblems: string[];
  filing: { messageId: string; document?: XmlElement };
  /** MRNs that were given before in this run. */
  earlierMrns: ReadonlySet<string>;
  /** Independent errors known to be in the message; undefined where they are not known beforehand. */
  errorsInFiling?: number;
  /** The scenario has told the interface to leave the functional reference out. */
  withoutReference?: boolean;
  day: string;
}

const BOTH: Rule<ReplySubject>[] = [
  {
    requirement: 'ICS2-AS4-13',
    expected: ({ filing }) => `RefToMessageId = ${filing.messageId}`,
    observe: ({ refToMessageId }) => refToMessageId ?? '(absent)',
    holds: ({ refToMessageId, filing }) => refToMessageId === filing.messageId,
  },
  {
    requirement: 'ICS2-ERR-05',
    expected: ({ action }) => `${action} in conformance to its table`,
    observe: ({ tableProblems }) => tableProblems.join('; ') || 'no problems',
    holds: ({ tableProblems }) => tableProblems.length === 0,
  },
];

const GOOD: Readonly<Record<string, Rule<ReplySubject>[]>> = {
  IE3R01: REGISTRATION, IE3R04: ARRIVAL, IE3N10: AMENDMENT, IE3R07: INVALIDATION, IE3R08: CONSULTATION,
};

/** Judges a functional reply of the simulated customs side itself: the simulator's own acceptance. */
export function judgeReply(subject: ReplySubject): Judgement[] {
  const good = GOOD[subject.action];
  if (good !== undefined) return applyRules([...BOTH, ...good], subject, INTERFACE);
  return applyRules([...BOTH, ...REFUSAL, ...(subject.errorsInFiling === undefined ? [] : [COMPLETE])], subject, INTERFACE);
}

/** Compiled once per process. */
let compiled: { for(message: string): Schema } | undefined;

/**
 * What is wrong with a reply by its own table, one line each. Values of code list CL723 are left to ICS2-ERR-03.
 */
export function replyTableProblems(xml: Xml, action: string, root: XmlElement, bytes: Buffer, day: string): string[] {
  compiled ??= schemas<Schema>((xsd) => xml.compileSchema(xsd));
  const { problems } = validateMessage({ root, schemaProblems: compiled.for(action).validate(bytes) }, { message: action, day });
  return problems.filter((problem) => problem.weight === 'reject' && !(problem.rule === 'GEN-CODELIST' && problem.path.endsWith('/validationCode')))
    .map((problem) => `${problem.path}: found ${problem.found}, demanded ${problem.demanded}`);
}

/** The errors that a pushed IE3N99 or IE3N01 holds, as its receiver sees them. */
export function errorsOf(reply: XmlElement): { code: string; place?: string; text?: string }[] {
  return all(reply, 'error').map((error) => ({
    code: textAt(error, 'validationCode') ?? '', place: textAt(error, 'pointer/messageElementPath'), text: textAt(error, 'description') ?? textAt(error, 'technicalErrorMessage'),
  }));
}
