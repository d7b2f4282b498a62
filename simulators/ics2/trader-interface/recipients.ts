/** What a party has to do with the matter that customs writes about. */
export type PartyRole =
  /** Who filed, or answered for it: reached where the filing came from. */
  | 'filer'
  | 'carrier'
  /** A party that a filing names, and that has not filed itself yet. */
  | 'named'
  /** Who notified the arrival. */
  | 'notifier'
  | 'notifyParty'
  /** Who filed one of the ENSs that an arrival is about. */
  | 'ensFiler';

/** What must be true of a party for a message to be sent to it. */
export type Standing =
  /** Registered in UUM&DS, with an access point in its preferences. */
  | 'connected'
  /** It wants this very message. */
  | 'subscribed'
  /** Authorised economic operator for security and safety. */
  | 'aeos'
  /** The goods come by sea or inland waterway. */
  | 'by-sea';

export interface Recipient {
  to: PartyRole;
  /** All of them. */
  if: readonly Standing[];
}

/** Who is told what, by message. A message that is not named here answers somebody and is no notification. */
export type Recipients = Record<string, readonly Recipient[]>;

/** BPM L4 v2.00: G-01-02 to G-08; the places stand with each message. */
export const SOUND_RECIPIENTS: Recipients = {
  // Copies of what registers (G-01-02; T-04-26)
  IE3R01: [{ to: 'carrier', if: ['connected', 'subscribed'] }],
  IE3R04: [{ to: 'notifyParty', if: ['connected'] }],
  // Linking (G-02-01-01, G-02-01-03)
  IE3N02: [{ to: 'filer', if: ['subscribed'] }, { to: 'carrier', if: ['connected', 'subscribed'] }],
  IE3N11: [{ to: 'named', if: ['connected'] }],
  // Analysis (G-03-01 to G-03-03)
  IE3N03: [{ to: 'filer', if: ['subscribed'] }, { to: 'carrier', if: ['connected', 'subscribed'] }],
  IE3Q02: [{ to: 'filer', if: [] }],
  IE3Q03: [{ to: 'filer', if: [] }],
  IE3N04: [{ to: 'carrier', if: ['connected', 'subscribed'] }],
  IE3N05: [{ to: 'carrier', if: ['connected', 'subscribed'] }],
  IE3Q01: [{ to: 'filer', if: [] }, { to: 'carrier', if: ['connected'] }],
  // Arrival and control (T-04-06, T-04-07; G-06-01-02, G-06-01-04)
  IE3N07: [{ to: 'notifier', if: [] }, { to: 'notifyParty', if: ['connected'] }, { to: 'ensFiler', if: ['subscribed', 'by-sea'] }],
  IE3N08: [{ to: 'notifier', if: [] }, { to: 'notifyParty', if: ['connected'] }, { to: 'ensFiler', if: ['by-sea'] }],
  IE3N09: [{ to: 'filer', if: ['aeos', 'subscribed'] }, { to: 'carrier', if: ['aeos', 'connected'] }],
};

/** Roles that have sent us something under an MRN: they are reached where that came from, all others by their preferences. */
export const HAS_SUBMITTED: ReadonlySet<PartyRole> = new Set(['filer', 'notifier', 'ensFiler']);

/** A party that a message may concern. */
export interface Party {
  role: PartyRole;
  /** Undefined: the matter does not say who it is, so nobody is told. */
  eori: string | undefined;
  /** MRN of what it has submitted, where that is not the MRN which the message is about. */
  mrn?: string;
}

/**
 * Filer and carrier of a filing. Where the carrier files itself it is the filer, and hears what the filer hears; a minimum set without
 * master air waybill names none, and it is not guessed (BPM L3.5, GET02).
 */
export function partiesOf({ declarant, representative, carrier }: { declarant?: string; representative?: string; carrier?: string }): Party[] {
  const files = [declarant, representative].includes(carrier);
  return [{ role: 'filer', eori: representative ?? declarant }, { role: 'carrier', eori: files ? undefined : carrier }];
}

/** A party that is known. */
export type KnownParty = Party & { eori: string };

/**
 * The parties to whom a message is due, each EORI once: in the order of the table, and within a row in that of `parties`.
 * @param meets whether a standing is true of a party
 */
export function dueTo(message: string, parties: readonly Party[], recipients: Recipients, meets: (standing: Standing, party: KnownParty) => boolean): KnownParty[] {
  const known = parties.filter((party): party is KnownParty => party.eori !== undefined);
  const due = (recipients[message] ?? []).flatMap((row) => known.filter((party) => party.role === row.to && row.if.every((standing) => meets(standing, party))));
  return due.filter((party, at) => due.findIndex(({ eori }) => eori === party.eori) === at);
}
