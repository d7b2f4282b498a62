import { kazakhDate, type ObligatoryPart, type PiStatus } from '../../../requirements/kz';

/** How the reference revenue authority works. Planted faults (faults.ts) change it; there is no other switch. */
export interface RevenueBehaviour {
  checksPart: (part: ObligatoryPart) => boolean;
  checksNumbers: boolean;
  /** Whether whatever stands in RegNumber is believed, a UIN as well. */
  takesUinForNumber: boolean;
  believesDeclarations: boolean;
  knowsRepeats: boolean;
  dayOfNumber: (epochMs: number) => string;
  tellsNumber: boolean;
  tellsReason: boolean;
  alsoRefuses: boolean;
  reasonsBesideNumber: boolean;
  numberInRefusal: boolean;
  citesDocument: boolean;
  tellsResult: boolean;
  statusRegistered: PiStatus | 'cleared';
  remembersAnnulment: boolean;
  /** Business ms until the answer, by the purposes of the document. */
  answersAfterMs: (purposes: readonly string[]) => number;
  /** Whether registering waits for somebody to come to the office at this instant. */
  waitsForOfficial: (epochMs: number) => boolean;
  writesNumberDown: boolean;
  writesTimeOfRefusalDown: boolean;
  /** Purposes for which what was presented may be handed on. */
  handsOnFor: (purpose: string) => boolean;
  instantOf: (dateTime: string) => number;
}

/** What pre-arrival information is for (Order 281, Rules 2). */
export const PURPOSES: readonly string[] = ['risk assessment', 'preliminary decision on control'];

export function rightRevenue(): RevenueBehaviour {
  return {
    checksPart: () => true,
    checksNumbers: true,
    takesUinForNumber: false,
    believesDeclarations: true,
    knowsRepeats: true,
    dayOfNumber: kazakhDate,
    tellsNumber: true,
    tellsReason: true,
    alsoRefuses: false,
    reasonsBesideNumber: false,
    numberInRefusal: false,
    citesDocument: true,
    tellsResult: true,
    statusRegistered: 'registered',
    remembersAnnulment: true,
    answersAfterMs: () => 0,
    waitsForOfficial: () => false,
    writesNumberDown: true,
    writesTimeOfRefusalDown: true,
    handsOnFor: (purpose) => PURPOSES.includes(purpose),
    instantOf: (dateTime) => Date.parse(dateTime),
  };
}
