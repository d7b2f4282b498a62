import type { PlantedFault } from '../../model';
import type { Behaviour } from '../behaviour';
import { HOUR_MS, type BookingKind, type Times } from '../booking/choices';

type Fault = PlantedFault<Behaviour>;

/** One kind of booking is filed at another time. */
const filed = (requirement: string, kind: BookingKind, at: (times: Times) => number): Fault => ({ requirement, change: ({ booking }) => (booking.filedAt[kind] = at) });

/** Lodging limits of UCC-DA 2015/2446, Arts 105 to 110, as somebody may have got them wrong. */
export const BOOKING_FAULTS: Fault[] = [
  filed('ICS2-TIM-01', 'containers', ({ departure }) => departure - 25 * HOUR_MS),
  filed('ICS2-TIM-02', 'loose cargo', ({ arrival }) => arrival),
  // No limit known: with the papers of the month.
  filed('ICS2-TIM-03', 'short sea', ({ arrival }) => arrival + 30 * 24 * HOUR_MS),
  { requirement: 'ICS2-TIM-04', change: ({ booking }) => (booking.isShortVoyage = () => true) },
  filed('ICS2-TIM-05', 'before loading', ({ loading }) => loading + HOUR_MS),
  filed('ICS2-TIM-06', 'short flight', ({ departure }) => departure + HOUR_MS),
  filed('ICS2-TIM-07', 'long flight', ({ arrival }) => arrival - HOUR_MS),
  filed('ICS2-TIM-08', 'long train', ({ arrival }) => arrival - HOUR_MS),
  filed('ICS2-TIM-09', 'lorry', ({ arrival }) => arrival),
  filed('ICS2-TIM-10', 'barge', ({ arrival }) => arrival - HOUR_MS),
  { requirement: 'ICS2-TIM-11', change: ({ booking }) => (booking.notBefore = () => Number.NEGATIVE_INFINITY) },
  // The ferry operator will see to it.
  filed('ICS2-TIM-12', 'lorry on a ferry', () => Number.MAX_VALUE),
];
