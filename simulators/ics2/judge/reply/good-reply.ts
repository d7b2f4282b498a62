import { all, textAt } from '../../../../protocols/xml';
import { codeIsValid, codeLists } from '../../../../requirements/ics2/codelists/code-lists';
import { checkMrn, type MrnProcedure } from '../../../../requirements/ics2/mrn';
import { equals, type Rule } from '../../../common/rule';
import type { ReplySubject } from './reply-subject';

const said = ({ reply }: ReplySubject, path: string): string => textAt(reply, path) ?? '(absent)';
const asked = ({ filing }: ReplySubject, path: string): string => textAt(filing.document, path) ?? '(absent)';
const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** Two letters of the country addressed, wherever the message names it. */
const countryAsked = ({ filing: { document } }: ReplySubject): string =>
  ['customsOfficeOfFirstEntry/referenceNumber', 'actualCustomsOfficeOfFirstEntry/referenceNumber', 'addressedMemberState/country']
    .map((place) => textAt(document, place))
    .find((place) => place !== undefined)?.slice(0, 2) ?? '(absent)';

const CHECK_CHARACTER: Rule<ReplySubject> = {
  requirement: 'ICS2-DAT-06',
  expected: 'the check character of the first 17 characters',
  observe: (subject) => said(subject, 'MRN'),
  holds: (subject) => {
    const checked = checkMrn(said(subject, 'MRN'));
    return checked.valid || checked.fault !== 'check-character';
  },
};

/** F25 has no MRN of its own (BPM L3.5, GET02). */
const joins = ({ filing: { document } }: ReplySubject): boolean => document?.name === 'IE3F25';

const newMrn = (procedure: MrnProcedure): Rule<ReplySubject> => ({
  requirement: 'ICS2-DAT-04',
  expected: (subject) => `year ${subject.day.slice(2, 4)}, country ${countryAsked(subject)}, interface A, procedure ${procedure}, and not given before`,
  look: (subject) => {
    if (joins(subject)) return undefined;
    const mrn = said(subject, 'MRN');
    const checked = checkMrn(mrn);
    const layout = checked.valid || checked.fault === 'check-character';
    const again = subject.earlierMrns.has(mrn);
    const parts = mrn.slice(0, 2) === subject.day.slice(2, 4) && mrn.slice(2, 4) === countryAsked(subject) && mrn.slice(15, 17) === `A${procedure}`;
    return { observed: `${mrn}${again ? ', given before' : ''}`, holds: layout && parts && !again };
  },
});

const joinedMrn: Rule<ReplySubject> = {
  requirement: 'ICS2-DAT-04',
  expected: (subject) => `the MRN ${asked(subject, 'previousDocument/identification')} of the filing that is joined`,
  look: (subject) => (joins(subject) ? equals(said(subject, 'MRN'), asked(subject, 'previousDocument/identification')) : undefined),
};

export const REGISTRATION: Rule<ReplySubject>[] = [
  {
    requirement: 'ICS2-FIL-04',
    expected: (subject) => `LRN ${asked(subject, 'LRN')}, indicator ${asked(subject, 'SpecificCircumstanceIndicator')}, an MRN of 18 characters, a registration date`,
    observe: (subject) =>
      `LRN ${said(subject, 'LRN')}, indicator ${said(subject, 'SpecificCircumstanceIndicator')}, ` +
      `MRN ${said(subject, 'MRN')}, registered ${said(subject, 'registrationDate/DateTime')}`,
    holds: (subject) =>
      said(subject, 'LRN') === asked(subject, 'LRN') && said(subject, 'SpecificCircumstanceIndicator') === asked(subject, 'SpecificCircumstanceIndicator') &&
      said(subject, 'MRN').length === 18 && isInstant(said(subject, 'registrationDate/DateTime')),
  },
  newMrn('T'),
  joinedMrn,
  CHECK_CHARACTER,
];

export const ARRIVAL: Rule<ReplySubject>[] = [
  {
    requirement: 'ICS2-ARR-06',
    expected: (subject) => `LRN ${asked(subject, 'LRN')}, an MRN whose 17th character is Z, a registration date`,
    observe: (subject) => `LRN ${said(subject, 'LRN')}, MRN ${said(subject, 'MRN')}, registered ${said(subject, 'registrationDate/DateTime')}`,
    holds: (subject) => said(subject, 'LRN') === asked(subject, 'LRN') && said(subject, 'MRN')[16] === 'Z' && isInstant(said(subject, 'registrationDate/DateTime')),
  },
  newMrn('Z'),
  CHECK_CHARACTER,
];

/** An amendment or an invalidation is done: the MRN that was asked about, and when. */
const done = (requirement: string): Rule<ReplySubject>[] => [
  {
    requirement,
    expected: (subject) => `MRN ${asked(subject, 'MRN')} and a completion date`,
    observe: (subject) => `MRN ${said(subject, 'MRN')}, completed ${said(subject, 'completionDate/DateTime')}`,
    holds: (subject) => said(subject, 'MRN') === asked(subject, 'MRN') && isInstant(said(subject, 'completionDate/DateTime')),
  },
];
export const AMENDMENT = done('ICS2-AMD-09');
export const INVALIDATION = done('ICS2-INV-02');

const entities = ({ reply }: ReplySubject): string[] =>
  all(reply, 'ENSEntity').map((one) => ['type', 'identification', 'state'].map((name) => textAt(one, name) ?? '(absent)').join(' '));

export const CONSULTATION: Rule<ReplySubject>[] = [
  {
    requirement: 'ICS2-CNS-02',
    expected: (subject) => `functional reference ${asked(subject, 'functionalReference')}, entities with codes of CL721 and CL744`,
    observe: (subject) => `functional reference ${said(subject, 'functionalReference')}, ${entities(subject).join('; ') || 'no entity'}`,
    holds: (subject) =>
      said(subject, 'functionalReference') === asked(subject, 'functionalReference') &&
      all(subject.reply, 'ENSEntity').length > 0 &&
      all(subject.reply, 'ENSEntity').every((one) =>
        codeIsValid(codeLists(), 'CL721', textAt(one, 'type') ?? '', subject.day) === 'valid' &&
        codeIsValid(codeLists(), 'CL744', textAt(one, 'state') ?? '', subject.day) === 'valid' &&
        (textAt(one, 'identification') ?? '') !== ''),
  },
];
