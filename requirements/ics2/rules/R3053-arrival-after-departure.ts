import { quote } from '../quote';
import { child } from './given';
import { type Rule, STATED } from './model';
import { valueOf } from './scope';

const DEPARTURES = ['actualDateAndTimeOfDeparture', 'estimatedDateAndTimeOfDeparture'];

const means = (departure: string, left: string, arrives: string): { in: string; xml: string } => ({
  in: 'IE3F10',
  xml:
    `<activeBorderTransportMeans><${departure}><DateTime>${left}</DateTime></${departure}>` +
    `<estimatedDateAndTimeOfArrival><DateTime>${arrives}</DateTime></estimatedDateAndTimeOfArrival></activeBorderTransportMeans>`,
});

/** HTI R&C 2.01. */
export const R3053: Rule = {
  id: 'R3053',
  about: 'The estimated arrival is not before the departure.',
  scope: 'dates of the active border transport means',
  note: 'The tables cite it at all three dates; it is judged once, at the arrival, against the departures that are given.',
  ...STATED,
  requirement: 'ICS2-DAT-15',
  code: '103',
  also: ['12'],
  *judge(elements, scope, _world, name) {
    const at = elements[0];
    if (name !== 'estimatedDateAndTimeOfArrival' || at === undefined) return;
    const arrival = Date.parse(valueOf(at));
    for (const departure of DEPARTURES) {
      const given = child(scope, departure);
      if (given === undefined || !(arrival < Date.parse(valueOf(given)))) continue;
      yield {
        at,
        found: `arrival ${quote(valueOf(at))}, departure ${quote(valueOf(given))}`,
        demanded: 'an arrival at or after the departure',
        mend: 'correct the dates; both are UTC',
      };
      return;
    }
  },
  examples: {
    good: [
      means('estimatedDateAndTimeOfDeparture', '2026-03-03T06:00:00Z', '2026-03-28T04:30:00Z'),
      means('actualDateAndTimeOfDeparture', '2026-03-03T06:00:00Z', '2026-03-03T06:00:00Z'),
    ],
    bad: [
      means('estimatedDateAndTimeOfDeparture', '2026-03-03T06:00:00Z', '2026-03-02T04:30:00Z'),
      means('actualDateAndTimeOfDeparture', '2026-03-03T06:00:00Z', '2026-03-03T05:59:59Z'),
    ],
  },
};
