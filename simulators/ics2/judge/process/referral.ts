import { isoSeconds } from '../../../../protocols/time/clock';
import { all, textAt, walk, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import { applyRules, type Rule } from '../../../common/rule';
import type { Reception } from '../../reception';

/** A message of the operator, as far as it may answer customs. */
export type Answering = Pick<Reception, 'action' | 'document' | 'receivedAt'>;

/** What customs asked about a filing. */
export interface Asked {
  mrn: string;
  references: readonly string[];
  /** When the answer is expected (business time, epoch ms), and the parameter that says so. */
  until: number;
  limit: string;
}

/** One response within IE3R02. */
interface Response {
  reference: string;
  texts: string[];
  files: number;
}

const responses = (document: XmlElement | undefined): Response[] =>
  all(document, 'additionalInformationResponse').map((one) => ({
    reference: textAt(one, 'referralRequestReference') ?? '(absent)',
    texts: all(one, 'additionalInformation/text').map(({ text }) => text.trim()).filter((text) => text !== ''),
    files: all(one, 'binaryAttachment').length,
  }));

/** References that a message answers, wherever its table has them. */
export function answeredReferences({ document }: Answering): string[] {
  const places = ['referralRequestReference', 'additionalInformationResponse/referralRequestReference', 'hrcmScreeningResults/referralRequestReference'];
  return places.flatMap((place) => all(document, place)).map(({ text }) => text.trim());
}

const inWords = ({ reference, texts, files }: Response): string =>
  `${reference} with ${texts.length === 0 && files === 0 ? 'nothing' : [...texts.map((text) => `"${text}"`), ...(files === 0 ? [] : [`${files} files`])].join(', ')}`;

const list = (all: readonly string[]): string => all.join(', ') || '(none)';
export const nameOf = ({ action, document }: Answering): string => (document === undefined || document.name === action ? action ?? '(no action)' : `${action ?? '(no action)'} holding ${document.name}`);
export const isMessage = ({ action, document }: Answering, message: string): boolean => action === message && document?.name === message;

const ANSWER: Rule<Answering & { asked: Asked }>[] = [
  {
    requirement: 'ICS2-REF-01',
    expected: ({ asked }) => `IE3R02 with MRN ${asked.mrn} that answers ${list(asked.references)} and nothing else, with content`,
    observe: (one) => `${nameOf(one)} with MRN ${textAt(one.document, 'MRN') ?? '(absent)'}, answering ${list(responses(one.document).map(inWords))}`,
    holds: (one) => {
      const { mrn, references } = one.asked;
      const given = responses(one.document);
      return isMessage(one, 'IE3R02') && textAt(one.document, 'MRN') === mrn && given.length > 0
        && given.every(({ reference, texts, files }) => references.includes(reference) && texts.length + files > 0);
    },
  },
];

/** How soon is asked for by no source ("reasonable time", BPM L3.5): what comes after the parameter of the run is a finding, never a breach. */
export function judgeSoonEnough(requirement: string, { receivedAt }: Answering, { until, limit }: Asked): Judgement {
  return { requirement, party: 'iut', weight: 'advice', expected: `an answer by ${isoSeconds(until)} (${limit})`, observed: `at ${isoSeconds(receivedAt)}`, holds: receivedAt <= until };
}

/** An answer to a request for information, by itself (BPM L4, T-03-01-03). */
export function judgeInformation(answer: Answering, asked: Asked): Judgement[] {
  return [...applyRules(ANSWER, { ...answer, asked }), judgeSoonEnough('ICS2-REF-01', answer, asked)];
}

/** Whether all that was asked is answered, in one message or several (HTI IE: IE3Q02 holds up to 999 requests). */
export function judgeAllAnswered(answers: readonly Answering[], { references }: Asked): Judgement {
  const given = answers.flatMap(answeredReferences);
  const missing = references.filter((reference) => !given.includes(reference));
  return {
    requirement: 'ICS2-REF-02',
    party: 'iut',
    expected: `answers under ${list(references)}`,
    observed: `${answers.map(nameOf).join(', ') || 'no message'} answering ${list(given)}${missing.length === 0 ? '' : `; nothing under ${list(missing)}`}`,
    holds: missing.length === 0,
  };
}

/** A screening report while another request is open: it answers its own request, and no other (BPM L3.5, RAT08). */
export function judgeApart(report: Answering, { screening, open, held }: { screening: string; open: string; held?: string }): Judgement {
  const answered = answeredReferences(report);
  return {
    requirement: 'ICS2-REF-06',
    party: 'iut',
    expected: `the report answers ${screening} only, and ${open} stays open`,
    observed: `${nameOf(report)} answers ${list(answered)}; ${open} is ${held ?? 'not shown'} in the operator's record`,
    holds: answered.length > 0 && answered.every((one) => one === screening) && (held === undefined || held === 'open'),
  };
}

/** The amendment that customs asked for, by what stands in the filing now and what is to stand there. */
export interface AmendmentAsked extends Asked {
  /** Root of the filing: `IE3F10`. */
  filed: string;
  /** End of the path of what is to be changed. */
  element: string;
  to: string;
}

/** What customs wants amended (IE3Q02, type AMD) is amended, under the reference of the request (BPM L3.5, RAT06). */
export function judgeAmendmentAsked(message: Answering, asked: AmendmentAsked): Judgement[] {
  const { mrn, references, filed, element, to } = asked;
  const { document } = message;
  const name = filed.replace('IE3F', 'IE3A');
  const reference = textAt(document, 'referralRequestReference') ?? '(none)';
  const named = textAt(document, 'MRN') ?? '(none)';
  const says = document !== undefined && [...walk(document)].some(({ path, text }) => withoutPositions(path).endsWith(`/${element}`) && text.trim() === to);
  const amended: Judgement = {
    requirement: 'ICS2-REF-03',
    party: 'iut',
    expected: `${name} with MRN ${mrn} and reference ${list(references)}, its ${element} "${to}"`,
    observed: `${nameOf(message)} with MRN ${named} and reference ${reference}, ${says ? 'changed so' : 'not changed so'}`,
    holds: isMessage(message, name) && named === mrn && references.includes(reference) && says,
  };
  return [amended, judgeSoonEnough('ICS2-REF-03', message, asked)];
}

const withoutPositions = (path: string): string => path.replace(/\[\d+\]/g, '');
