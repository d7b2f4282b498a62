/**
 * The driver contract: how the harness makes an implementation under test (IUT) do something, and asks what it holds.
 * One contract, several drivers. The JSON forms are fixed by iut/contract.schema.json; prose in docs/operator.md.
 *
 * The harness never asks the IUT whether it behaved well: behaviour is judged on the wire. `observe` is used where the
 * requirement is about what the IUT *holds* (an MRN kept, a refusal shown).
 */

/** Where the simulated authorities listen and which keys the IUT may use; sent with `hello`. */
export interface HelloInput {
  /** Version of this contract. */
  contract: 1;
  harness: { name: string; version: string };
  /** URLs by name: `ics2.trader-interface`, `eaeu.gateway`, `kz.revenue-authority`. */
  endpoints: Record<string, string>;
  /** PEM files by name: `tls.ca`, `tls.crl`, `<regime>.tls.cert`, `<regime>.tls.key`, `ics2.seal.chain` ... Paths on this machine. */
  files: Record<string, string>;
  /** Facts both sides must agree on: `ics2.eori`, `ics2.partyId`, `businessTime` (ISO 8601), `parameter.<name>` ... */
  facts: Record<string, string>;
}

export interface HelloOutput {
  name: string;
  version?: string;
  /**
   * What the driver can do: `stimulate:<operation>` for each operation, `observe`, `set-clock`, `receive:ics2`,
   * `receive:eaeu` (it has an endpoint of its own). A missing capability makes scenarios that need it not-tested.
   */
  capabilities: string[];
  /** The IUT's own endpoints, if it has any: `ics2`, `eaeu`, `eaeu.gateway` ... */
  endpoints?: Record<string, string>;
}

export interface StimulusInput {
  /** `ics2.file`, `ics2.correct`, `eaeu.issue`, `kz.present`, ...: docs/operator.md, "What a driver is asked". */
  operation: string;
  /** Facts of the business case, never a ready message: making the message is the IUT's work. */
  facts: Record<string, unknown>;
}

export interface StimulusOutput {
  /** `done` = the IUT has taken the order (not that the exchange is over); `refused` with a reason otherwise. */
  status: 'done' | 'refused';
  reason?: string;
  /** The IUT's own reference for later observation (an LRN, a certificate number, a document id). */
  reference?: string;
}

export interface ObserveInput {
  /** `ics2.filing`, `ics2.notices`, `ics2.cases`, `eaeu.certificate`, `kz.pre-arrival`. */
  what: string;
  reference: string;
}

export interface ObserveOutput {
  /** Whether the IUT knows the reference. */
  known: boolean;
  /** `pending`, `registered`, `refused`, `undelivered`, ... as the operation's documentation says. */
  state?: string;
  /** What it holds: MRN, registration number, list of errors, number of deliveries ... */
  holds?: Record<string, unknown>;
}

export interface IutDriver {
  hello(input: HelloInput): Promise<HelloOutput>;
  stimulate(input: StimulusInput): Promise<StimulusOutput>;
  observe(input: ObserveInput): Promise<ObserveOutput>;
  /** Moves the IUT's business clock (ISO 8601, UTC). Only called when the capability `set-clock` was declared. */
  setClock(instant: string): Promise<void>;
  /** Resolves when nothing that it has sent is under way any more. Only an implementation in the harness's own process can tell. */
  settle?(): Promise<void>;
  /** Forget all business state; called before every scenario. */
  reset(): Promise<void>;
  bye(): Promise<void>;
}

/** How a driver failed. `iut` = the implementation's doing; `harness` and `configuration` are never its fault. */
export type DriverFailure = 'configuration' | 'network' | 'iut-silent' | 'iut-crashed' | 'iut-malformed' | 'iut-refused';

export class DriverError extends Error {
  constructor(readonly failure: DriverFailure, message: string, readonly hint: string) {
    super(message);
    this.name = 'DriverError';
  }
}
