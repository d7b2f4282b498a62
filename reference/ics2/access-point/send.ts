import type { Trust } from '../../../protocols/as4';
import type { Clock, VirtualClock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import type { Behaviour } from '../behaviour';
import type { About, DeliveryReport } from '../desk';
import type { OperatorSettings } from '../settings';
import type { Store } from '../../common/store/store';
import { attempt, type Outcome } from './attempt';
import type { Outgoing } from './outgoing';
import { pack } from './pack';
import { createPostings, type Posting } from './posting';
import type { Proofs } from './proofs';
import { createTurns } from './turns';

export interface SenderParts {
  settings: OperatorSettings;
  behaviour: Behaviour;
  wall: Clock;
  business: VirtualClock;
  ids: IdSource;
  trust: Trust;
  store: Store;
  proofs: Proofs;
  /** Ends an event: what it has changed is durable when this returns. */
  commit: () => void;
}

export interface Sender {
  /** Takes a message and returns at once; the report tells how it ended. What is about nothing is forgotten when the operator is stopped. */
  submit(outgoing: Outgoing, report: DeliveryReport, about?: About): void;
  /** After a restart: what was on its way is sent on, under its message id. */
  resume(reportOn: (about: About) => DeliveryReport): void;
  /** Resolves when nothing is on the wire any more (retries that wait for the clock do not count). */
  settle(): Promise<void>;
  /** Forgets what is waiting; an attempt on the wire ends unheard. */
  reset(): void;
}

/** A message on its way, with whoever is told of it, and the means to pack it under another id. */
interface Errand {
  posting: Posting;
  report: DeliveryReport;
  outgoing?: Outgoing;
}

/**
 * Reception awareness (ICD table 19; AS4 3.2): without a receipt the same bytes go out again under the same MessageId after
 * the interval, up to the maximum; then the producer is told EBMS:0301. So they do after an error that speaks of trouble on the side
 * of customs, and while nobody is there, and after the operator itself was stopped: each attempt is in the store before it begins. The
 * interval runs on the operator's clock, so that a harness which moves that clock need not wait; a production system would use the wall
 * clock.
 */
export function createSender(parts: SenderParts): Sender {
  const { settings, behaviour, wall, business, ids, store, proofs, commit } = parts;
  const { intervalMs, maxAttempts } = settings.retry;
  const postings = createPostings(store);
  const onTheWire = new Set<Promise<void>>();
  let life = 0;

  const run = (work: () => Promise<void>): void => {
    const job = work().finally(() => onTheWire.delete(job));
    onTheWire.add(job);
  };

  const turns = createTurns(run);
  const freshMessageId = (): string => behaviour.header.messageId(ids.uuid(), settings.fqdn);
  const packNow = (outgoing: Outgoing, messageId: string): Posting['packed'] => pack(outgoing, messageId, { settings, behaviour, ids, now: wall.now() });

  /** One attempt. Its bytes leave when this event is over, hence after the commit. */
  const send = async (errand: Errand): Promise<void> => {
    const born = life;
    const { posting, report, outgoing } = errand;
    postings.keep(posting);
    report.sentAs(posting.messageId);
    const answered = attempt(posting, parts);
    if (behaviour.delivery.resubmits && posting.number === 2 && outgoing !== undefined) submit(outgoing, report);
    const outcome = await answered;
    if (born !== life) return;
    if (outcome.kind === 'unsure' && posting.number < maxAttempts && (outcome.connected || behaviour.delivery.outlastsOutage)) {
      return sendAgain(errand, business.now() + intervalMs);
    }
    postings.drop(posting);
    tell(errand, outcome);
    commit();
  };

  /** The last word on a message. */
  const tell = ({ posting: { messageId, packed, number }, report }: Errand, outcome: Outcome): void => {
    if (outcome.kind === 'receipted') {
      proofs.keep(messageId, packed, behaviour.delivery.keepsReceipts ? outcome.receipt : undefined);
      report.receipted();
    } else if (outcome.kind === 'bad-receipt') report.failed('EBMS:0302', outcome.why);
    else if (outcome.kind === 'refused') {
      if (behaviour.delivery.tellsRefusal) report.failed(outcome.code, outcome.text);
    } else if (number >= maxAttempts && behaviour.delivery.tellsProducer) {
      report.failed(outcome.code, `no receipt after ${number} attempts (${outcome.why})`);
    }
  };

  const sendAgain = (errand: Errand, at: number): void => {
    const born = life;
    const again = async (): Promise<void> => {
      // What was filed before a reset is forgotten, and not only what is on the wire at that moment.
      if (born !== life) return;
      const sending = send(retried(errand));
      commit();
      await sending;
    };
    business.at(at, () => turns.due({ action: errand.posting.action, make: again }));
  };

  const retried = ({ posting, report, outgoing }: Errand): Errand => {
    const messageId = behaviour.delivery.retryMessageId(posting.messageId, freshMessageId);
    const packed = messageId === posting.messageId || outgoing === undefined ? posting.packed : packNow(outgoing, messageId);
    return { report, outgoing, posting: { ...posting, messageId, packed, number: posting.number + 1, begunAt: business.now() } };
  };

  const submit = (outgoing: Outgoing, report: DeliveryReport, about?: About): void => {
    const messageId = freshMessageId();
    const action = outgoing.kind === 'business' ? outgoing.action : undefined;
    const posting: Posting = { messageId, about, action, country: outgoing.country, packed: packNow(outgoing, messageId), number: 1, begunAt: business.now() };
    run(() => send({ posting, report, outgoing }));
  };

  return {
    submit,
    resume(reportOn) {
      for (const posting of postings.left()) {
        const errand: Errand = { posting, report: reportOn(posting.about!) };
        if (posting.number < maxAttempts) sendAgain(errand, Math.max(business.now(), posting.begunAt + intervalMs));
        else {
          postings.drop(posting);
          tell(errand, { kind: 'unsure', code: 'EBMS:0301', why: 'the operator was stopped during the last one', connected: true });
        }
      }
      commit();
    },
    async settle() {
      while (onTheWire.size > 0) await Promise.all(onTheWire);
    },
    reset() {
      life += 1;
    },
  };
}
