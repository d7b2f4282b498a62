import type { Shipment } from '../filing/facts';

/** How the operator deals with what customs asks and forbids; right by default, changed only by a planted fault. */
export interface ReferralChoices {
  /** Under which reference an answer goes: the one under which customs asked. */
  reference: (asked: string, lrn: string) => string;
  /** Which of the answers that the people gave go out: all of them. */
  sends: <Answer>(given: readonly Answer[]) => readonly Answer[];
  /** How a change that customs asked for is told: by an amendment, or in the words of an answer. */
  amendsBy: 'amendment' | 'answer';
  /** In which message a screening is reported. */
  screenedBy: 'IE3R03' | 'IE3R02';
  /** Methods as they are reported: two at least, the second a filler where one sufficed (CL724). */
  methods: (used: readonly string[]) => readonly string[];
  /** Whether the report on a screening settles whatever else customs has asked about the filing. */
  screeningSettlesAll: boolean;
  /** What is held from loading when customs names goods: these. */
  holds: (named: readonly string[]) => readonly string[];
  /** Whether the filer tells the carrier what customs forbids: one that customs itself does not tell (BPM L3.5, RAT14). */
  informsCarrier: (shipment: Shipment) => boolean;
  /** Whether a filing fails because others have not filed: no, it stays what it is. */
  failsForOthers: boolean;
}

/** The one method was enough: the second place of the table says no more than that. */
const FILLER = 'ZZZ';

export const SOUND_REFERRAL: ReferralChoices = {
  reference: (asked) => asked,
  sends: (given) => given,
  amendsBy: 'amendment',
  screenedBy: 'IE3R03',
  methods: (used) => (used.length === 1 ? [...used, FILLER] : used),
  screeningSettlesAll: false,
  holds: (named) => named,
  // A filer does not see who is connected. Unless somebody has told it so, it tells every carrier but itself.
  informsCarrier: ({ carrier, declarant }) => carrier?.eori !== declarant.eori && carrier?.connected !== true,
  failsForOthers: false,
};
