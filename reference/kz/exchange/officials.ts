import type { StimulusOutput } from '../../../iut/contract';
import { OFFICIAL_ROLES, type OfficialRole, type OfficialsMessage } from '../../../requirements/kz/exchange';
import { frameOf, OWN_STATE, type Desk } from './desk';
import { oneOf, textOf } from '../read-facts';

type Named = Partial<Record<OfficialRole, string>>;

/** Who is responsible for preparing, sending and receiving, on both sides (Art. 444(2), third part). */
export interface Officials {
  /** Names all of ours, and tells the other authority. */
  appoint(facts: Record<string, unknown>): StimulusOutput;
  /** Changes one, and tells again. */
  replace(facts: Record<string, unknown>): StimulusOutput;
  /** What the other authority says of its own. */
  take(message: OfficialsMessage): void;
  /** Those of a state by its code. */
  of(state: string): Named | undefined;
}

const REPEAT_MS = 300_000;

export function createOfficials(desk: Desk): Officials {
  const { behaviour, books, outbox } = desk;
  const known = books.open<Named>('exchange.officials');

  const notify = (): StimulusOutput => {
    const own = known.find(OWN_STATE) ?? {};
    const told = Object.fromEntries(behaviour.regular.names.flatMap((role) => (own[role] === undefined ? [] : [[role, own[role]]])));
    const message = { ...frameOf(desk), message: 'officials' as const, officials: told };
    outbox.send({ message, repeatMs: REPEAT_MS });
    return { status: 'done', reference: message.id };
  };

  return {
    appoint(facts) {
      known.put(OWN_STATE, Object.fromEntries(OFFICIAL_ROLES.map((role) => [role, textOf(facts, role)])));
      return notify();
    },
    replace(facts) {
      known.put(OWN_STATE, { ...known.find(OWN_STATE), [oneOf(facts, 'role', OFFICIAL_ROLES)]: textOf(facts, 'name') });
      return notify();
    },
    take: ({ from, officials }) => void known.put(from, officials),
    of: known.find,
  };
}
