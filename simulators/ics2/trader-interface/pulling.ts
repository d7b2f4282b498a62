import type { Mailbox } from '../../../protocols/time/mailbox';
import { millisecondsOf } from '../../../requirements/parameters';
import type { SimulatorServices } from '../../services';
import type { Conduct } from '../conduct';
import type { ReceivedSignal } from '../reception';
import type { Directory } from './directory';
import { ownerOf } from './mpc';
import type { Push, Sealed } from './outbox';
import { createPartitions, type Partitions } from './partitions';
import { createPullDesk, missingReceipt, type PullDesk, type PullDeskParts, type PullScript } from './pull-desk';

/** All that the interface keeps for access points that pull; what lies behind its doors is one. */
export interface Pulling {
  partitions: Partitions<Sealed>;
  script: PullScript;
  /** Who answers verified signals at a door. */
  desk(error: PullDeskParts['error']): PullDesk;
  /** Party id of whom an unverified signal comes from, by what it is about. */
  senderOf(signal: Pick<ReceivedSignal, 'mpc' | 'refToMessageId'>): string | undefined;
  reset(): void;
}

export interface PullingParts {
  services: SimulatorServices;
  conduct: Conduct;
  directory: Directory;
  /** Where delivered and lost messages are recorded. */
  pushes: Mailbox<Push>;
  refusal: PullDeskParts['refusal'];
}

/** Intervals and attempts are those of the run's parameters, on the business clock. */
export function createPulling({ services, conduct, directory, pushes, refusal }: PullingParts): Pulling {
  const script: PullScript = { receiptsToLose: 0 };
  const partitions = createPartitions<Sealed>({
    clock: services.business,
    intervalMs: millisecondsOf(services.parameter, 'as4.retry.interval'),
    maxAttempts: conduct.pull.attempts(Number(services.parameter('as4.retry.maxAttempts'))),
    first: conduct.pull.first,
    lost: (sealed, attempts) => pushes.put({ sealed, failure: missingReceipt(attempts) }),
  });
  return {
    partitions,
    script,
    desk: (error) => createPullDesk({ conduct, directory, partitions, script, pushes, error, refusal }),
    senderOf: ({ mpc, refToMessageId }) => ownerOf(mpc ?? partitions.handedOut(refToMessageId ?? '')?.mpc ?? '')?.partyId,
    reset() {
      partitions.reset();
      script.receiptsToLose = 0;
    },
  };
}
