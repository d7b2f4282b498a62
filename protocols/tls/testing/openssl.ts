import { spawnSync } from 'node:child_process';

/** Whether the command is there; tests that compare with it are skipped where it is not. */
export const hasOpenssl = spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0;
