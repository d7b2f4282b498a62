/** What is sent first when messages have waited for the end of an outage (ICD 3.30, section 3.3.2.6 and table 7): lives and loading hang on it. */
const FIRST: ReadonlySet<string> = new Set(['IE3R03', 'IE3N06']);

/** One attempt at a message whose time has come again. */
export interface Attempt {
  /** Of its header; absent in a connectivity test. */
  action?: string;
  make(): Promise<void>;
}

/** Lets messages go that are due again. */
export interface Turns {
  due(attempt: Attempt): void;
}

/**
 * Messages that fall due together go out in the recommended order: the first class, and all others once those have been tried.
 * @param run keeps account of work under way
 */
export function createTurns(run: (work: () => Promise<void>) => void): Turns {
  let waiting: Attempt[] = [];

  const letGo = async (): Promise<void> => {
    // By then all timers have fired that one move of the clock sets off.
    await Promise.resolve();
    const due = waiting;
    waiting = [];
    const isFirst = ({ action }: Attempt): boolean => FIRST.has(action ?? '');
    for (const some of [due.filter(isFirst), due.filter((one) => !isFirst(one))]) await Promise.all(some.map((one) => one.make()));
  };

  return {
    due(attempt) {
      waiting.push(attempt);
      if (waiting.length === 1) run(letGo);
    },
  };
}
