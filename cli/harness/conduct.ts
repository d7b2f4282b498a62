import type { CheckOutcome, EventBody, PlanRule } from '../../evidence/model';
import type { Requirement } from '../../requirements/catalogue/model';
import { outcomeOf, type Judgement } from '../../requirements/judgement';
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
  /** What the log is given of an event: all of it. */
  records: (event: EventBody) => EventBody | undefined;
  /** What a comparison with a row comes to. */
  weighs: (judgement: Judgement, row: Pick<Requirement, 'breach'>) => CheckOutcome;
}

export function soundHarness(): HarnessConduct {
  return { heedless: undefined, plans: undefined, accountsFor: 'all', serviceDesk: nationalServiceDesk, records: (event) => event, weighs: outcomeOf };
}
