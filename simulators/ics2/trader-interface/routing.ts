import { readPartyId } from '../judge/message/envelope';
import type { Directory } from './directory';
import type { Door } from './doors';

/** Where a message of a trader came from, and at which door it came in. */
export interface Submitter {
  /** Party id of the access point. */
  partyId: string;
  door: Door;
}

/** The rules by which customs chooses the access point for a message (ICD 3.30, 3.3.2.3), in their order; undefined = nothing is sent. */
export interface Routes {
  /** Rule 1: the initial reply goes to who submitted. */
  reply: (submitter: string, directory: Directory) => string | undefined;
  /** Rule 2: what is about an MRN goes to the access point of the filing that obtained it. */
  aboutMrn: (submitter: string, directory: Directory) => string | undefined;
  /** Rule 3: to any other party as its preferences say; without preferences it counts as not connected. `submitter`: of the filing. */
  other: (eori: string, directory: Directory, submitter: string) => string | undefined;
}

export const SOUND_ROUTES: Routes = {
  reply: (submitter) => submitter,
  aboutMrn: (submitter) => submitter,
  other: (eori, directory) => directory.preferred(eori)?.partyId,
};

const preferredOf = (directory: Directory, submitter: string): string => directory.preferred(readPartyId(submitter)?.eori ?? '')?.partyId ?? submitter;

/** Planted into {@link Routes}: each takes a preference where another rule comes first, or no preference where one counts. */
export const WRONG_ROUTES = {
  replyToDefault: (submitter: string, directory: Directory): string => preferredOf(directory, submitter),
  referralToPreferred: (submitter: string, directory: Directory): string => preferredOf(directory, submitter),
  copyToFiler: (eori: string, directory: Directory, submitter: string): string | undefined => (directory.preferred(eori) === undefined ? undefined : submitter),
};

/** Who obtained which MRN, as the interface remembers it to address what comes later (ICD 4.4.1). */
export interface Submitters {
  /** The first who obtains an MRN keeps it: who joins a filing later is another. */
  obtained(mrn: string, by: Submitter): void;
  of(mrn: string): Submitter | undefined;
  clear(): void;
}

export function createSubmitters(): Submitters {
  const byMrn = new Map<string, Submitter>();
  return {
    obtained(mrn, by) {
      if (!byMrn.has(mrn)) byMrn.set(mrn, by);
    },
    of: (mrn) => byMrn.get(mrn),
    clear: () => byMrn.clear(),
  };
}

