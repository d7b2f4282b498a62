import { accessPointFacts } from '../../iut/description/access-points';
import { enrolmentFacts } from '../../iut/description/enrolment';
import type { AccessPointDescription, IutDescription } from '../../iut/description/model';

/** How a party is known to the simulators before the IUT says otherwise. */
const DEFAULT_FACTS = { 'ics2.customsPartyId': 'sti-taxud' };

/** Keys of the description's `party` that are facts of another regime than ICS2. */
const FACT_OF_PARTY: Record<string, string> = { bin: 'kz.bin', logicalAddress: 'eaeu.address' };

/** Facts of the description's `party` under the name of their regime: `eori` is `ics2.eori`, `bin` is `kz.bin`. */
function prefixed(party: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(party).map(([name, value]) => [FACT_OF_PARTY[name] ?? `ics2.${name}`, value]));
}

/** What both sides must agree on: told in `hello`, and judged by. A later source wins. */
export function agreedFacts(description: IutDescription, of: { simulators: Record<string, string>; eori: string; accessPoints: readonly AccessPointDescription[]; businessTime: number }): Record<string, string> {
  return {
    ...DEFAULT_FACTS, ...of.simulators, 'ics2.eori': of.eori, 'ics2.partyId': of.accessPoints[0]!.partyId, ...accessPointFacts(of.accessPoints),
    businessTime: new Date(of.businessTime).toISOString(), ...prefixed(description.party), ...enrolmentFacts(description.enrolment),
  };
}
