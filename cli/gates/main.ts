/** `npm test`: every gate, counts last. Each gate states how much it ran. */
import { join } from 'node:path';
import { PROJECT } from '../project';
import { counted, lanes, tool, type Outcome } from './gate';

interface Gate {
  name: string;
  judge: () => Promise<Outcome>;
}

const bin = (name: string): string => join(PROJECT, 'node_modules', '.bin', name);
const script = (name: string): Gate['judge'] => () => counted(join(__dirname, name));

const ROOMS = ['certs', 'cli', 'evidence', 'iut', 'protocols', 'reference', 'reports', 'requirements', 'simulators', 'steps'];

/** Two at a time, the longest first: limits of time in tests and scenarios are real, and more would fight for two cores. */
const BESIDE: Gate[] = [
  { name: 'unit tests', judge: script('unit.ts') },
  { name: 'type check', judge: () => tool(bin('tsc'), ['--noEmit']) },
  { name: 'lint', judge: () => tool(bin('eslint'), ['.', '--max-warnings', '0']) },
  { name: 'import boundaries', judge: () => tool(bin('depcruise'), ['--config', '.dependency-cruiser.cjs', ...ROOMS]) },
  { name: 'features and citations', judge: () => tool(process.execPath, [join('cli', 'bin.js'), 'lint']) },
  { name: 'conformance suite on the reference (planned requirements)', judge: script('conformance.ts') },
  { name: 'EAEU over the queues of a broker', judge: script('queues.ts') },
];

/** These use every core themselves. */
const ALONE: Gate[] = [
  { name: 'messages: valid and invalid specimens, every rule', judge: script('specimens.ts') },
  { name: 'kill matrix (planted faults)', judge: script('faults.ts') },
];

const total = { passed: 0, failed: 0, skipped: 0 };

async function pass({ name, judge }: Gate): Promise<void> {
  const { passed, failed, skipped = 0, skips = [], note, seconds, output } = await judge();
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const lines = [
    `${output}${skips.map((skip) => `     skipped: ${skip}\n`).join('')}`,
    `${failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`,
    `${note === undefined ? '' : ` (${note})`} [${seconds.toFixed(0)} s]\n`,
  ];
  process.stdout.write(lines.join(''));
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  await lanes(2, BESIDE.map((gate) => () => pass(gate)));
  await lanes(1, ALONE.map((gate) => () => pass(gate)));
  process.stdout.write(`all gates [${((performance.now() - startedAt) / 1000).toFixed(0)} s]\n`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

void main();
