/** Everything about the central customs body that a planted fault may change. The defaults are right; nothing else in this folder knows of faults. */
export interface CustomsBehaviour {
  resource: {
    /** Whether an answer to a single request enters the resource (Decision 124, item 21: no). */
    takesSingleAnswers: boolean;
    /** What an annulment of a known certificate is. */
    annulment: 'state' | 'new-certificate';
    /** What "no updates" does to the resource. */
    onNoUpdates: 'nothing' | 'clears';
  };
  notices: {
    /** Whether a result is sent when a report could not be taken (item 10(b)). */
    onFailure: boolean;
  };
  requests: {
    /** Whether the issuing country's code stands in a request for one certificate (item 22). */
    namesCountry: boolean;
    /** Whether the period stands in a request for updates (item 10(e)). */
    namesPeriod: boolean;
    /** What "none" means to a check. */
    onNone: 'not-confirmed' | 'asks-again';
  };
}

export function rightCustomsBehaviour(): CustomsBehaviour {
  return {
    resource: { takesSingleAnswers: false, annulment: 'state', onNoUpdates: 'nothing' },
    notices: { onFailure: true },
    requests: { namesCountry: true, namesPeriod: true, onNone: 'not-confirmed' },
  };
}
