import type { Reception } from '../reception';
import { isTest } from './admission';

/** What the operator has sent since the run began. Scenarios begin anew, the run does not: nothing of this is forgotten. */
export interface History {
  note(reception: Reception): void;
  /** Business messages of the operator before its first connectivity test that was receipted; all of them while there is none. */
  readonly businessBeforeTest: number;
  /** Whether a connectivity test of the operator was receipted. */
  readonly tested: boolean;
}

/** @param isOperator whether a party id is the operator's, and not that of a probe */
export function createHistory(isOperator: (partyId: string | undefined) => boolean): History {
  let tested = false;
  let businessBeforeTest = 0;
  return {
    note({ fromPartyId, opened, answer }) {
      if (tested || !isOperator(fromPartyId) || !opened.ok || opened.kind !== 'user') return;
      if (!isTest(opened.header)) businessBeforeTest += 1;
      else tested = answer.kind === 'receipt';
    },
    get businessBeforeTest() {
      return businessBeforeTest;
    },
    get tested() {
      return tested;
    },
  };
}
