import type { Store } from '../../common/store/store';

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Duplicates come within hours of the original; this many message ids are remembered, the oldest forgotten first. */
const REMEMBERED = 10_000;

const KIND = 'received';

/** Messages that were taken, by their ids, and the answer each one got: the same again for a duplicate, also after a restart. */
export interface Seen {
  answerTo(messageId: string): HttpAnswer | undefined;
  add(messageId: string, answer: HttpAnswer): void;
  clear(): void;
}

export function createSeen(store: Store): Seen {
  const kept = store.all(KIND) as ReadonlyMap<string, Omit<HttpAnswer, 'body'> & { body: string }>;
  const answers = new Map<string, HttpAnswer>([...kept].map(([id, answer]) => [id, { ...answer, body: Buffer.from(answer.body, 'base64') }]));
  return {
    answerTo: (messageId) => answers.get(messageId),
    add(messageId, answer) {
      answers.set(messageId, answer);
      store.keep(KIND, messageId, () => ({ ...answer, body: answer.body.toString('base64') }));
      if (answers.size <= REMEMBERED) return;
      const [oldest] = answers.keys();
      answers.delete(oldest!);
      store.drop(KIND, oldest!);
    },
    clear: () => answers.clear(),
  };
}
