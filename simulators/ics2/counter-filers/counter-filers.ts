import { isoSeconds, type Clock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { CARRIER, CONSIGNEE, HOUSE_FILER, POST, SECOND_HOUSE_FILER, type ProbeParty } from '../hostile/parties';
import type { Probe, ProbeAnswer, ProbeReply } from '../hostile/probe';
import { counterFiling, type CounterFacts } from './filings';

/** Traders beside the operator under test, as features call them. */
const PARTIES = { carrier: CARRIER, 'house filer': HOUSE_FILER, 'second house filer': SECOND_HOUSE_FILER, consignee: CONSIGNEE, post: POST } as const satisfies Record<string, ProbeParty>;
export type CounterParty = keyof typeof PARTIES;

/** For the expressions of steps: any of them. */
export const COUNTER_PARTY = `(${Object.keys(PARTIES).join('|')})`;

/** A filing of such a trader as it went over the wire, and what customs answered. */
export interface CounterExchange {
  message: string;
  facts: CounterFacts;
  document: string;
  messageId: string;
  /** On the same connection. */
  answer: ProbeAnswer;
  /** Undefined where customs has not answered yet, or not at all. */
  reply?: ProbeReply;
}

/** What they are told; the number, the day and the declarant are their own where nothing else is said. */
export type Told = Partial<CounterFacts>;

/**
 * Traders of our own beside the operator under test: the carrier of a forwarder, the forwarder of a carrier, consignee and post. They
 * file over mutual TLS under their own seals, and what they leave out, delay or say otherwise is what a scenario tells them.
 */
export interface CounterFilers {
  eori(who: CounterParty): Promise<string>;
  /** The client with which one of them speaks, for whatever is no filing. */
  as(who: CounterParty): Promise<Probe>;
  /** Party id of the access point. */
  partyId(who: CounterParty): Promise<string>;
  /** Files (`IE3F12`) and waits until customs has answered. */
  file(who: CounterParty, message: string, told?: Told): Promise<CounterExchange>;
  /** Files late: once the business clock has reached `at` (epoch ms). Look at {@link CounterFilers.sent} after it has. */
  fileAt(at: number, who: CounterParty, message: string, told?: Told): void;
  /** What they have filed since the last reset, once all of it is answered. */
  sent(): Promise<readonly CounterExchange[]>;
  /** What customs told one of them. */
  told(who: CounterParty): Promise<readonly ProbeReply[]>;
  reset(): void;
}

export interface CounterFilerParts {
  probe: (party: ProbeParty) => Promise<Probe>;
  business: Clock;
  ids: IdSource;
  /** Resolves once customs has pushed what it has to push. */
  settle: () => Promise<void>;
}

export function createCounterFilers({ probe, business, ids, settle }: CounterFilerParts): CounterFilers {
  let exchanges: Promise<CounterExchange>[] = [];
  let waiting: (() => void)[] = [];
  const as = (who: CounterParty): Promise<Probe> => probe(PARTIES[who]);

  const exchange = async (who: CounterParty, message: string, told: Told): Promise<CounterExchange> => {
    const trader = await as(who);
    const lrn = `CF${ids.uuid().replaceAll('-', '').slice(0, 18).toUpperCase()}`;
    const facts: CounterFacts = { lrn, day: isoSeconds(business.now()).slice(0, 10), declarant: trader.eori, ...told };
    const document = counterFiling(message, facts);
    const sealed = trader.pack({ document, action: message });
    const answer = await trader.post(sealed);
    await settle();
    const reply = trader.replies.all.find((one) => one.refToMessageId === sealed.messageId || (one.lrn === facts.lrn && one.refToMessageId === undefined));
    return { message, facts, document, messageId: sealed.messageId, answer, reply };
  };

  const file = (who: CounterParty, message: string, told: Told = {}): Promise<CounterExchange> => {
    const done = exchange(who, message, told);
    exchanges.push(done);
    return done;
  };

  return {
    as,
    eori: async (who) => (await as(who)).eori,
    partyId: async (who) => (await as(who)).partyId,
    file,
    fileAt(at, who, message, told = {}) {
      // A failure is told by `sent`, to whoever looks at what was filed.
      waiting.push(business.at(at, () => void file(who, message, told).catch(() => undefined)));
    },
    sent: () => Promise.all(exchanges),
    told: async (who) => (await as(who)).replies.all,
    reset() {
      for (const cancel of waiting) cancel();
      waiting = [];
      exchanges = [];
    },
  };
}
