import type { PlantedFault } from '../../common/planted';
import { sameJourney } from '../common-repository/journeys';
import type { Conduct } from '../conduct';

/** What customs makes of arrivals and controls (BPM L3.5, GET05, ANT01; L4, T-04, G-06). */
export const ARRIVAL_FAULTS: PlantedFault<Conduct>[] = [
  {
    requirement: 'ICS2-ARR-07',
    // To the access point that an EORI would have by itself.
    change: ({ recipients, routes }) => {
      recipients['IE3R04'] = [{ to: 'notifyParty', if: [] }];
      routes.other = (eori, directory) => directory.preferred(eori)?.partyId ?? eori;
    },
  },
  { requirement: 'ICS2-ARR-08', change: ({ arrival }) => (arrival.sameJourney = (filed, arrived) => sameJourney({ ...filed, eta: arrived.eta }, arrived)) },
  {
    requirement: 'ICS2-ARR-09',
    change: ({ arrival }) => (arrival.reports = () => []),
    touches: [{ requirement: 'ICS2-INV-04', why: 'that an invalidated filing does not arrive is told by the same message' }],
  },
  { requirement: 'ICS2-ARR-11', change: ({ recipients }) => (recipients['IE3N08'] = recipients['IE3N08']!.filter(({ to }) => to !== 'ensFiler')) },
  {
    requirement: 'ICS2-NOT-10',
    change: ({ recipients }) => (recipients['IE3N09'] = recipients['IE3N09']!.map((row) => ({ ...row, if: row.if.filter((standing) => standing !== 'aeos') }))),
  },
];
