import type { Desk } from './desk';
import { asked } from './notices/asked';
import { forbidden } from './notices/forbidden';
import { incomplete } from './notices/incomplete';
import { numbersOf } from './notices/kept';
import { noted } from './notices/noted';
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
  IE3Q03: asked,
  IE3Q01: forbidden,
  IE3N02: incomplete,
  IE3N03: noted,
  IE3N04: noted,
  IE3N05: noted,
  IE3N09: noted,
};

/** Takes a message of customs from the access point: all are kept. What belongs to nothing is a case of its own, for somebody to look at. */
export function deliver(desk: Desk, document: Buffer, refToMessageId: string | undefined): void {
  const said = readSaid(document, refToMessageId);
  desk.record.keep(said.message, numbersOf(said));
  const notice = NOTICES[said.message];
  if (notice === undefined || !notice(desk, said)) desk.record.setAside(said.message);
}
