/** Codes of what a user can get wrong before anything runs. Stable: documented in docs/operator.md, never reused. */
export type UsageCode =
  | 'config-missing-file'
  | 'config-too-large'
  | 'config-not-yaml'
  | 'config-invalid'
  | 'features-missing'
  | 'features-invalid'
  | 'tags-invalid'
  | 'plan-empty'
  | 'usage';

/**
 * A mistake of whoever called the command: nothing was judged, exit code 2. Never thrown for what an implementation
 * under test did (that is a {@link DriverError} or a verdict).
 */
export class UsageError extends Error {
  constructor(readonly code: UsageCode, message: string, readonly hint: string) {
    super(message);
    this.name = 'UsageError';
  }
}
