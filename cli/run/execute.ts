import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Pki } from '../../certs/pki';
import { EventLog, readLog, rollUp, type RollUp } from '../../evidence';
import type { EventBody, PlannedScenario, ScenarioOutcome } from '../../evidence/model';
import type { HelloOutput, IutDriver } from '../../iut/contract';
import type { IutDescription } from '../../iut/description/model';
import { accessPointFacts, accessPointsOf } from '../../iut/description/access-points';
import { accessPointOwner, enrolmentFacts } from '../../iut/description/enrolment';
import { effectiveCapabilities } from '../../iut/description/model';
import { connectDriver } from '../../iut/drivers/connect';
import { makePlan } from '../../iut/plan/plan';
import { VirtualClock, type Clock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';
import type { WireEvent } from '../../protocols/wire';
import type { Catalogue } from '../../requirements/catalogue/catalogue';
import { nearestNames } from '../../requirements/nearest';
import { ParameterError, resolveParameters } from '../../requirements/parameters';
import { createReference } from '../../reference';
import { startSimulators } from '../../simulators';
import { SIMULATOR_FAILURE } from '../../simulators/common/wire-events';
import { provideContext, type RunContext } from '../../steps/support/context';
import { ownWork } from '../harness/own-work';
import { harnessIdentity, PROJECT } from '../project';
import { runFeatures } from './features';
import { helloInput } from './hello';
import { wireEvidence } from './observer';
import { ownCertificates } from './own-certificates';
import { Recorder } from './recorder';
import { runStarted } from './started';

export interface RunOptions {
  description: IutDescription;
  tags?: string;
  /** Folder of the features; the project's own where absent (tests bring small ones). */
  features?: string;
  /** Folder of this run; must not hold a log yet. */
  dir: string;
  runId: string;
  /** Ids of faults planted into the reference, into the simulators and into the harness itself (kill matrix). */
  faults?: { reference: ReadonlySet<string>; simulator: ReadonlySet<string>; harness?: ReadonlySet<string> };
  catalogue: Catalogue;
  pki: Pki;
  /** Environment for passwords named in the description and for child processes. */
  env: NodeJS.ProcessEnv;
  wall: Clock;
  ids: IdSource;
  monotonic: () => number;
  onPlan?: (plan: PlannedScenario[], hello: HelloOutput) => void;
  onScenario?: (scenario: PlannedScenario, outcome: Exclude<ScenarioOutcome, 'not-run'>, reason?: string) => void;
}

export interface RunResult {
  dir: string;
  rollUp: RollUp;
}

const NO_FAULTS: ReadonlySet<string> = new Set();

/** How a party is known to the simulators before the IUT says otherwise. */
const DEFAULT_FACTS = { 'ics2.fqdn': 'as4.operator.example', 'ics2.customsPartyId': 'sti-taxud' };

/**
 * One run, start to end: simulators, driver, plan, scenarios, verdicts. Everything that happens goes to the log in `dir`
 * as it happens; reports are made from it afterwards (reports/), so a run that is killed still leaves its evidence.
 *
 * @throws UsageError for a plan that selects nothing, DriverError when the IUT cannot be reached at all
 */
export async function executeRun(options: RunOptions): Promise<RunResult> {
  const { description, catalogue, wall, ids } = options;
  const { pki, registered } = await ownCertificates(description, options.pki, options.env);
  const features = options.features ?? join(PROJECT, 'features');
  const harness = harnessIdentity();
  const parameters = resolveParameters(description.parameters);
  const parameter = (name: string): string => {
    const { value } = parameters.get(name);
    if (value === undefined) throw new ParameterError('PARAMETER_UNSET', `parameter ${name} has no value and no default`, 'set it under "parameters:" in the description');
    return value;
  };
  const business = new VirtualClock(wall.now());
  const iutEndpoints: Record<string, string | undefined> = { ...description.endpoints };
  const eori = description.party['eori'] ?? pki.identity('operator.seal').eori ?? '';
  const accessPoints = accessPointsOf(description.accessPoints, description.party['partyId'] ?? accessPointOwner(description) ?? eori);

  // Wire events before the log exists (a handshake during `hello`) are kept and written once it does.
  let early: WireEvent[] | undefined = [];
  let record: (event: EventBody) => number = () => -1;
  let log: EventLog | undefined;
  const observe = (event: WireEvent): void => {
    if (early !== undefined || log === undefined) early?.push(event);
    else if (log.isOpen) {
      record(wireEvidence(log, event));
      // Our own 500 must never be blamed on the implementation.
      if (event.kind === 'message' && event.label === SIMULATOR_FAILURE) record({ type: 'harness-error', message: `${event.from} failed: ${event.bytes.toString().split('\n')[0]}` });
    }
  };

  const simulators = await startSimulators((regime) => ({
    pki,
    wall,
    business,
    ids,
    observe,
    parameter,
    host: description.listen.host,
    port: description.listen.ports[regime],
    registered,
    iutAddress: description.party['logicalAddress'],
    iutEndpoint: () => iutEndpoints[regime],
    iutAccessPoints: accessPoints,
    faults: options.faults?.simulator ?? NO_FAULTS,
  }));
  let driver: IutDriver | undefined;
  const fresh = mkdirSync(options.dir, { recursive: true }) !== undefined;
  try {
    driver = await connectDriver(description, {
      reference: () => createReference({ wall, ids, faults: options.faults?.reference ?? NO_FAULTS }),
      clock: wall,
      env: options.env,
      onNote: (title, text) => void record({ type: 'note', title, text }),
    });
    const facts: Record<string, string> = {
      ...DEFAULT_FACTS, ...simulators.facts, 'ics2.eori': eori, 'ics2.partyId': accessPoints[0]!.partyId, ...accessPointFacts(accessPoints),
      businessTime: new Date(business.now()).toISOString(), ...prefixed(description.party), ...enrolmentFacts(description.enrolment),
    };
    const hello = await driver.hello(
      helloInput({
        pki,
        harness,
        endpoints: simulators.endpoints,
        facts,
        parameters: parameters.record(),
        dir: options.dir,
      }),
    );
    Object.assign(iutEndpoints, hello.endpoints);
    const capabilities = effectiveCapabilities(description, hello.capabilities) ?? [];
    const plan = makePlan({
      features,
      description,
      capabilities,
      tags: options.tags,
      requirements: { has: (id) => catalogue.has(id), nearest: (id) => nearestNames(id, catalogue.all().map((row) => row.id)) },
    });
    options.onPlan?.(plan, hello);

    log = EventLog.create(options.dir, wall, { monotonic: options.monotonic, fsync: options.faults === undefined });
    const opened = log;
    const context: RunContext = {
      record: (event) => record(event),
      driver,
      hello: { ...hello, capabilities },
      simulators,
      business,
      wall,
      ids,
      requirement: (id) => catalogue.get(id),
      parameter,
      facts,
      lodger: { roles: description.roles, modes: description.modes, live: description.live?.filings ?? [] },
      own: ownWork(features, catalogue, options.faults?.harness ?? NO_FAULTS, () => wall.now()),
    };
    record = (event) => {
      const running = context.running;
      const stamped = running !== undefined && !('scenario' in event) ? { ...event, scenario: running.scenario.id } : event;
      const seq = opened.append(stamped as EventBody);
      // A check rests on what crossed the wire and what the driver said, not on earlier checks or on prose.
      if (running !== undefined && ['message', 'handshake', 'stimulus'].includes(event.type)) running.events.push(seq);
      return seq;
    };
    const faults = [...(options.faults?.reference ?? []), ...(options.faults?.simulator ?? []), ...(options.faults?.harness ?? [])];
    record(runStarted({ runId: options.runId, harness, description, hello, eori, capabilities, parameters, faults, plan }));
    for (const event of early) record(wireEvidence(opened, event));
    early = undefined;

    provideContext(context);
    const planned = plan.filter((scenario) => scenario.decision === 'run');
    const recorder = new Recorder(planned, context, wall, { onScenario: options.onScenario });
    let reason: string | undefined;
    try {
      await runFeatures(planned, recorder, features);
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      record({ type: 'harness-error', message: reason, ...(error instanceof Error ? { stack: error.stack } : {}) });
    }
    const missing = planned.filter((scenario) => !recorder.started.has(scenario.id));
    if (reason === undefined && missing.length > 0) reason = `${missing.length} planned scenarios never started, first ${missing[0]!.id}`;
    record({ type: 'run-finished', outcome: reason === undefined ? 'completed' : 'aborted', ...(reason === undefined ? {} : { reason }) });
  } finally {
    await driver?.bye().catch(() => undefined);
    await simulators.close();
    log?.close();
    // Nothing was judged: a folder without a log would only puzzle whoever finds it.
    if (log === undefined && fresh) rmSync(options.dir, { recursive: true, force: true });
  }
  const { events, ...state } = readLog(options.dir);
  return { dir: options.dir, rollUp: rollUp({ events, catalogue: catalogue.all(), log: state }) };
}

/** Keys of the description's `party` that are facts of another regime than ICS2. */
const FACT_OF_PARTY: Record<string, string> = { bin: 'kz.bin', logicalAddress: 'eaeu.address' };

/** Facts of the description's `party` under the name of their regime: `eori` is `ics2.eori`, `bin` is `kz.bin`. */
function prefixed(party: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(party).map(([name, value]) => [FACT_OF_PARTY[name] ?? `ics2.${name}`, value]));
}

/** Points `latest` beside the run folder at it. */
export function linkLatest(dir: string, latest: string): void {
  rmSync(latest, { force: true, recursive: true });
  symlinkSync(relative(dirname(latest), dir), latest);
}
