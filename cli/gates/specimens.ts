/** Gate: every valid specimen is accepted, every constraint of every message refused for its own reason, no rule is idle. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ACROSS } from '../../requirements/ics2/rules/across';
import { messageCodes, placesOf, structure } from '../../requirements/ics2/structures/structures';
import { GENERAL_CHECKS } from '../../requirements/ics2/validate/checks';
import { hireCrew, startWorker } from '../crew/crew';
import { PROJECT } from '../project';
import type { ShareResult } from '../specimens/share';
import { matrixOf, matrixText, summarize } from '../specimens/summary';

/** What only the XSD finds: the two readings of a table agree, so no specimen can be made for it. */
const ONLY_SCHEMA = 'schema';
/** Bound on one message; the largest takes seconds. Milliseconds. */
const LIMIT_MS = 5 * 60_000;

async function main(): Promise<void> {
  const places = new Map(messageCodes().map((code) => [code, [...placesOf(structure(code))]]));
  const cited = new Set([...places.values()].flat().flatMap(({ node }) => [...node.rules, ...node.conditions]));
  const known = [...cited, ...Object.keys(GENERAL_CHECKS), ...ACROSS.map(({ id }) => id)].filter((id) => id !== ONLY_SCHEMA);
  // The longest first, so that no process works on alone at the end.
  const messages = [...places].sort(([, a], [, b]) => b.length - a.length).map(([code]) => code);
  const shares: ShareResult[] = [];
  const failures: string[] = [];
  const crew = hireCrew<string, ShareResult>({
    size: Math.min(4, availableParallelism()),
    start: () => startWorker(join(PROJECT, 'cli', 'specimens', 'worker.ts')),
    limitMs: LIMIT_MS,
    name: (message) => message,
  });
  const share = (message: string): Promise<void> =>
    crew.perform(message).then((result) => void shares.push(result), (error: Error) => void failures.push(error.message));
  await Promise.all(messages.map(share)).finally(crew.dismiss);
  const rows = matrixOf(shares, known);
  const folder = join(PROJECT, 'reports', 'out', 'rules');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'matrix.txt'), matrixText(rows));
  const { text, counts } = summarize(shares, rows, failures);
  process.stdout.write(`${text}     matrix: ${join('reports', 'out', 'rules', 'matrix.txt')}\n${JSON.stringify(counts)}\n`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

void main();
