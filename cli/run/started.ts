import type { PlannedScenario, RunStarted } from '../../evidence/model';
import type { HelloOutput } from '../../iut/contract';
import type { IutDescription } from '../../iut/description/model';
import { baselineRecord } from '../../requirements/baselines';
import { transactionParameters } from '../../requirements/eaeu/process';
import type { Parameters } from '../../requirements/parameters';
import type { HarnessIdentity } from '../project';

export interface Start {
  runId: string;
  harness: HarnessIdentity;
  description: IutDescription;
  hello: HelloOutput;
  /** EORI with which the operator declares. */
  eori: string;
  /** What may be used of the driver. */
  capabilities: readonly string[];
  parameters: Parameters;
  /** Ids of planted faults. */
  faults: readonly string[];
  plan: PlannedScenario[];
  /** In words, where it is another than that of the features. */
  order?: string;
}

/** The first line of the evidence: who is judged, by which version, edition, limit and clock, and what was planned. */
export function runStarted({ runId, harness, description, hello, eori, capabilities, parameters, faults, plan, order }: Start): RunStarted {
  const { roles, regimes, knownFailings, driver } = description;
  return {
    type: 'run-started',
    format: 1,
    runId,
    harness,
    baselines: baselineRecord(regimes),
    parameters: { ...parameters.record(), ...transactionParameters() },
    clocks: { wall: 'system clock, UTC', business: 'virtual, moved by scenarios only' },
    ...(order === undefined ? {} : { order }),
    iut: {
      name: hello.name,
      ...(hello.version === undefined ? {} : { version: hello.version }),
      driver: driver.kind,
      ...(eori !== '' && regimes.includes('ics2') ? { eori } : {}),
      roles: [...roles],
      regimes: [...regimes],
      capabilities: [...capabilities],
      faults: [...faults],
      ...(knownFailings.length === 0 ? {} : { knownFailings: knownFailings.map((known) => ({ ...known })) }),
    },
    plan,
  };
}
