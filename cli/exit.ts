/** Exit codes of every command; stable, documented in docs/ci.md. */
export const EXIT = {
  /** All planned requirements verified. */
  verified: 0,
  /** At least one requirement failed. */
  failed: 1,
  /** Usage or configuration error; nothing was judged. */
  usage: 2,
  /** The harness itself failed; nothing is said about the IUT. */
  harness: 3,
  /** Nothing failed, but something planned could not be verified. */
  notFullyVerified: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
