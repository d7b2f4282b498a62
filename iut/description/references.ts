import { join } from 'node:path';

/** As whom the reference implementations stand to be tested: operators with a system of their own, or one behind a service provider. */
export type ReferenceName = 'reference' | 'reference-provider';

/** Path of the description. */
export function referenceFile(name: ReferenceName): string {
  return join(__dirname, '..', `${name}.yaml`);
}
