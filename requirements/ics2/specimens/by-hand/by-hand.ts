import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A valid message of this folder, written by hand for specs: `ie3f10`, `ie3r01`, `ie3n99`. It proves the validator without the
 * maker of specimens, and no implementation uses it: the reference builds its own, from its own reading.
 */
export function specimenByHand(name: string): string {
  return readFileSync(join(__dirname, `${name}.xml`), 'utf8');
}
