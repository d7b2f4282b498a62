import { all, textAt } from '../../../../protocols/xml';
import { codeIsValid, codeLists } from '../../../../requirements/ics2/codelists/code-lists';
import type { Rule } from '../../../common/rule';
import { resolvePointer } from './pointer';
import type { ReplySubject } from './reply-subject';

const codes = ({ reply }: ReplySubject): string[] => all(reply, 'error').map((error) => textAt(error, 'validationCode') ?? '(absent)');
const pointers = ({ reply }: ReplySubject): string[] => all(reply, 'error/pointer/messageElementPath').map((pointer) => pointer.text.trim());

/** What names the original by ICD 4.5.3, table 9: filings and arrivals by LRN, all else by MRN; a consultation without one by its own number. */
function demandedReference({ filing: { document } }: ReplySubject): string | undefined {
  const name = document?.name ?? '';
  const lrn = name.startsWith('IE3F') || name === 'IE3N06';
  const own = name === 'IE3Q05' ? textAt(document, 'functionalReference') : undefined;
  return lrn ? textAt(document, 'LRN') : (textAt(document, 'MRN') ?? own);
}

/** IE3N99 has one field for either number, IE3N01 one for each. */
const givenReference = ({ reply }: ReplySubject): string | undefined =>
  reply.name === 'IE3N01' ? (textAt(reply, 'LRN') ?? textAt(reply, 'MRN')) : textAt(reply, 'functionalReference');

export const REFUSAL: Rule<ReplySubject>[] = [
  {
    requirement: 'ICS2-ERR-01',
    expected: (subject) =>
      subject.withoutReference === true ? 'no functional reference, as the scenario wants' : `functional reference ${demandedReference(subject) ?? '(not readable)'}`,
    observe: (subject) => givenReference(subject) ?? '(absent)',
    holds: (subject) => givenReference(subject) === (subject.withoutReference === true ? undefined : demandedReference(subject)),
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

export const COMPLETE: Rule<ReplySubject> = {
  requirement: 'ICS2-ERR-02',
  expected: ({ errorsInFiling }) => `${errorsInFiling ?? 0} errors in one message`,
  observe: (subject) => `${codes(subject).length} errors`,
  holds: (subject) => codes(subject).length === subject.errorsInFiling,
};
