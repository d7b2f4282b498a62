import type { Judgement } from '../../../../requirements/judgement';
import { applyRules, type Rule } from '../../../common/rule';

/** How large a message is, and how large it should be at most; all in bytes. */
export interface SizeSubject {
  /** The whole HTTP body, as transmitted. */
  total: number;
  /** The business document, decompressed; undefined where there is none to be read, Infinity where it is larger than judges read. */
  xml: number | undefined;
  limits: { xml: number; total: number };
}

const megabytes = (bytes: number): string => (Number.isFinite(bytes) ? `${(bytes / 1024 / 1024).toFixed(3)} MB (${bytes} bytes)` : 'more than is read');

const TOTAL: Rule<SizeSubject> = {
  requirement: 'ICS2-AS4-24',
  expected: ({ limits }) => `a whole message of at most ${megabytes(limits.total)}, compressed (as4.size.totalMax)`,
  observe: ({ total }) => megabytes(total),
  holds: ({ total, limits }) => total <= limits.total,
};

const XML: Rule<SizeSubject> = {
  requirement: 'ICS2-AS4-24',
  expected: ({ limits }) => `a business document of at most ${megabytes(limits.xml)}, uncompressed (as4.size.xmlMax)`,
  look: ({ xml, limits }) => (xml === undefined ? undefined : { observed: megabytes(xml), holds: xml <= limits.xml }),
};

/** Judges the recommended sizes (ICD 4.2.6), of any message. */
export function judgeSize(subject: SizeSubject): Judgement[] {
  return applyRules([TOTAL, XML], subject);
}
