/** Gate: the suite on the faultless reference; every planned requirement must be verified. */
import { join } from 'node:path';
import type { VerdictDocument } from '../../evidence';
import { countCommand } from './command';

countCommand(['run', '--quiet'], 'npm-test', join('latest', 'verdict.json'), (document) => {
  const { planned } = document as VerdictDocument;
  return { passed: planned.verified.length, failed: planned.notVerified.length };
});
