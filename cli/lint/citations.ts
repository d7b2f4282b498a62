import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findCitations } from '../../requirements/citations';
import { nearestNames } from '../../requirements/nearest';
import { PROJECT } from '../project';

/** Rooms whose text may cite requirements; specs are left out, since they cite wrong ids on purpose. */
const ROOMS = ['certs', 'cli', 'docs', 'evidence', 'features', 'iut', 'protocols', 'reference', 'reports', 'requirements', 'simulators', 'steps'];
const READ = /\.(ts|feature|md|mjs|py)$/;

export interface UnknownCitation {
  file: string;
  line: number;
  id: string;
  nearest: string[];
}

/** Every citation, in code, features and documents, of a requirement id that the catalogue does not hold. */
export function unknownCitations(known: readonly string[], root = PROJECT): { read: number; cited: number; unknown: UnknownCitation[] } {
  const ids = new Set(known);
  const unknown: UnknownCitation[] = [];
  let read = 0;
  let cited = 0;
  for (const room of ROOMS) {
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!READ.test(name) || name.endsWith('.spec.ts') || name.split(/[\\/]/).includes('out')) continue;
      const file = join(root, room, name);
      read += 1;
      for (const { id, line } of findCitations(readFileSync(file, 'utf8'))) {
        cited += 1;
        if (!ids.has(id)) unknown.push({ file: relative(root, file), line, id, nearest: nearestNames(id, known, 2) });
      }
    }
  }
  return { read, cited, unknown };
}
