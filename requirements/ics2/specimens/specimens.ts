import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A valid message written by hand for the specs of this folder: `ie3f10`, `ie3r01`, `ie3n99`. No implementation uses it: the
 * reference builds its own, from its own reading.
 */
export function specimen(name: string): string {
  return readFileSync(join(__dirname, `${name}.xml`), 'utf8');
}
