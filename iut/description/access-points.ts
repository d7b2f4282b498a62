import type { AccessPointDescription } from './model';
import type { ConfigProblemCode } from './problem';
import type { KeyPath } from './yaml-place';

/** `party` as it is written, as far as access points are concerned. */
interface WrittenParty {
  eori?: string;
  partyId?: string;
  accessPoints?: readonly AccessPointDescription[];
}

/** `[<system>@]<EORI>[@<MS>]` (ICD 3.30, 4.2.2.1, table 8). */
const PARTY_ID = /^(?:[A-Za-z0-9]{1,12}@)?([A-Z]{2}[A-Za-z0-9]{1,15})(?:@[A-Z]{2})?$/;

/** What the schema cannot say of `party.accessPoints`: ids are different, belong to the party, and only a push point has an endpoint. */
export function checkAccessPoints(party: WrittenParty, report: (code: ConfigProblemCode, path: KeyPath, message: string, fix: string) => void): void {
  const points = party.accessPoints ?? [];
  for (const [index, { partyId, binding, endpoint }] of points.entries()) {
    const at = ['party', 'accessPoints', index];
    const eori = PARTY_ID.exec(partyId)?.[1];
    if (points.findIndex((other) => other.partyId === partyId) < index) report('conflict', [...at, 'partyId'], `${partyId} names two access points`, 'give each access point a party id of its own');
    if (party.eori !== undefined && eori !== party.eori) report('conflict', [...at, 'partyId'], `${partyId} is not of the party ${party.eori}`, `write [<system>@]${party.eori}[@<MS>]`);
    if (binding === 'pull' && endpoint !== undefined) report('conflict', [...at, 'endpoint'], 'an access point that pulls is not pushed to', 'remove the endpoint, or write "binding: push"');
  }
  if (party.partyId !== undefined && points.length > 0 && !points.some(({ partyId }) => partyId === party.partyId)) {
    report('conflict', ['party', 'partyId'], `${party.partyId} is none of the access points`, 'add it to accessPoints, or remove it');
  }
}

/** The access points of a party in the order declared; without a declaration one, which customs pushes to. `partyId` is that one's. */
export function accessPointsOf(declared: readonly AccessPointDescription[], partyId: string): readonly AccessPointDescription[] {
  return declared.length > 0 ? declared : [{ partyId, binding: 'push' }];
}

/** Facts of `hello`: `ics2.accessPoint.1.partyId`, `ics2.accessPoint.1.binding`, counted from 1; the first one sends what names none. */
export function accessPointFacts(points: readonly AccessPointDescription[]): Record<string, string> {
  return Object.fromEntries(points.flatMap(({ partyId, binding }, index) => [
    [`ics2.accessPoint.${index + 1}.partyId`, partyId],
    [`ics2.accessPoint.${index + 1}.binding`, binding],
  ]));
}
