import type { UumdsEntry } from '../../../../certs/uumds';
import type { LegalPerson } from '../../../../certs/subject';
import type { Judgement } from '../../../../requirements/judgement';
import { participates } from '../filing/enrolment';

/** What is known of the certificate with which a message was sealed, from the trusted list and from UUM&DS. */
export interface SealOwner {
  subject: LegalPerson;
  /** EORI in From/PartyId. */
  sender: string;
  /** What the sender is called, where that was declared. */
  name?: string;
  /** Whether an authority of the trusted list issued it; how it is worded where none did. */
  listed: { holds: boolean; observed: string };
  /** Everybody with whom UUM&DS has registered it. */
  holders: readonly Pick<UumdsEntry, 'eori' | 'mayUseIcs2'>[];
}

const stated = (requirement: string, expected: string, observed: string, holds: boolean): Judgement => ({ requirement, party: 'iut', expected, observed, holds });

/** Authorities write names in capitals, and with blanks of their own. */
const plainName = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * Whether the subject is this legal person: by its EORI where it names that, else by its organisation, else by an EORI of another; undefined
 * where it says nothing of it. Authorities number their subjects in places where an EORI may stand (`CSM017312345` as serialNumber): what does
 * not begin with a participating country is none.
 */
function isPerson({ eori, organisation }: LegalPerson, person: { eori: string; name?: string }): boolean | undefined {
  if (eori === person.eori) return true;
  if (organisation !== undefined && person.name !== undefined) return plainName(organisation) === plainName(person.name);
  return eori !== undefined && participates(eori.slice(0, 2)) ? false : undefined;
}

/**
 * The sealing certificate is that of whoever operates the access point, the provider where there is one (ICS2-SEC-12; ICD 4.6.3, 5.1.1).
 * Undefined where the subject cannot be compared: it names no EORI, and no name was declared.
 */
export function judgeOperator(subject: LegalPerson, declared: { eori: string; name?: string }): Judgement | undefined {
  const holds = isPerson(subject, declared);
  if (holds === undefined) return undefined;
  return stated('ICS2-SEC-12', `a certificate of the access point's operator: EORI ${declared.eori}${declared.name === undefined ? '' : `, ${declared.name}`}`, subject.name, holds);
}

/**
 * The four conditions on a sealing certificate, each stated by itself (ICS2-SEED-12). Whose EORI it is linked to is said by UUM&DS where it is
 * registered, and by its subject where it is not, so that a certificate that is merely not registered breaks one condition and not two. A subject
 * that cannot be compared gives no occasion for the second.
 */
export function judgeFourConditions({ subject, sender, name, listed, holders }: SealOwner): Judgement[] {
  const row = 'ICS2-SEED-12';
  const known = holders.map(({ eori }) => eori);
  const linked = known.length > 0 ? known : subject.eori === undefined ? [] : [subject.eori];
  const belongs = isPerson(subject, { eori: sender, name });
  const registered = holders.some(({ mayUseIcs2 }) => mayUseIcs2);
  return [
    stated(row, '1. issued by an authority of the trusted list', listed.observed, listed.holds),
    ...(belongs === undefined ? [] : [stated(row, `2. belongs to the sender, ${name ?? sender}`, subject.name, belongs)]),
    stated(row, `3. linked to the sender's EORI ${sender}`, linked.length === 0 ? 'linked to no EORI' : `linked to ${linked.join(', ')} ${known.length > 0 ? 'in UUM&DS' : 'by its subject'}`, linked.includes(sender)),
    stated(row, '4. registered in UUM&DS with the right to use ICS2', registered ? 'registered' : known.length > 0 ? 'registered without the right' : 'not registered', registered),
  ];
}

/** A receipt proves who gave it: its certificate is registered with the EORI of the access point's operator (ICS2-SEC-18). */
export function judgeReceiptSeal({ subject, sender, holders }: SealOwner): Judgement {
  const known = holders.map(({ eori }) => eori);
  return stated(
    'ICS2-SEC-18', `a receipt sealed with a certificate that UUM&DS has with the EORI ${sender}`,
    `${subject.name}, ${known.length === 0 ? 'registered with nobody' : `registered with ${known.join(', ')}`}`, known.includes(sender),
  );
}
