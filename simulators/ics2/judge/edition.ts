import type { Judgement } from '../../../requirements/judgement';
import { ICS2_NAMESPACE } from '../../../requirements/ics2/schema/xsd';

/** Agreement of the interface version in force (ICD 3.30, 4.2.3.1: Releases 2 and 3). */
const AGREEMENT = 'EU-ICS2-TI-V2.0';

/** Agreement and message edition of a filing are those of the run's baseline (ICS2-SEED-11). */
export function judgeEdition({ agreement, namespace }: { agreement: string; namespace?: string }): Judgement {
  return {
    requirement: 'ICS2-SEED-11', party: 'iut',
    expected: `AgreementRef ${AGREEMENT} (Interface Control Document 3.30) and a root element in ${ICS2_NAMESPACE} (message tables 2.02)`,
    observed: `AgreementRef ${agreement}, namespace ${namespace ?? 'of no readable document'}`, holds: agreement === AGREEMENT && namespace === ICS2_NAMESPACE,
  };
}
