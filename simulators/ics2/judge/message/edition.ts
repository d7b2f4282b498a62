import type { Judgement } from '../../../../requirements/judgement';
import { ICS2_NAMESPACE } from '../../../../requirements/ics2/schema/xsd';
import type { Tolerates } from '../../../../requirements/ics2/tolerances';
import { applyRules, type Rule } from '../../../common/rule';
import { AGREEMENT, AGREEMENT_OF_RELEASE_1 } from '../../agreed';

/** What a filing says of the edition that it follows. */
export interface Edition {
  agreement: string;
  /** Of the root element; absent where the document cannot be read. */
  namespace?: string;
  tolerates: Tolerates;
}

const TOLERANCE = 'ics2.tolerance.agreement';

const RULE: Rule<Edition> = {
  requirement: 'ICS2-SEED-11',
  expected: `AgreementRef ${AGREEMENT} (Interface Control Document 3.30) and a root element in ${ICS2_NAMESPACE} (message tables 2.02)`,
  observe: ({ agreement, namespace }) => `AgreementRef ${agreement}, namespace ${namespace ?? 'of no readable document'}`,
  holds: ({ agreement, namespace }) => agreement === AGREEMENT && namespace === ICS2_NAMESPACE,
  tolerance: ({ agreement, namespace, tolerates }) => (agreement === AGREEMENT_OF_RELEASE_1 && namespace === ICS2_NAMESPACE && tolerates(TOLERANCE) ? TOLERANCE : undefined),
};

/** Agreement and message edition of a filing are those of the run's baseline (ICS2-SEED-11). */
export function judgeEdition(edition: Edition): Judgement[] {
  return applyRules([RULE], edition);
}
