import { openMessage, packPullRequest, type Opened, type Trust } from '../../../protocols/as4';
import type { Clock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { postOverTls, type PostResult } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import type { Behaviour } from '../behaviour';
import type { OperatorSettings } from '../settings';
import { asClient } from './connection';
import { MAX_MESSAGE_BYTES, type Receiver } from './receive';

const EMPTY = 'EBMS:0006';
/** A partition that never ends is a fault of the other side; what is left comes with the next interval. */
const MOST_IN_A_ROUND = 500;
/** As for what is pushed: more than a message may have, so that a large one is refused by an eb:Error. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

export interface PullerParts {
  settings: OperatorSettings;
  behaviour: Behaviour;
  wall: Clock;
  /** The operator's clock: intervals run on it. */
  business: Clock;
  ids: IdSource;
  trust: Trust;
  receiver: Pick<Receiver, 'takePulled'>;
  /** Somebody has to look at this. */
  openCase: (what: string) => void;
}

export interface Puller {
  /**
   * Pulls where an interval has passed since the last time. A clock that jumps over many intervals makes one round and not one for
   * each, as a scheduler does that was asleep.
   */
  clockMoved(): void;
  /** Resolves when nothing is on the wire any more. */
  settle(): Promise<void>;
  reset(): void;
}

/** The pulling access points of the operator: each empties its partition, message by message, and answers each one at the URL that was pulled. */
export function createPuller(parts: PullerParts): Puller {
  const { settings, behaviour, wall, business, ids, trust, receiver, openCase } = parts;
  const onTheWire = new Set<Promise<void>>();
  let last: number | undefined;
  let alarmed = false;
  let life = 0;

  const post = ({ contentType, body }: { contentType: string; body: Buffer }): Promise<PostResult> => postOverTls({
    url: settings.interfaces[0]!.url, body, headers: { 'content-type': contentType }, ...asClient(settings.tls, behaviour.connection),
    timeoutMs: settings.answerTimeoutMs, maxResponseBytes: MAX_BODY_BYTES,
  });

  const request = (partyId: string): ReturnType<typeof packPullRequest> => packPullRequest({
    messageId: `${ids.uuid()}@${settings.fqdn}`, timestamp: new Date(wall.now()).toISOString(), mpc: behaviour.pull.channel(partyId),
    seal: settings.seal, quirks: behaviour.pull.quirks,
  });

  /** What customs says instead of handing out a message. */
  const noMessage = (opened: Extract<Opened, { kind: 'error' }>): void => {
    const [first] = opened.header.errors;
    if (first?.code !== EMPTY) return openCase(`pulling was refused: ${first?.code ?? 'no code'} ${first?.detail ?? ''}`);
    if (!behaviour.pull.emptyIsAlarm) return;
    alarmed = true;
    openCase('pulling failed: there is nothing in the partition');
  };

  const round = async (partyId: string): Promise<void> => {
    const born = life;
    for (let pulled = 0; pulled < MOST_IN_A_ROUND; pulled++) {
      const answer = await post(request(partyId));
      // No answer of an access point: whatever it is, it will be over some time.
      if (answer.status !== 200) return;
      const message = { contentType: answer.headers['content-type'] ?? '', body: answer.body };
      const opened = await openMessage({ ...message, trust, limits: { maxBytes: MAX_MESSAGE_BYTES } });
      if (born !== life) return;
      if (opened.ok && opened.kind === 'error') return noMessage(opened);
      if (opened.ok && opened.kind !== 'user') return openCase(`pulling failed: customs answered with a ${opened.kind}`);
      const reply = receiver.takePulled(opened, message);
      if (behaviour.pull.answers) await post({ contentType: reply.headers['content-type'] ?? '', body: reply.body });
    }
  };

  /** A connection that fails is no failure yet: the message stays where it is, and the next interval comes. */
  const untilItBreaks = (work: Promise<void>): Promise<void> => work.catch((error: unknown) => {
    if (!(error instanceof WireError)) throw error;
  });

  return {
    clockMoved() {
      const now = business.now();
      if (last === undefined || now < last) last = now;
      if (alarmed || now - last < settings.pullIntervalMs) return;
      last = now;
      for (const { partyId, binding } of settings.accessPoints) {
        if (!behaviour.pull.pulls(binding)) continue;
        const job = untilItBreaks(round(partyId)).finally(() => onTheWire.delete(job));
        onTheWire.add(job);
      }
    },
    async settle() {
      while (onTheWire.size > 0) await Promise.all(onTheWire);
    },
    reset() {
      life += 1;
      last = undefined;
      alarmed = false;
    },
  };
}
