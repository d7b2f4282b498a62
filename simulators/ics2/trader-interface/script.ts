import type { EbmsCode } from '../../../protocols/as4';

/** A departure from the ordinary receipt that a scenario asks for, to see how the sender takes it. */
export type ScriptedAnswer =
  /** eb:Error instead of a receipt, signed or not, with a SOAP Fault in the Body or not; the message is not taken. */
  | { kind: 'error'; code: EbmsCode; detail: string; signed: boolean; faultInBody: boolean }
  /** A well-sealed receipt whose first digest is another, or which is for another message; the message is not taken. */
  | { kind: 'mismatching-receipt'; differs: 'digest' | 'message' }
  /** HTTP 503 with a page for people, as of a gateway whose back end is gone; the message is not taken. */
  | { kind: 'unavailable' };

/** Scripted answers for the next messages of one party, in order. */
export interface AnswerScript {
  /** `times`: how many messages are answered so before the interface behaves again. */
  next(answer: ScriptedAnswer, times?: number): void;
  take(): ScriptedAnswer | undefined;
  clear(): void;
}

export function createAnswerScript(): AnswerScript {
  let queue: { answer: ScriptedAnswer; left: number }[] = [];
  return {
    next(answer, times = 1) {
      queue.push({ answer, left: times });
    },
    take() {
      const head = queue[0];
      if (head === undefined) return undefined;
      head.left -= 1;
      if (head.left <= 0) queue = queue.slice(1);
      return head.answer;
    },
    clear() {
      queue = [];
    },
  };
}
