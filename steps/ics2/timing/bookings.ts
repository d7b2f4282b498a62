import { isoSeconds } from '../../../protocols/time/clock';
import type { Trip } from '../../../requirements/ics2/lodging-limits/limits';
import { deadlineOf, type Deadline } from '../../../simulators/ics2/judge/timing/lodging';
import type { ConformanceWorld } from '../../support/world';
import type { ShipmentFacts } from '../shipments';

/** CL018. */
const MODES: Readonly<Record<string, string>> = { maritime: '1', rail: '2', road: '3', air: '4', 'inland-waterway': '8' };

/** What the features call the times of a journey, and the facts that tell them. */
const TIMES: Readonly<Record<string, string>> = { loading: 'loadingTime', departure: 'departure', 'last formation': 'lastFormationDeparture', arrival: 'arrival' };

/** Reads `2026-06-08 16:00`, with seconds where it has them; epoch ms. Everything is UTC. */
export function instantOf(text: string): number {
  const instant = Date.parse(`${text.trim().replace(' ', 'T')}Z`);
  if (Number.isNaN(instant)) throw new Error(`"${text}" is no instant such as 2026-06-08 16:00`);
  return instant;
}

/**
 * A shipment with the times of its booking, as the features write them: `loading 2026-06-08 16:00, arrival 2026-07-05 06:00`.
 * A filing that states the actual departure is told it beforehand: here the aircraft leaves when it should.
 */
export function scheduled(shipment: ShipmentFacts, times: string): ShipmentFacts {
  const booked: ShipmentFacts = { ...shipment };
  for (const one of times.split(', ')) {
    const [, event = '', at = ''] = /^([a-z ]+) (\d.*)$/.exec(one) ?? [];
    const fact = TIMES[event];
    if (fact === undefined) throw new Error(`"${one}" is no time of a journey: ${Object.keys(TIMES).join(', ')}`);
    booked[fact] = isoSeconds(instantOf(at));
  }
  return shipment['departed'] === undefined ? booked : { ...booked, departed: booked['departure'] };
}

/** The same shipment, all its times earlier or later by a span in ms. */
export function moved(shipment: ShipmentFacts, by: number): ShipmentFacts {
  const told = [...Object.values(TIMES), 'departed'].filter((fact) => typeof shipment[fact] === 'string');
  return { ...shipment, ...Object.fromEntries(told.map((fact) => [fact, isoSeconds(Date.parse(String(shipment[fact])) + by)])) };
}

function timeIn(shipment: ShipmentFacts, fact: string): number | undefined {
  return typeof shipment[fact] === 'string' ? Date.parse(shipment[fact]) : undefined;
}

function placeIn(shipment: ShipmentFacts, ...facts: string[]): string | undefined {
  const place = facts.map((fact) => shipment[fact]).find((said) => said !== undefined) as string | { country: string } | undefined;
  return typeof place === 'object' ? place.country : place;
}

/** What the booking says of its trip, as far as limits hang on it. */
export function tripOf(shipment: ShipmentFacts): Trip {
  return {
    filing: shipment.filing ?? 'F10',
    journey: {
      mode: MODES[String(shipment['mode'] ?? 'maritime')],
      containers: (shipment.containers ?? []).length > 0,
      loading: placeIn(shipment, 'portOfLoading', 'placeOfLoading', 'placeOfAcceptance'),
      unloading: placeIn(shipment, 'portOfUnloading', 'placeOfUnloading', 'placeOfDelivery'),
      departure: timeIn(shipment, 'departed') ?? timeIn(shipment, 'departure'),
      arrival: timeIn(shipment, 'arrival'),
    },
    loadedAt: timeIn(shipment, 'loadingTime'),
    lastFormation: timeIn(shipment, 'lastFormationDeparture'),
    onFerry: shipment['ferry'] !== undefined,
  };
}

/** The deadline of a booking; blocks where the run has no value for a limit whose text is not available. */
export function deadlineFor(world: ConformanceWorld, trip: Trip): Deadline {
  const lead = (parameter: string): string => {
    try {
      return world.run.parameter(parameter);
    } catch (error) {
      return world.block(`${(error as Error).message}: set it under "parameters:" in the description to have this tested`);
    }
  };
  return deadlineOf(trip, lead) ?? world.block('the booking does not say what its limit counts from');
}

/** Books the shipment; the IUT's reference. */
export async function book(world: ConformanceWorld, shipment: ShipmentFacts): Promise<string> {
  const { reference } = await world.stimulate('ics2.book', shipment);
  return reference ?? world.block('the IUT gave no reference (LRN) for the booking');
}
