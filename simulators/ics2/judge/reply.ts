import { all, textAt, type Schema, type Xml, type XmlElement } from '../../../protocols/xml';
import type { Judgement } from '../../../requirements/judgement';
import { codeIsValid, codeLists } from '../../../requirements/ics2/codelists/code-lists';
import { checkMrn } from '../../../requirements/ics2/mrn';
import { schemas } from '../../../requirements/ics2/schema/schemas';
import { validateMessage } from '../../../requirements/ics2/validate/validate';
import { applyRules, type Rule } from '../../common/rule';

/** The simulated party that answers for these messages. */
export const INTERFACE = 'trader-interface';

/** A functional reply of customs beside the filing that it answers. */
export interface ReplySubject {
  action: string;
  /** RefToMessageId in the reply's header. */
  refToMessageId?: string;
  reply: XmlElement;
  /** Problems of the reply by its own table. */
  tableProblems: string[];
  filing: { messageId: string; lrn?: string; document?: XmlElement };
  /** MRNs that were given before in this run. */
  earlierMrns: ReadonlySet<string>;
  /** Independent errors known to be in the filing; undefined where they are not known beforehand. */
  errorsInFiling?: number;
  /** The scenario has told the interface to leave the functional reference out. */
  withoutReference?: boolean;
  day: string;
}

const said = ({ reply }: ReplySubject, path: string): string => textAt(reply, path) ?? '(absent)';
const asked = ({ filing }: ReplySubject, path: string): string => textAt(filing.document, path) ?? '(absent)';
const codes = ({ reply }: ReplySubject): string[] => all(reply, 'error').map((error) => textAt(error, 'validationCode') ?? '(absent)');
const pointers = ({ reply }: ReplySubject): string[] => all(reply, 'error/pointer/messageElementPath').map((pointer) => pointer.text.trim());

/** Follows an XPath of local names and positions from the document's root; undefined where it selects nothing. */
export function resolvePointer(root: XmlElement, pointer: string): XmlElement | undefined {
  const [first, ...steps] = pointer.split('/').slice(1);
  if (!pointer.startsWith('/') || first !== root.name) return undefined;
  return steps.reduce<XmlElement | undefined>((from, step) => {
    const match = /^([A-Za-z]+)(?:\[(\d+)\])?$/.exec(step);
    if (from === undefined || match === null) return undefined;
    return from.children.filter((one) => one.name === match[1])[Number(match[2] ?? 1) - 1];
  }, root);
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
    expected: 'conformance to its table',
    observe: ({ tableProblems }) => tableProblems.join('; ') || 'no problems',
    holds: ({ tableProblems }) => tableProblems.length === 0,
  },
];

const REGISTRATION: Rule<ReplySubject>[] = [
  {
    requirement: 'ICS2-FIL-04',
    expected: (subject) => `LRN ${asked(subject, 'LRN')}, indicator ${asked(subject, 'SpecificCircumstanceIndicator')}, an MRN of 18 characters, a registration date`,
    observe: (subject) => `LRN ${said(subject, 'LRN')}, indicator ${said(subject, 'SpecificCircumstanceIndicator')}, MRN ${said(subject, 'MRN')}, registered ${said(subject, 'registrationDate/DateTime')}`,
    holds: (subject) =>
      said(subject, 'LRN') === asked(subject, 'LRN') && said(subject, 'SpecificCircumstanceIndicator') === asked(subject, 'SpecificCircumstanceIndicator') &&
      said(subject, 'MRN').length === 18 && !Number.isNaN(Date.parse(said(subject, 'registrationDate/DateTime'))),
  },
  {
    requirement: 'ICS2-DAT-04',
    expected: (subject) => `year ${subject.day.slice(2, 4)}, country ${asked(subject, 'customsOfficeOfFirstEntry/referenceNumber').slice(0, 2)}, interface A, procedure T, and not given before`,
    observe: (subject) => `${said(subject, 'MRN')}${subject.earlierMrns.has(said(subject, 'MRN')) ? ', given before' : ''}`,
    holds: (subject) => {
      const mrn = said(subject, 'MRN');
      const checked = checkMrn(mrn);
      const layout = checked.valid || checked.fault === 'check-character';
      return layout && mrn.slice(0, 2) === subject.day.slice(2, 4) && mrn.slice(2, 4) === asked(subject, 'customsOfficeOfFirstEntry/referenceNumber').slice(0, 2) &&
        mrn.slice(15, 17) === 'AT' && !subject.earlierMrns.has(mrn);
    },
  },
  {
    requirement: 'ICS2-DAT-06',
    expected: 'the check character of the first 17 characters',
    observe: (subject) => said(subject, 'MRN'),
    holds: (subject) => {
      const checked = checkMrn(said(subject, 'MRN'));
      return checked.valid || checked.fault !== 'check-character';
    },
  },
];

const REFUSAL: Rule<ReplySubject>[] = [
  {
    requirement: 'ICS2-ERR-01',
    expected: (subject) => (subject.withoutReference === true ? 'no functional reference, as the scenario wants' : `functionalReference = LRN ${subject.filing.lrn ?? '(not readable)'}`),
    observe: (subject) => said(subject, 'functionalReference'),
    holds: (subject) => textAt(subject.reply, 'functionalReference') === (subject.withoutReference === true ? undefined : subject.filing.lrn),
  },
  {
    requirement: 'ICS2-ERR-03',
    expected: 'codes of CL723',
    observe: (subject) => codes(subject).join(', ') || 'no error',
    holds: (subject) => codes(subject).length > 0 && codes(subject).every((code) => codeIsValid(codeLists(), 'CL723', code, subject.day) === 'valid'),
  },
  {
    requirement: 'ICS2-ERR-04',
    expected: 'pointers that select an element of the refused message',
    observe: (subject) => pointers(subject).join(', ') || 'none',
    holds: (subject) => {
      const { document } = subject.filing;
      return document === undefined || (pointers(subject).length > 0 && pointers(subject).every((pointer) => resolvePointer(document, pointer) !== undefined));
    },
  },
];

const COMPLETE: Rule<ReplySubject> = {
  requirement: 'ICS2-ERR-02',
  expected: ({ errorsInFiling }) => `${errorsInFiling ?? 0} errors in one message`,
  observe: (subject) => `${codes(subject).length} errors`,
  holds: (subject) => codes(subject).length === subject.errorsInFiling,
};

/** Judges a functional reply of the simulated customs side itself: the simulator's own acceptance. */
export function judgeReply(subject: ReplySubject): Judgement[] {
  if (subject.action === 'IE3R01') return applyRules([...BOTH, ...REGISTRATION], subject, INTERFACE);
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

/** The errors that a pushed IE3N99 holds, as its receiver sees them. */
export function errorsOf(reply: XmlElement): { code: string; place?: string; text?: string }[] {
  return all(reply, 'error').map((error) => ({
    code: textAt(error, 'validationCode') ?? '', place: textAt(error, 'pointer/messageElementPath'), text: textAt(error, 'description') ?? textAt(error, 'technicalErrorMessage'),
  }));
}
