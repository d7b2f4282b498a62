import type { Desk } from './desk';
import { asked } from './notices/asked';
import { refused } from './notices/refused';
import { registered } from './notices/registered';
import { readSaid, type Said } from './notices/said';

/** What the operator makes of one message of customs; false = it is about nothing that the operator knows. */
export type Notice = (desk: Desk, said: Said) => boolean;

/** By the root element of the message. */
const NOTICES: Readonly<Record<string, Notice>> = {
  IE3R01: registered,
  IE3N99: refused,
  IE3N01: refused,
  IE3Q02: asked,
};

/** Takes a message of customs from the access point. What belongs to nothing is a case of its own, for somebody to look at. */
export function deliver(desk: Desk, document: Buffer, refToMessageId: string | undefined): void {
  const said = readSaid(document, refToMessageId);
  const notice = NOTICES[said.message];
  if (notice === undefined || !notice(desk, said)) desk.record.setAside(said.message);
}
