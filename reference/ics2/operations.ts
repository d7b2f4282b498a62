import { amend } from './amendment/amend';
import { arrive } from './arrival/arrive';
import { book } from './booking/book';
import { consult } from './consultation/consult';
import type { Operation } from './desk';
import { invalidate } from './invalidation/invalidate';
import { complete } from './linking/called';
import { correct, file } from './lodging/file';
import { giveAnswer } from './referral/give-answer';
import { screen } from './referral/screen';

/** What the business system can be asked to do, by the names of the driver contract (docs/operator.md). */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'ics2.file': file,
  'ics2.correct': correct,
  'ics2.complete': complete,
  'ics2.book': book,
  'ics2.amend': amend,
  'ics2.invalidate': invalidate,
  'ics2.consult': consult,
  'ics2.answer': giveAnswer,
  'ics2.screen': screen,
  'ics2.arrive': arrive,
};
