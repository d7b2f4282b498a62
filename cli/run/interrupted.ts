import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EVENTS_FILE } from '../../evidence';

/** What a shell calls the end by Ctrl-C. */
const INTERRUPTED = 130;

/** Where the evidence of a run that ends now is, and how to read it. The log of several processes is made of theirs at the end only. */
export function whatIsLeft(dir: string): string {
  const parts = join(dir, 'parts');
  const logs = [dir, ...(existsSync(parts) ? readdirSync(parts).map((part) => join(parts, part)) : [])].filter((folder) => existsSync(join(folder, EVENTS_FILE)));
  if (logs.length === 0) return 'interrupted before anything was recorded\n';
  return `interrupted; what was recorded until now can be read:\n${logs.map((folder) => `  customs-conformance report "${folder}"\n`).join('')}`;
}

/** Tells whoever interrupts the run in `dir` what is left of it. Returns what takes that back. */
export function onInterrupt(dir: string, tell: (text: string) => void): () => void {
  const interrupted = (): void => {
    tell(`\n${whatIsLeft(dir)}`);
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', interrupted);
  return () => void process.off('SIGINT', interrupted);
}
