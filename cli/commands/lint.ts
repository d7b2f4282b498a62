import { join } from 'node:path';
import type { Command } from 'commander';
import { readFeatures } from '../../iut/plan/features';
import { lintFeatures } from '../../iut/plan/lint';
import { describeFeatureProblem } from '../../iut/plan/plan';
import { loadCatalogue } from '../../requirements/catalogue/catalogue';
import { nearestNames } from '../../requirements/nearest';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';
import { unknownCitations } from '../lint/citations';
import { PROJECT } from '../project';

/** `lint`: features and citations against the catalogue. A gate of `npm test`. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('lint')
    .description('check features (ids, names, tags) and every requirement id cited in code and documents against the catalogue')
    .action(() => {
      const catalogue = loadCatalogue();
      const ids = catalogue.all().map((row) => row.id);
      const features = readFeatures(join(PROJECT, 'features'));
      const problems = lintFeatures(features, { has: (id) => catalogue.has(id), nearest: (id) => nearestNames(id, ids) });
      for (const problem of problems) io.stdout(`${describeFeatureProblem(problem)}\n`);
      const { read, cited, unknown } = unknownCitations(ids);
      for (const { file, line, id, nearest } of unknown) {
        io.stdout(`${file}:${line}: unknown-citation: ${id} is not in the catalogue${nearest.length === 0 ? '' : ` (did you mean ${nearest.join(' or ')}?)`}\n`);
      }
      io.stdout(`${features.scenarios.length} scenarios, ${cited} citations in ${read} files: ${problems.length + unknown.length} problems\n`);
      const nothing = features.scenarios.length === 0 || cited === 0;
      finish(problems.length + unknown.length > 0 || nothing ? EXIT.failed : EXIT.verified);
    });
}
