import { all, at, textAt, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import { applyRules, type Rule } from '../../../common/rule';
import { isMessage, judgeSoonEnough, nameOf, type Answering, type Asked } from './referral';

/** What the operator's people did, and for which consignment customs had asked it. */
export interface Screened {
  asked: Asked & { house: string };
  /** CL724. */
  methods: readonly string[];
  alarm: boolean;
}

type Subject = Answering & Screened;

const FILLER = 'ZZZ';
const result = ({ document }: Answering): XmlElement | undefined => at(document, 'hrcmScreeningResults');
const said = (one: Answering, place: string): string => textAt(result(one), place) ?? '(absent)';
const methodsIn = (one: Answering): string[] => all(result(one), 'screeningMethod/method').map(({ text }) => text.trim());
const due = ({ alarm }: Screened): string => (alarm ? '2' : '1');

const RULES: Rule<Subject>[] = [
  {
    requirement: 'ICS2-REF-04',
    expected: (one) =>
      `IE3R03 with MRN ${one.asked.mrn}, reference ${one.asked.references.join(', ')}, house document ${one.asked.house}, result ${due(one)}`,
    observe: (one) =>
      `${nameOf(one)} with MRN ${textAt(one.document, 'MRN') ?? '(absent)'}, reference ${said(one, 'referralRequestReference')}, ` +
      `house document ${said(one, 'transportDocumentHouseLevel/documentNumber')}, result ${said(one, 'result')}`,
    holds: (one) =>
      isMessage(one, 'IE3R03') && textAt(one.document, 'MRN') === one.asked.mrn && all(one.document, 'hrcmScreeningResults').length === 1
      && one.asked.references.includes(said(one, 'referralRequestReference')) && said(one, 'transportDocumentHouseLevel/documentNumber') === one.asked.house
      && said(one, 'result') === due(one),
  },
  {
    requirement: 'ICS2-REF-05',
    expected: ({ methods }) => (methods.length === 1 ? `methods ${methods[0]!} and the filler ${FILLER}` : `methods ${methods.join(', ')}`),
    look: (one) => {
      if (!isMessage(one, 'IE3R03')) return undefined;
      const reported = methodsIn(one);
      const wanted = one.methods.length === 1 ? [...one.methods, FILLER] : one.methods;
      return { observed: reported.join(', ') || '(none)', holds: [...reported].sort().join() === [...wanted].sort().join() };
    },
  },
];

/** A report on a screening for high-risk cargo and mail (BPM L4, T-03-01-06; HTI table of IE3R03; CL724, CL726). */
export function judgeScreening(report: Answering, screened: Screened): Judgement[] {
  return [...applyRules(RULES, { ...report, ...screened }), judgeSoonEnough('ICS2-REF-04', report, screened.asked)];
}
