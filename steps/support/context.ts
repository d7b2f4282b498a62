import type { EventBody, PlannedScenario } from '../../evidence/model';
import type { HelloOutput, IutDriver } from '../../iut/contract';
import type { Clock, VirtualClock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';
import type { OnFile } from '../../requirements/attestation';
import type { Requirement } from '../../requirements/catalogue/model';
import type { Simulators } from '../../simulators';
import type { OwnWork } from './own-work';

/** How a scenario ended when it did not simply pass. Set by the world before it throws. */
export interface Ending {
  outcome: 'failed' | 'blocked' | 'harness-error';
  reason: string;
}

/**
 * Everything a step may reach, put together by the composition root (cli/run) before cucumber starts. Steps read it
 * through {@link context}; nothing in here is created by a step.
 */
export interface RunContext {
  /** Appends to the evidence log, stamped with the running scenario; returns the event's sequence number. */
  record(event: EventBody): number;
  driver: IutDriver;
  hello: HelloOutput;
  simulators: Simulators;
  business: VirtualClock;
  wall: Clock;
  ids: IdSource;
  requirement(id: string): Requirement;
  parameter(name: string): string;
  /** What the IUT was told in `hello` and what it is judged by: `ics2.eori`, `ics2.fqdn`, `ics2.customsPartyId`. */
  facts: Readonly<Record<string, string>>;
  /** As what the IUT is tested: its roles and modes, and the types of ICS2 filing that it has lodged since an earlier release. */
  lodger: { roles: readonly string[]; modes: readonly string[]; live: readonly string[] };
  /** What the operator states of what no wire can show. */
  onFile: OnFile;
  own: OwnWork;
  /** The scenario that is running, and how it ended so far. */
  running?: { scenario: PlannedScenario; ending?: Ending; events: number[] };
}

let current: RunContext | undefined;

/** Called by the composition root only. */
export function provideContext(context: RunContext): void {
  current = context;
}

export function context(): RunContext {
  if (current === undefined) throw new Error('steps run only under `customs-conformance run`: no context was provided');
  return current;
}
