import { UsageError } from '../errors';

/** What can be wrong with one key of iut.yaml. Stable: documented in docs/operator.md. */
export type ConfigProblemCode =
  | 'unknown-key'
  | 'missing-key'
  | 'invalid-value'
  | 'unknown-name'
  | 'duplicate-key'
  | 'not-yaml'
  | 'conflict'
  | 'file-missing'
  | 'variable-missing';

export interface ConfigProblem {
  code: ConfigProblemCode;
  file: string;
  /** From 1. */
  line: number;
  /** `driver.command[0]`; empty for the whole file. */
  key: string;
  message: string;
  fix: string;
}

/** Every problem of one file at once, so that nobody has to repair it in ten rounds. */
export class ConfigError extends UsageError {
  constructor(code: 'config-missing-file' | 'config-too-large' | 'config-not-yaml' | 'config-invalid', readonly problems: readonly ConfigProblem[]) {
    super(code, problems.map(describeProblem).join('\n'), problems.length === 1 ? problems[0]!.fix : 'repair each key named above; docs/operator.md describes every key');
    this.name = 'ConfigError';
  }
}

/** One problem in one line: `iut.yaml:7: roles[0]: ... (fix: ...)`. */
export function describeProblem(problem: ConfigProblem): string {
  const key = problem.key === '' ? '' : `${problem.key}: `;
  return `${problem.file}:${problem.line}: ${key}${problem.message} (fix: ${problem.fix})`;
}
