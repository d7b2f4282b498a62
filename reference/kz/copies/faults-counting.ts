import { Temporal } from '../../../requirements/temporal';
import type { PlantedFault } from '../../model';
import type { Behaviour } from './behaviour';
import { nextWorking, type Day } from './counting';

const between = (from: Day, to: Day): number => from.until(to).days;

/** How an executing authority may go wrong in how it counts. */
export const COUNTING_FAULTS: PlantedFault<Behaviour>[] = [
  { requirement: 'KZ445-11', change: ({ counting }) => { counting.resumed = (ended) => ended; } },
  { requirement: 'KZ445-C01', change: ({ counting }) => { counting.startsAfter = 0; } },
  {
    requirement: 'KZ445-C02',
    change: ({ counting }) => {
      counting.months = (day, months) => {
        const ended = day.add({ months });
        return ended.day === day.day ? ended : ended.add({ days: 1 });
      };
    },
  },
  {
    requirement: 'KZ445-C03',
    change: ({ counting }) => { counting.roll = (day, off) => nextWorking(day, off, -1); },
    touches: [{ requirement: 'KZ445-C04', why: 'Saturday 31 October rolled back is Friday 30, which is also where a chained extension ends' }],
  },
  { requirement: 'KZ445-C04', change: ({ counting }) => { counting.extended = (registered, { months }) => months(months(registered, 1), 1); } },
  {
    requirement: 'KZ445-C05',
    change: ({ counting }) => {
      counting.extended = (registered, { months, roll }, off) => {
        const first = months(registered, 1);
        const rolled = roll(first, off);
        return rolled.equals(first) ? months(registered, 2) : months(rolled, 1);
      };
    },
  },
  { requirement: 'KZ445-C06', change: ({ counting }) => { counting.resumed = (ended, waited) => ended.add({ days: waited + 7 }); } },
  { requirement: 'KZ445-C07', change: ({ counting }) => { counting.resumed = (ended, waited, arrival) => arrival.add({ months: Math.floor(between(arrival, ended.add({ days: waited })) / 30) }); } },
  { requirement: 'KZ445-C08', change: ({ counting }) => { counting.waited = (waitings) => waitings.reduce((sum, { asked, arrived }) => sum + between(asked, arrived), 0); } },
  {
    requirement: 'KZ445-C09',
    change: ({ counting }) => {
      counting.limit = (asked, { months, roll }, off) => {
        const ended = months(asked, 2);
        return roll(ended, off).equals(ended) ? ended : ended.subtract({ days: 1 });
      };
    },
  },
  { requirement: 'KZ445-C13', change: ({ counting }) => { counting.dayOf = (epochMs) => Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO('UTC').toPlainDate(); } },
  { requirement: 'KZ445-C14', change: ({ counting }) => { counting.closesAt = 18; } },
  { requirement: 'KZ445-C17', change: ({ counting }) => { counting.resumed = (_ended, _waited, arrival) => arrival.add({ months: 1 }); } },
];
