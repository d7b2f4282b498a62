import type { PartyHandler, PartyResponse } from '../../../protocols/tls/handler';
import type { IdentityName } from '../../../certs/identities';
import { WireError } from '../../../protocols/tls/wire-error';
import { Mailbox } from '../../../protocols/time/mailbox';
import { MAX_LETTER_BYTES, readLetter, writeLetter, type Letter } from '../../../requirements/kz/copies/letters';
import { postAndReport } from '../../common/connect';
import { answerGiven, answerMissing, answerReceived, notPosted, requestPosted, requestReceived } from '../../common/wire-events';
import type { SimulatorServices } from '../../services';
import { STATE_BODY } from './authorities';
import { about } from './compose';

/** Name of our side in evidence: the other authority, and the other body of the state. */
export const OTHER_AUTHORITY = 'other-authority';

/** A letter as it crossed the wire, at business time `at` (epoch ms). */
export interface Seen {
  letter: Letter;
  by: 'iut' | 'us';
  at: number;
}

/** What came of a letter of ours. `refused`: it was not taken, for this reason, and nothing happened. */
export type Delivery = { kind: 'taken' } | { kind: 'refused'; status: number; problem: string } | { kind: 'no-endpoint' } | { kind: 'failed'; why: string };

/** The parties to requests for copies that the harness plays: they take letters, and write what a scenario has them write. */
export interface CopiesParties {
  handler: PartyHandler;
  /** Every letter of either side, oldest first. */
  letters: Mailbox<Seen>;
  /** What the IUT sent that is no letter, in words. */
  others: Mailbox<string>;
  /** Posts a letter to the IUT and waits for it to be taken. */
  send(letter: Letter): Promise<Delivery>;
  /** Has the other body of the state keep a document; `at-once`: it gives it as soon as it is asked. */
  bodyKeeps(number: string, content: string, gives: 'at-once' | 'when told'): void;
  /** The other body gives what it was asked for and had kept back. */
  bodyGives(): Promise<Delivery>;
  reset(): void;
}

/** Wall-clock bound of one letter. */
const POST_LIMIT_MS = 4000;
const JSON_TYPE = { 'content-type': 'application/json' };

const titled = (text: string): { business: { title: string; text: string } } => ({ business: { title: 'letter', text: text.slice(0, 20_000) } });

export function createCopiesParties(services: SimulatorServices, iut: () => string | undefined, as: IdentityName): CopiesParties {
  const { pki, wall, business, ids, observe } = services;
  const letters = new Mailbox<Seen>(wall);
  const others = new Mailbox<string>(wall);
  const kept = new Map<string, { content: string; gives: 'at-once' | 'when told' }>();

  const send = async (letter: Letter): Promise<Delivery> => {
    const body = writeLetter(letter);
    const line = { exchange: ids.uuid(), from: OTHER_AUTHORITY, to: 'iut', label: letter.letter };
    const seen = titled(body.toString('utf8'));
    const url = iut();
    if (url === undefined) {
      observe(notPosted(line, body, seen));
      return { kind: 'no-endpoint' };
    }
    observe(requestPosted(line, url, JSON_TYPE, body, seen));
    letters.put({ letter, by: 'us', at: business.now() });
    try {
      const answer = await postAndReport(observe, { client: OTHER_AUTHORITY, server: 'iut' }, {
        url, body, headers: JSON_TYPE, timeoutMs: POST_LIMIT_MS, ca: pki.trustAnchors('tls'), identity: pki.identity(as), maxResponseBytes: MAX_LETTER_BYTES,
      });
      observe(answerReceived({ ...line, from: 'iut', to: OTHER_AUTHORITY, label: `HTTP ${answer.status}` }, answer));
      return answer.status >= 200 && answer.status < 300 ? { kind: 'taken' } : { kind: 'refused', status: answer.status, problem: answer.body.toString('utf8').slice(0, 1000) };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      observe(answerMissing({ exchange: line.exchange, from: 'iut', to: OTHER_AUTHORITY }, error));
      return { kind: 'failed', why: `${error.code}: ${error.detail}` };
    }
  };

  /** What the body was asked for and has not given, oldest first. */
  const owed = (): Extract<Letter, { letter: 'body-inquiry' }>[] => {
    const given = new Set(letters.all.flatMap(({ letter }) => (letter.letter === 'body-copies' ? letter.copies.map(({ item }) => `${letter.about} ${item}`) : [])));
    return letters.all.flatMap(({ letter }) => (letter.letter === 'body-inquiry' && !given.has(`${letter.about} ${letter.item.id}`) ? [letter] : []));
  };

  const give = async (inquiry: Extract<Letter, { letter: 'body-inquiry' }>): Promise<Delivery> => {
    const content = kept.get(inquiry.item.number ?? '')?.content;
    const copies = content === undefined ? [] : [{ item: inquiry.item.id, content }];
    // Local time of Kazakhstan, as a body of that state writes it.
    const dated = new Date(business.now()).toISOString();
    return send(about('body-copies', { id: ids.uuid(), dated }, { id: inquiry.about } as never, STATE_BODY, { copies }));
  };

  const handler: PartyHandler = async (request) => {
    const read = readLetter(request.body);
    const line = { from: 'iut', to: OTHER_AUTHORITY, label: read.ok ? read.letter.letter : 'no letter' };
    observe(requestReceived(line, request, titled(request.body.toString('utf8'))));
    const answer: PartyResponse = read.ok ? { status: 202 } : { status: 422, headers: JSON_TYPE, body: JSON.stringify({ problem: read.problem }) };
    observe(answerGiven({ exchange: request.exchange, from: OTHER_AUTHORITY, to: 'iut', label: `HTTP ${answer.status}` }, answer));
    if (!read.ok) others.put(read.problem);
    else {
      letters.put({ letter: read.letter, by: 'iut', at: business.now() });
      if (read.letter.letter === 'body-inquiry' && kept.get(read.letter.item.number ?? '')?.gives === 'at-once') void give(read.letter);
    }
    return answer;
  };

  return {
    handler,
    letters,
    others,
    send,
    bodyKeeps: (number, content, gives) => void kept.set(number, { content, gives }),
    async bodyGives() {
      const [first, ...rest] = owed();
      if (first === undefined) return { kind: 'failed', why: 'the other body of the state was asked for nothing' };
      for (const inquiry of rest) await give(inquiry);
      return give(first);
    },
    reset() {
      letters.clear();
      others.clear();
      kept.clear();
    },
  };
}
