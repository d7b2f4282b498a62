import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLog } from '../../evidence';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import type { IutDescription } from '../../iut/description/model';
import { readFeatures, type ReadFeatures } from '../../iut/plan/features';
import { makePlan } from '../../iut/plan/plan';
import { VirtualClock } from '../../protocols/time/clock';
import type { Catalogue } from '../../requirements/catalogue/catalogue';
import { nearestNames } from '../../requirements/nearest';
import { resolveParameters } from '../../requirements/parameters';
import { recordOf, statementHtml, summaryText } from '../../reports';
import type { OwnWork } from '../../steps/support/own-work';
import { harnessIdentity } from '../project';
import { runStarted } from '../run/started';
import { logAsIf } from './as-if';
import { soundHarness } from './conduct';
import { HARNESS_FAULTS } from './faults';

/** Read once per process and folder: hundreds of runs of a kill matrix have the same. */
const read = new Map<string, ReadFeatures>();

/** What scenarios about the harness itself look at. `faults`: requirement ids out of HARNESS_FAULTS. Nothing here depends on the implementation under test. */
export function ownWork(features: string, catalogue: Catalogue, faults: ReadonlySet<string>, now: () => number): OwnWork {
  const conduct = soundHarness();
  for (const { requirement, change } of HARNESS_FAULTS) if (faults.has(requirement)) change(conduct);
  const suite = (): ReadFeatures => {
    if (!read.has(features)) read.set(features, readFeatures(features));
    return read.get(features)!;
  };
  const described = (change: Partial<IutDescription>): IutDescription => ({ ...loadIut(REFERENCE_DESCRIPTION), ...change });
  const requirements = { has: (id: string) => catalogue.has(id), nearest: (id: string) => nearestNames(id, catalogue.all().map((row) => row.id)) };

  return {
    features: () => suite().scenarios,
    outcome: (judgement) => conduct.weighs(judgement, catalogue.get(judgement.requirement)),
    plan: (change) => makePlan({ features: suite(), description: described(change), requirements, tags: conduct.plans, heedless: conduct.heedless }),
    statement: ({ change, plan, ends }) => {
      const description = described(change);
      const run = plan.filter(({ decision }) => decision === 'run');
      const claimed = new Set(run.flatMap(({ requirements: ids }) => ids));
      const whole = conduct.accountsFor === 'all';
      const started = runStarted({
        runId: 'as-if', harness: harnessIdentity(), description, hello: { name: description.name, capabilities: [] }, eori: description.party['eori'] ?? '',
        capabilities: [], parameters: resolveParameters(), faults: [], plan: whole ? plan : run,
      });
      const dir = mkdtempSync(join(tmpdir(), 'customs-conformance-as-if-'));
      try {
        const rows = whole ? catalogue.all() : catalogue.all().filter(({ id }) => claimed.has(id));
        const log = logAsIf(dir, { started, clock: new VirtualClock(now()), ends, records: conduct.records });
        const options = { serviceDesk: conduct.serviceDesk };
        const record = recordOf(dir, log, rows, options);
        const again = statementHtml(recordOf(dir, readLog(dir), rows, options));
        return { rolled: record.rolled, events: log.events, again, html: statementHtml(record), summary: summaryText(record, { colour: false }) };
      } finally {
        rmSync(dir, { recursive: true, force: true });
      }
    },
  };
}
