import { readPartyId } from '../judge/message/envelope';

/** What customs' message partition channels begin with; the party id that owns one is the rest (ICD 3.30, 4.3.3). */
const TO_TRADERS = 'urn:fdc:ec.europa.eu:2019:eu_ics2_c2t/EORI/';

/** Message partition channel of an access point. */
export function channelOf(partyId: string): string {
  return `${TO_TRADERS}${partyId}`;
}

/** Owner of a message partition channel; undefined for one that is none of ours, such as the default channel of ebMS. */
export function ownerOf(mpc: string): { partyId: string; eori: string } | undefined {
  if (!mpc.startsWith(TO_TRADERS)) return undefined;
  const partyId = mpc.slice(TO_TRADERS.length);
  const eori = readPartyId(partyId)?.eori;
  return eori === undefined ? undefined : { partyId, eori };
}
