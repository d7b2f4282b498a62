import type { PlanRule } from '../../evidence/model';
import { nationalServiceDesk } from '../../requirements/ics2/service-desks/service-desk';

/** How the harness plans and reports, where a requirement binds the harness itself. One setting each is changed by a planted fault. */
export interface HarnessConduct {
  /** A rule of the plan that is not heeded. */
  heedless: PlanRule | undefined;
  /** What a plan without --tags leaves out all the same. */
  plans: string | undefined;
  /** Which rows of the catalogue, and which scenarios, a statement accounts for. */
  accountsFor: 'all' | 'planned';
  serviceDesk: (eori: string) => string | undefined;
}

export function soundHarness(): HarnessConduct {
  return { heedless: undefined, plans: undefined, accountsFor: 'all', serviceDesk: nationalServiceDesk };
}
