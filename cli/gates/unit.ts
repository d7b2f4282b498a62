/** Gate: every *.spec.ts; only failures are printed. */
import { createRequire } from 'node:module';
import type { Counts } from './gate';

const { runUnit } = createRequire(__filename)('../unit.js') as { runUnit(options: { quiet: boolean }): Counts & { files: number } };

const { passed, failed, skipped, skips, files } = runUnit({ quiet: true });
process.stdout.write(`${JSON.stringify({ passed, failed, skipped, skips, note: `${files} files` } satisfies Counts)}\n`);
