import { amended, amendmentRefused } from './amendment/answered';
import { arrivalRefused, arrivalRegistered } from './arrival/answered';
import { controlNotified } from './arrival/control';
import { notArrived } from './arrival/not-arrived';
import { consultationRefused, consulted } from './consultation/answered';
import type { Desk, Notice } from './desk';
import { invalidated, invalidationRefused } from './invalidation/answered';
import { called } from './linking/called';
import { asked } from './notices/asked';
import { forbidden } from './notices/forbidden';
import { incomplete } from './notices/incomplete';
import { numbersOf } from './notices/kept';
import { noted } from './notices/noted';
import { refused } from './notices/refused';
import { registered } from './notices/registered';
import { readSaid } from './notices/said';

/** The first that knows what the message is about. */
const either = (...notices: Notice[]): Notice => (desk, said) => notices.some((notice) => notice(desk, said));

/** A refusal says by a number which message it means, and by whose. */
const someRefusal = either(refused, arrivalRefused, amendmentRefused, invalidationRefused, consultationRefused);

/** By the root element of the message. */
const NOTICES: Readonly<Record<string, Notice>> = {
  IE3R01: registered,
  IE3R04: arrivalRegistered,
  IE3R07: invalidated,
  IE3R08: consulted,
  IE3N99: someRefusal,
  IE3N01: someRefusal,
  IE3N10: amended,
  IE3Q02: asked,
  IE3Q03: asked,
  IE3Q01: forbidden,
  IE3N02: incomplete,
  IE3N11: called,
  IE3N03: noted,
  IE3N04: noted,
  IE3N05: noted,
  IE3N09: noted,
  IE3N07: notArrived,
  IE3N08: controlNotified,
};

/** Takes a message of customs from the access point: all are kept. What belongs to nothing is a case of its own, for somebody to look at. */
export function deliver(desk: Desk, document: Buffer, refToMessageId: string | undefined): void {
  const said = readSaid(document, refToMessageId);
  desk.record.keep(said.message, numbersOf(said));
  const notice = NOTICES[said.message];
  if (notice === undefined || !notice(desk, said)) desk.record.setAside(said.message);
}
