import type { Twig } from '../../tree';
import { appendEntry, insertEntry } from '../routing';
import { all, around, at, drop, last, parent, set, type Trail } from '../twigs';
import { becomes, leaveOut, pair, type RuleBreak, type RuleBreaks, without } from './breaks';

/** A number with the type of identification and the mode of transport that let a rule look at it. */
const numbered = (how: string, type: string, mode: string, number: string): RuleBreak => ({
  how,
  apply: (trail) => {
    set(parent(trail), 'typeOfIdentification', type);
    set(parent(trail), 'ModeOfTransport', mode);
    last(trail).value = number;
    return { at: last(trail) };
  },
});

/** A type of identification, and a number that fits it, with a mode of transport that takes another. */
const typed = (how: string, mode: string, type: string, number: string): RuleBreak => ({
  how,
  apply: (trail) => {
    set(parent(trail), 'ModeOfTransport', mode);
    set(parent(trail), 'identificationNumber', number);
    last(trail).value = type;
    return { at: last(trail) };
  },
});

/** A country outside the Union that no specimen travels through. */
const ELSEWHERE = 'PE';

/** A place in a country that the consignment does not touch. */
const offTheRoute = (name: string): RuleBreak => ({
  how: `${name} elsewhere`,
  apply: (trail) => {
    const place = at(parent(trail), name)!;
    drop(place, 'location', 'address');
    set(place, 'UNLOCODE', `${ELSEWHERE}CLL`);
    return { at: last(trail) };
  },
});

/** The route touches the security area before it comes to the office of first entry. */
const entersBy = (words: string, country: string, weight?: RuleBreak['weight']): RuleBreak => ({
  how: `enters by ${words}`,
  weight,
  apply: (trail) => {
    const [, second] = all(parent(trail), last(trail).node.name);
    return { at: insertEntry(parent(trail), second!, country) };
  },
});

/** The arrival, after whichever date of departure is given was put behind it. */
function departAfterArrival(trail: Trail): { at: Twig } {
  const means = parent(trail);
  const arrival = at(means, 'estimatedDateAndTimeOfArrival') ?? set(means, 'estimatedDateAndTimeOfArrival', '2026-03-02T00:00:00Z');
  if (last(trail) === arrival) arrival.value = '2001-01-01T00:00:00Z';
  else last(trail).value = '2096-02-29T23:59:59Z';
  return { at: arrival };
}

/** Means of transport, their route and times. */
export const TRANSPORT: RuleBreaks = {
  R3007: [
    without('neither conveyance nor means', 'conveyanceReferenceNumber', 'identificationNumber', 'typeOfIdentification'),
    {
      how: 'a number without its type',
      apply: (trail) => {
        drop(last(trail), 'conveyanceReferenceNumber', 'typeOfIdentification');
        set(last(trail), 'identificationNumber', 'D-ALFA');
        return { at: last(trail) };
      },
    },
  ],
  R3008: [
    {
      how: 'none at either level',
      apply: (trail) => {
        const house = around(trail, 'consignmentHouseLevel')!;
        for (const level of [house, ...all(house, 'goodsItem')]) drop(level, 'passiveBorderTransportMeans');
        return { at: house };
      },
    },
  ],
  R3009: [
    numbered('a wrong check digit', '10', '1', 'IMO9074728'),
    numbered('a blank after IMO', '10', '1', 'IMO 9074729'),
    numbered('no IMO in front', '10', '1', '9074729'),
  ],
  R3010: [numbered('seven digits', '80', '8', '2324957'), numbered('a prefix', '80', '8', 'ENI02324957')],
  R3011: [typed('that of an inland vessel', '1', '80', '02324957')],
  R3012: [typed('that of a sea ship', '8', '10', 'IMO9074729')],
  R3013: [{ how: 'begins elsewhere', apply: (trail) => ({ at: insertEntry(parent(trail), last(trail), ELSEWHERE) }) }],
  R3014: [{ how: 'ends elsewhere', apply: (trail) => ({ at: appendEntry(parent(trail), last(trail), ELSEWHERE) }) }],
  R3018: [entersBy('another member state', 'MT'), entersBy('Norway', 'NO', 'advice'), entersBy('Switzerland', 'CH', 'advice')],
  R3022: [offTheRoute('placeOfAcceptance'), offTheRoute('placeOfDelivery')],
  R3035: [without('neither estimated nor actual', 'estimatedDateAndTimeOfDeparture', 'actualDateAndTimeOfDeparture')],
  R3053: [{ how: 'arrives before it departs', apply: departAfterArrival }],
  C3012: [
    {
      how: 'left out, by sea',
      apply: (trail) => {
        set(parent(trail), 'ModeOfTransport', '1');
        set(parent(trail), 'typeOfIdentification', '10');
        return leaveOut(trail);
      },
    },
    {
      how: 'given, by air',
      apply: (trail) => {
        const other = last(trail).node.name === 'identificationNumber' ? 'typeOfIdentification' : 'identificationNumber';
        drop(parent(trail), other);
        set(parent(trail), 'ModeOfTransport', '4');
        set(parent(trail), 'conveyanceReferenceNumber', 'LH8401');
        return { at: last(trail) };
      },
    },
    pair('identificationNumber', 'typeOfIdentification', 'neither of the two, by sea', (trail) => {
      set(parent(trail), 'ModeOfTransport', '1');
      drop(parent(trail), 'identificationNumber', 'typeOfIdentification');
      return { at: parent(trail) };
    }),
    pair('identificationNumber', 'typeOfIdentification', 'both of the two, by road', (trail) => {
      set(parent(trail), 'ModeOfTransport', '3');
      return { at: last(trail) };
    }),
  ],
  C3019: [
    {
      how: 'left out, by air',
      apply: (trail) => {
        set(parent(trail), 'ModeOfTransport', '4');
        drop(parent(trail), 'identificationNumber', 'typeOfIdentification');
        return leaveOut(trail);
      },
    },
    {
      how: 'given, by sea',
      apply: (trail) => {
        set(parent(trail), 'ModeOfTransport', '1');
        set(parent(trail), 'typeOfIdentification', '10');
        set(parent(trail), 'identificationNumber', 'IMO9074729');
        return { at: last(trail) };
      },
    },
  ],
  R3021: [
    becomes('a dash inside', 'CSQU-3054383'),
    becomes('ten characters', 'CSQU305438'),
    becomes('a wrong check digit', 'CSQU3054384', { weight: 'advice' }),
  ],
};
