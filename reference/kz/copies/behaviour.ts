import type { Item, Request, Signer } from '../../../requirements/kz/copies/letters';
import { rightCounting, type Counting, type Day } from './counting';
import type { Held } from './archive';

/** How a customs authority deals with requests for copies, on both sides: right values, which planted faults change (faults.ts). */
export interface Behaviour {
  counting: Counting;
  executing: Executing;
  requesting: Requesting;
  /** The offset taken for a time without one; undefined: such a letter is not taken. */
  offsetOfBareTimes: string | undefined;
}

export interface Executing {
  /** Which of the two days the term counts from. */
  startsOn: 'registration' | 'receipt';
  checksSender: boolean;
  /** Contents of item 4 whose absence is minded, by number. */
  minds: readonly number[];
  /** Further reasons for which it will not execute: there are none. */
  otherReason: (request: Request) => string | undefined;
  asksOtherBodies: boolean;
  givesWhatOthersSent: boolean;
  asksWhereUnclear: boolean;
  /** What must not be given, and what is out of reach. */
  isForbidden: (held: Held) => boolean;
  isLost: (held: Held) => boolean;
  /** Day and noon at which an answer or a refusal goes out; undefined: at once. */
  answersOn: (due: Day) => Day | undefined;
  refusesForbiddenOn: (due: Day) => Day | undefined;
  wordsOfRefusal: (reasons: string) => string;
  /** Reasons not to extend that it passes over. */
  extendsAlthough: ReadonlySet<'no-others' | 'no-reasons' | 'extended' | 'day-late' | 'late'>;
  stateWhileAsking: 'suspended' | 'running';
  refusesAfterLimit: boolean;
  takesLateInformation: boolean;
  resumesOn: 'receipt' | 'registration';
  arrivalCountsFrom: 'receipt' | 'registration';
  fulfilledBy: 'whole list' | 'any answer';
  /** Whether ground 2 waits for its limit. */
  waitsForLimit: boolean;
  backdates: boolean;
  overdueWhileSuspended: boolean;
  reopens: boolean;
  askingCures: boolean;
}

export interface Requesting {
  sendsWithoutGround: boolean;
  sendsIncomplete: boolean;
  conditionsOfAeo: readonly string[];
  sendsLetter: boolean;
  maySign: (signer: Signer) => boolean;
  addresses: boolean;
  reference: string;
  writesProvisions: boolean;
  writesGrounds: boolean;
  writesItems: (items: Item[]) => Item[] | undefined;
  writesSources: boolean;
  /** When the information of ground 2 came, as the letter says it. */
  dateOfInformation: (received: string, letterDated: number) => string;
}

export function rightBehaviour(): Behaviour {
  return {
    counting: rightCounting(),
    offsetOfBareTimes: undefined,
    executing: {
      startsOn: 'registration',
      checksSender: true,
      minds: [1, 2, 3, 4, 5],
      otherReason: () => undefined,
      asksOtherBodies: true,
      givesWhatOthersSent: true,
      asksWhereUnclear: true,
      isForbidden: ({ restriction }) => restriction === 'security' || restriction === 'forbidden',
      isLost: ({ restriction }) => restriction === 'lost',
      answersOn: () => undefined,
      refusesForbiddenOn: () => undefined,
      wordsOfRefusal: (reasons) => reasons,
      extendsAlthough: new Set(),
      stateWhileAsking: 'suspended',
      refusesAfterLimit: true,
      takesLateInformation: false,
      resumesOn: 'receipt',
      arrivalCountsFrom: 'receipt',
      fulfilledBy: 'whole list',
      waitsForLimit: true,
      backdates: false,
      overdueWhileSuspended: false,
      reopens: false,
      askingCures: false,
    },
    requesting: {
      sendsWithoutGround: false,
      sendsIncomplete: false,
      conditionsOfAeo: ['532(1)(3)', '532(1)(5)', '532(1)(6)'],
      sendsLetter: true,
      maySign: ({ office, authorisedBy }) => office === 'head' || office === 'acting-head' || ((office === 'deputy' || office === 'acting-deputy') && authorisedBy !== undefined),
      addresses: true,
      reference: 'Customs Code of the Eurasian Economic Union, Article 371',
      writesProvisions: true,
      writesGrounds: true,
      writesItems: (items) => items,
      writesSources: true,
      dateOfInformation: (received) => received,
    },
  };
}
