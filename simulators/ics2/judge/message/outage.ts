import type { Judgement } from '../../../../requirements/judgement';
import type { FilingOutcome, Reception } from '../../reception';

/** A filing that was made during an outage, and what came of it after. */
export interface Waiting {
  lrn: string;
  receptions: readonly Pick<Reception, 'messageId' | 'answer'>[];
  outcomes: readonly Pick<FilingOutcome, 'messageId' | 'decision'>[];
}

const REQUIREMENT = 'ICS2-AS4-48';

function fateOf({ receptions, outcomes }: Waiting): string {
  // What was turned away has reached nobody: a new message after it doubles nothing.
  const ids = new Set(receptions.filter(({ answer }) => answer.kind === 'receipt').map((one) => one.messageId)).size;
  if (ids === 0) return 'lost';
  if (ids > 1) return `sent as ${ids} messages`;
  return outcomes[0]?.decision ?? 'not decided';
}

/**
 * Filings made during an outage: each arrives and is registered, under one MessageId (National customs pages on business continuity). The same
 * message may come more than once, since a retry is no second filing.
 */
export function judgeOutage(waiting: readonly Waiting[]): Judgement[] {
  const distinct = new Set(waiting.map(({ lrn }) => lrn)).size;
  const fates = waiting.map((one) => `${one.lrn} ${fateOf(one)}`);
  return [{
    requirement: REQUIREMENT,
    party: 'iut',
    expected: `${waiting.length} filings with LRNs of their own, each sent as one message and registered`,
    observed: fates.join('; '),
    holds: distinct === waiting.length && waiting.every((one) => fateOf(one) === 'registered'),
  }];
}

/** Messages of other kinds that waited for the end of an outage, one of each of `actions`: each is taken under one MessageId. */
export function judgeArrivedOnce(actions: readonly string[], taken: readonly Pick<Reception, 'action' | 'messageId'>[]): Judgement {
  const times = (action: string): number => new Set(taken.filter((one) => one.action === action).map(({ messageId }) => messageId)).size;
  return {
    requirement: REQUIREMENT,
    party: 'iut',
    expected: `one message each of ${actions.join(', ')}`,
    observed: actions.map((action) => `${action} ${times(action)} times`).join(', '),
    holds: actions.every((action) => times(action) === 1),
  };
}

/** Messages from traders by the priority in which they are sent after an outage (ICD 3.30, table 7); what is not named is of the second class. */
const FIRST: ReadonlySet<string> = new Set(['IE3R03', 'IE3N06']);

/**
 * The recommended order after an outage: IE3R03 and IE3N06 before all others (ICD 3.3.2.6). Advice, and only where messages of both classes came.
 */
export function orderAfterOutage(receptions: readonly Pick<Reception, 'action'>[]): Judgement[] {
  const order = receptions.map(({ action }) => action ?? '(no action)');
  const classes = order.map((action) => FIRST.has(action));
  if (!classes.includes(true) || !classes.includes(false)) return [];
  return [{
    requirement: REQUIREMENT,
    party: 'iut',
    expected: 'IE3R03 and IE3N06 before all other messages (recommended)',
    observed: order.join(', '),
    holds: classes.lastIndexOf(true) < classes.indexOf(false),
    weight: 'advice',
  }];
}
