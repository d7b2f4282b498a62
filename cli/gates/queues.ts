/** Gate: a share of the EAEU suite with messages carried by queues of a real broker, and what the broker keeps when it is killed. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import { outlivesBroker } from '../broker/outlives';
import { BrokerError, startBroker, type Broker } from '../broker/rabbitmq';
import { PROJECT } from '../project';
import { executeRun } from '../run/execute';
import { commandServices, type CommandServices } from '../run/services';
import type { Counts } from './gate';

/** The envelope, signals, and a gateway with neighbours on both hops: all twelve flows of Decision 124. */
const SHARE = '@eaeu and (@area:envelope or @area:signals or @area:gateway)';
/** How steps begin the reason of a scenario that only HTTPS can show. */
const OVER_HTTPS_ALONE = 'over queues';

async function suite(broker: Broker, services: CommandServices): Promise<Required<Omit<Counts, 'note'>>> {
  const dir = join(PROJECT, 'reports', 'out', 'npm-test-queues');
  rmSync(dir, { recursive: true, force: true });
  const counts = { passed: 0, failed: 0, skipped: 0, skips: [] as string[] };
  await executeRun({
    ...services, env: process.env, description: { ...loadIut(REFERENCE_DESCRIPTION), transport: { eaeu: broker.url } }, tags: SHARE, dir, runId: 'queues',
    onScenario(scenario, outcome, reason = '') {
      if (outcome === 'passed') counts.passed += 1;
      else if (outcome === 'blocked' && reason.startsWith(OVER_HTTPS_ALONE)) counts.skips.push(`${scenario.name}: ${reason}`);
      else {
        counts.failed += 1;
        process.stdout.write(`     ${outcome} ${scenario.id}: ${reason}\n`);
      }
    },
  });
  return { ...counts, skipped: counts.skips.length };
}

async function judge(): Promise<Counts> {
  const services = await commandServices(() => undefined);
  let broker: Broker;
  try {
    broker = await startBroker(services.pki, services.wall, process.env['PATH'] ?? '');
  } catch (error) {
    if (!(error instanceof BrokerError) || error.code !== 'BROKER-ABSENT') throw error;
    // What can be shown without one: that its absence is told, with what to install.
    const told = error.hint.includes('rabbitmq-server');
    return { passed: told ? 1 : 0, failed: told ? 0 : 1, skipped: 1, skips: [`EAEU over queues: ${error.message}. ${error.hint}`] };
  }
  try {
    const wrong = await outlivesBroker(broker, services.pki, services.wall, services.ids);
    for (const words of wrong) process.stdout.write(`     the broker that was killed: ${words}\n`);
    const counts = await suite(broker, services);
    return { ...counts, passed: counts.passed + (wrong.length === 0 ? 1 : 0), failed: counts.failed + wrong.length };
  } finally {
    await broker.stop();
  }
}

async function main(): Promise<void> {
  const counts = await judge();
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

void main();
