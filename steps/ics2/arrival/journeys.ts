import type { ToldArrival } from '../../../simulators/ics2/judge/process/arrival';
import { operator } from '../shipments/companies';
import type { For } from '../shipments';

/** Facts of `ics2.arrive`, in the form of iut/ics2-arrival.schema.json. */
export interface JourneyFacts extends Record<string, unknown> {
  mode: ToldArrival['mode'];
  vessel?: { name?: string; imo?: string; eni?: string };
  flight?: { number: string; aircraft?: string };
  calls: readonly { place: string; customsOffice?: string; estimatedArrival: string }[];
  at: string;
}

type Means = Pick<JourneyFacts, 'vessel' | 'flight'>;

/** A carrier's two means of transport, each on a journey of its own, and where both call: outside the Union, in it, and in it again. */
interface Planned {
  mode: JourneyFacts['mode'];
  means: readonly [Means, Means];
  calls: JourneyFacts['calls'];
}

/** They come as the prepared shipments say (shipments/sea.ts, air.ts). */
const PLANNED: Readonly<Record<string, Planned>> = {
  'sea carrier': {
    mode: 'maritime',
    means: [{ vessel: { name: 'Blaue Elbe', imo: 'IMO9074729' } }, { vessel: { name: 'Grüne Weser', imo: 'IMO9747015' } }],
    calls: [
      { place: 'EGPSD', estimatedArrival: '2026-06-28T06:00:00Z' },
      { place: 'NLRTM', customsOffice: 'NL000396', estimatedArrival: '2026-07-08T06:00:00Z' },
      { place: 'DEHAM', customsOffice: 'DE004600', estimatedArrival: '2026-07-10T06:00:00Z' },
    ],
  },
  'inland carrier': {
    mode: 'inland-waterway',
    means: [{ vessel: { name: 'Donaunixe', eni: '02324567' } }, { vessel: { name: 'Donauwalzer', eni: '02327890' } }],
    calls: [
      { place: 'RSNVS', estimatedArrival: '2026-06-11T04:00:00Z' },
      { place: 'HUMOH', customsOffice: 'HU000110', estimatedArrival: '2026-06-13T16:00:00Z' },
      { place: 'ATVIE', customsOffice: 'AT100000', estimatedArrival: '2026-06-15T16:00:00Z' },
    ],
  },
  'air carrier': {
    mode: 'air',
    means: [{ flight: { number: 'MS8412', aircraft: 'SU-GCF' } }, { flight: { number: 'MS8414', aircraft: 'SU-GCG' } }],
    calls: [
      { place: 'AEDWC', estimatedArrival: '2026-06-02T00:30:00Z' },
      { place: 'LULUX', customsOffice: 'LU704000', estimatedArrival: '2026-06-02T04:30:00Z' },
      { place: 'PLWAW', customsOffice: 'PL443000', estimatedArrival: '2026-06-02T09:30:00Z' },
    ],
  },
};

/** For the expressions of steps: those who notify arrivals. */
export const ARRIVING = `(${Object.keys(PLANNED).join('|')})`;

export type Which = 'one' | 'another';

/** A journey of a carrier, not yet anywhere; `fresh` tells it from the same journey of earlier scenarios. */
export function journeyOf(carrier: string, { eori, fresh }: For, which: Which = 'one'): JourneyFacts {
  const { mode, means, calls } = PLANNED[carrier]!;
  const own = means[which === 'one' ? 0 : 1];
  return { mode, ...own, journey: `J-${which}-${fresh}`, calls, at: calls[0]!.place, notifier: { eori, phone: operator(eori).phone } };
}

/** What its notification must repeat. */
export function toldBy({ mode, vessel, flight, calls }: JourneyFacts): ToldArrival {
  const number = flight?.number ?? vessel?.imo ?? vessel?.eni ?? '';
  return { mode, number, office: calls.find(({ customsOffice }) => customsOffice !== undefined)?.customsOffice ?? '' };
}
