import { SOUND_ARRIVALS, type ArrivalConduct } from './common-repository/arrival/conduct';
import type { UserMessageHeader } from '../../protocols/as4';
import type { IdentityName } from '../../certs/identities';
import type { Admission } from '../../protocols/tls/listener';
import { SOUND_REPOSITORY, type RepositoryConduct } from './common-repository/conduct';
import { soundAnalysis, type AnalysisConduct } from './common-repository/analysis/conduct';
import type { MessageReference } from './messages/reference';
import { SOUND_RECIPIENTS, type Recipients } from './trader-interface/recipients';
import { SOUND_ROUTES, type Routes } from './trader-interface/routing';
import type { RefusalText } from './messages/refusal';

/** Who had a part in a message, by EORI. */
export interface Sender {
  /** Of From/PartyId. */
  eori: string;
  /** In the TLS client certificate; it need not have one. */
  tlsEori?: string;
  /** Of the business document, which is read only where this is asked. */
  declarant: () => string | undefined;
}

/** A business document of customs, before it is sealed. */
export interface Reply {
  action: string;
  document: string;
}

/** Parties of a filing, by EORI. */
export type Named = Pick<MessageReference, 'declarant' | 'representative' | 'carrier'>;

/**
 * How the simulated customs side behaves: right by default, one setting changed by a planted fault of faults.ts. The rest
 * of the simulator reads these settings and knows nothing of faults.
 */
export interface Conduct {
  /** Refusal reasons of a received message that are nevertheless answered with a receipt: none. */
  excuses: (reason: string) => boolean;
  /** Seal authorities beyond the trusted list. */
  furtherSealAuthorities: ('seal-unlisted' | 'rogue')[];
  looksUpRevocation: boolean;
  checksSealValidity: boolean;
  /** Answer for a Service, Action or AgreementRef that is not known. */
  refusesUnknownValues: boolean;
  /** How UUM&DS compares EORI and sealing certificate: as a pair, each by itself, or with certificates that it does not know; with rights or without. */
  uumds: 'pair' | 'separately' | 'eori-only' | 'without-rights';
  /** EORIs that UUM&DS must know with the sealing certificate: the sender's, and nobody else's. */
  authorises: (sender: Sender) => string[];
  /** Answer to a message whose eb:Messaging cannot be read. */
  unreadable: 'error-signal' | 'http-500';
  detectsDuplicates: boolean;
  /** Message partitions: who may pull, which message is handed out first, and how often one at most. */
  pull: { by: 'owner' | 'anyone'; first: 'oldest' | 'newest'; attempts: (agreed: number) => number };
  /** How a business fault is reported: as a message of its own, or wrongly as an eb:Error. */
  businessFault: 'IE3N99' | 'eb:Error';
  replyHeader: (header: UserMessageHeader, action: string) => UserMessageHeader;
  /** The day (ISO 8601) whose code lists and stop words count for a message received on `day`. */
  codeListDay: (day: string) => string;
  /** LRN given in IE3R01. */
  registeredLrn: (lrn: string) => string;
  mrn: (mrn: string) => string;
  functionalReference: (reference: string, messageId: string) => string;
  /** Which errors of a refusal are reported, and how. */
  reportedErrors: (errors: RefusalText[]) => RefusalText[];
  /** What the Common Repository makes of a message before it looks for stop words (GET08): nothing else. */
  cleanse: (bytes: Buffer) => Buffer;
  /** Codes of checks that are left out. */
  ignoresCodes: string[];
  /** When a reply that is ready at a business time (epoch ms) is sent: at once. */
  repliesAt: (ready: number) => number;
  /** Replies beside the one that is due: none. */
  furtherReplies: (reply: Reply, reference: MessageReference, at: number) => Reply[];
  waitsForCommonRepository: boolean;
  /** Whether the registration of an arrival waits until the Common Repository has matched filings. */
  arrivalsWait: boolean;
  /** Whether an accepted invalidation takes effect. */
  invalidates: boolean;
  arrival: ArrivalConduct;
  /** How filings live and are linked. */
  repository: RepositoryConduct;
  /** Whether a consultation shows filings of others. */
  showsToAnyone: boolean;
  replyLayout: (action: string, xml: string) => string;
  /** To which access point what is sent. */
  routes: Routes;
  /** Who is told what. */
  recipients: Recipients;
  /** Who counts as connected, whatever the message: whoever is registered in UUM&DS and has an access point in the preferences. */
  connected: (standing: { registered: boolean; preferred: boolean; message: string }) => boolean;
  /** The parties of a filing, as it names them. */
  parties: (filing: Named) => Named;
  analysis: AnalysisConduct;
  /** Clients without a trusted certificate that are admitted all the same: none. */
  alsoAdmits: Admission | undefined;
  /** Identities with which the interface itself speaks. */
  tls: IdentityName;
  seal: IdentityName;
}

export function soundConduct(): Conduct {
  return {
    excuses: () => false,
    furtherSealAuthorities: [],
    looksUpRevocation: true,
    checksSealValidity: true,
    refusesUnknownValues: true,
    uumds: 'pair',
    authorises: ({ eori }) => [eori],
    unreadable: 'error-signal',
    detectsDuplicates: true,
    pull: { by: 'owner', first: 'oldest', attempts: (agreed) => agreed },
    businessFault: 'IE3N99',
    replyHeader: (header) => header,
    codeListDay: (day) => day,
    registeredLrn: (lrn) => lrn,
    mrn: (mrn) => mrn,
    functionalReference: (reference) => reference,
    reportedErrors: (errors) => errors,
    cleanse: (bytes) => bytes,
    ignoresCodes: [],
    repliesAt: (ready) => ready,
    furtherReplies: () => [],
    waitsForCommonRepository: true,
    arrivalsWait: false,
    invalidates: true,
    arrival: { ...SOUND_ARRIVALS },
    repository: { ...SOUND_REPOSITORY },
    showsToAnyone: false,
    replyLayout: (_action, xml) => xml,
    routes: { ...SOUND_ROUTES },
    recipients: { ...SOUND_RECIPIENTS },
    connected: ({ registered, preferred }) => registered && preferred,
    parties: (filing) => filing,
    analysis: soundAnalysis(),
    alsoAdmits: undefined,
    tls: 'trader-interface.tls',
    seal: 'trader-interface.seal',
  };
}
