import { happens, registeredOn, type Happening, type Matter } from '../../../../requirements/kz/copies/matter';
import type { Letter } from '../../../../requirements/kz/copies/letters';
import type { WorkingDays } from '../../../../requirements/kz/copies/working-days';
import { dayOf } from '../../../../requirements/kz/copies/zone';
import { isoSeconds } from '../../../../protocols/time/clock';
import type { Seen } from '../parties';

/** What a letter means for the request, apart from the day; undefined: nothing. */
function meaning(letter: Letter, before: readonly Letter[], items: readonly string[]): Omit<Happening, 'day'> | undefined {
  switch (letter.letter) {
    case 'inquiry': return { kind: 'asked' };
    case 'information': return { kind: 'arrived' };
    case 'extension': return { kind: 'extended', others: before.some((one) => one.letter === 'body-inquiry'), reasons: letter.reasons } as Omit<Happening, 'day'>;
    case 'answer': return { kind: 'answered', whole: items.every((id) => letter.copies.some(({ item }) => item === id)) } as Omit<Happening, 'day'>;
    case 'refusal': return { kind: 'refused', ground: letter.ground, reasons: letter.reasons } as Omit<Happening, 'day'>;
    default: return undefined;
  }
}

/**
 * How a request stands by the letters that crossed the wire, each on the civil day in Kazakhstan on which it came; undefined while the executing
 * authority has sent no notice of its registration. Throws RangeError where that notice has a time without an offset.
 */
export function matterSeen(seen: readonly Seen[], request: string, calendar: WorkingDays): Matter | undefined {
  const asked = seen.map(({ letter }) => letter).find((letter) => letter.letter === 'request' && letter.id === request);
  const items = asked?.letter === 'request' ? (asked.items ?? []).map(({ id }) => id) : [];
  let matter: Matter | undefined;
  const before: Letter[] = [];
  for (const { letter, at } of seen) {
    if (letter.letter === 'request' || letter.about !== request) continue;
    if (letter.letter === 'registration') matter = registeredOn(dayOf(letter.registered));
    else if (matter !== undefined) {
      const what = meaning(letter, before, items);
      if (what !== undefined) matter = happens(matter, { ...what, day: dayOf(isoSeconds(at)) } as Happening, calendar);
    }
    before.push(letter);
  }
  return matter;
}
