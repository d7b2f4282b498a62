import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Pki } from '../../certs/pki';
import { EventLog, readLog, rollUp, type RollUp } from '../../evidence';
import type { PlannedScenario, ScenarioOutcome } from '../../evidence/model';
import type { HelloOutput, IutDriver } from '../../iut/contract';
import type { IutDescription } from '../../iut/description/model';
import { accessPointsOf } from '../../iut/description/access-points';
import { accessPointOwner } from '../../iut/description/enrolment';
import { effectiveCapabilities } from '../../iut/description/model';
import { connectDriver } from '../../iut/drivers/connect';
import { makePlan } from '../../iut/plan/plan';
import { VirtualClock, type Clock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';
import type { Catalogue } from '../../requirements/catalogue/catalogue';
import { nearestNames } from '../../requirements/nearest';
import { ParameterError, resolveParameters } from '../../requirements/parameters';
import { createReference } from '../../reference';
import { startSimulators } from '../../simulators';
import { provideContext, type RunContext } from '../../steps/support/context';
import { ownWork } from '../harness/own-work';
import { makeFolder } from '../folder';
import { harnessIdentity, PROJECT } from '../project';
import { agreedFacts } from './facts';
import { runFeatures } from './features';
import { helloInput } from './hello';
import { startJournal } from './journal';
import { orderInWords, shareOf, WHOLE, type Order, type Share } from './order';
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
  /** In feature order where absent. */
  order?: Order;
  /** Which scenarios of the plan this process runs; all where absent. */
  share?: Share;
  onPlan?: (plan: PlannedScenario[], hello: HelloOutput) => void;
  onScenario?: (scenario: PlannedScenario, outcome: Exclude<ScenarioOutcome, 'not-run'>, reason?: string) => void;
}

export interface RunResult {
  dir: string;
  rollUp: RollUp;
}

const NO_FAULTS: ReadonlySet<string> = new Set();

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

  const journal = startJournal();
  let log: EventLog | undefined;

  const simulators = await startSimulators((regime) => ({
    pki,
    wall,
    business,
    ids,
    observe: journal.observe,
    parameter,
    host: description.listen.host,
    port: description.listen.ports[regime],
    registered,
    broker: description.transport?.eaeu,
    iutAddress: description.party['logicalAddress'],
    iutEndpoint: (name = regime) => iutEndpoints[name],
    iutAccessPoints: accessPoints,
    faults: options.faults?.simulator ?? NO_FAULTS,
  }));
  let driver: IutDriver | undefined;
  const fresh = makeFolder(options.dir);
  try {
    driver = await connectDriver(description, {
      reference: () => createReference({ wall, ids, faults: options.faults?.reference ?? NO_FAULTS }),
      clock: wall,
      env: options.env,
      onNote: (title, text) => void journal.record({ type: 'note', title, text }),
    });
    const facts = agreedFacts(description, { simulators: simulators.facts, eori, accessPoints, businessTime: business.now() });
    const hello = await driver.hello(helloInput({ pki, harness, endpoints: simulators.endpoints, facts, parameters: parameters.record(), dir: options.dir }));
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
    const context: RunContext = {
      record: journal.record,
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
      onFile: { attestations: description.attestations, protectionMeans: description.protectionMeans },
      own: ownWork(features, catalogue, options.faults?.harness ?? NO_FAULTS, () => wall.now()),
    };
    const faults = [...(options.faults?.reference ?? []), ...(options.faults?.simulator ?? []), ...(options.faults?.harness ?? [])];
    const order = orderInWords(options);
    journal.open(log, runStarted({ runId: options.runId, harness, description, hello, eori, capabilities, parameters, faults, plan, order }), () => context.running);

    provideContext(context);
    const planned = shareOf(plan.filter((scenario) => scenario.decision === 'run'), options.share ?? WHOLE);
    const recorder = new Recorder(planned, context, wall, { onScenario: options.onScenario });
    let reason: string | undefined;
    try {
      await runFeatures(planned, recorder, features, options.order);
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      journal.record({ type: 'harness-error', message: reason, ...(error instanceof Error ? { stack: error.stack } : {}) });
    }
    const missing = planned.filter((scenario) => !recorder.started.has(scenario.id));
    if (reason === undefined && missing.length > 0) reason = `${missing.length} planned scenarios never started, first ${missing[0]!.id}`;
    journal.record({ type: 'run-finished', outcome: reason === undefined ? 'completed' : 'aborted', ...(reason === undefined ? {} : { reason }) });
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
