import { createHash } from 'node:crypto';
import type { Problem } from '../../requirements/ics2/problem';
import type { Explanation } from './explain';
import type { Basis, FileReport, Report } from './model';
import { refuses } from './summary';

/** Where results are shown: GitHub and editors resolve it against the root of the checkout. */
const ROOT = '%SRCROOT%';

const uriOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

const artifact = (file: string): object => (file.startsWith('/') ? { uri: `file://${uriOf(file)}` } : { uri: uriOf(file), uriBaseId: ROOT });

/** The same problem in a later version of the file: not by its line, which moves with every edit above it. */
function fingerprint(file: string, { rule, path, found }: Problem, seen: Map<string, number>): string {
  const hash = createHash('sha256').update(JSON.stringify([file, rule, path, found])).digest('hex').slice(0, 32);
  const times = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, times);
  return `${hash}:${times}`;
}

function ruleOf({ id, about, help }: Explanation): object {
  return {
    id,
    shortDescription: { text: about },
    fullDescription: { text: about },
    help: { text: help },
    defaultConfiguration: { level: 'error' },
  };
}

/**
 * SARIF 2.1.0 (OASIS), as code scanning and editors read it: one run, a result per problem, what was not checked as
 * notifications of the one invocation. The rules come last, since only then it is known which were broken.
 *
 * @param explain words about a rule by its id, as `--explain` shows them
 */
export function sarifReport(explain: (id: string) => Explanation | undefined): Report {
  const rules: string[] = [];
  const seen = new Map<string, number>();
  const notes = new Map<string, { level: 'note' | 'error'; files: number; first: string }>();
  let basis: Basis | undefined;
  let first = true;

  const result = (file: string, problem: Problem): string => {
    const { rule, line, path, displayPath, element, code, found, demanded, mend, requirement, also, stage } = problem;
    if (!rules.includes(rule)) rules.push(rule);
    const text = JSON.stringify({
      ruleId: rule,
      ruleIndex: rules.indexOf(rule),
      level: refuses(problem) ? 'error' : 'note',
      message: { text: `${element}: found ${found}; demanded ${demanded}. To mend: ${mend}. Code ${code}.` },
      locations: [
        {
          physicalLocation: { artifactLocation: artifact(file), region: { startLine: Math.max(1, line) } },
          logicalLocations: [{ fullyQualifiedName: path, kind: 'element', name: displayPath }],
        },
      ],
      partialFingerprints: { 'customsConformance/v1': fingerprint(file, problem, seen) },
      properties: { code, also, requirement, stage },
    });
    const separator = first ? '' : ',\n';
    first = false;
    return separator + text;
  };

  /** The same text about many files is one notification: with ten thousand files it would drown the results. */
  const note = (level: 'note' | 'error', text: string, file: string): void => {
    const known = notes.get(text);
    notes.set(text, { level, files: (known?.files ?? 0) + 1, first: known?.first ?? file });
  };

  return {
    begin: (given) => {
      basis = given;
      return '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[\n';
    },
    file: ({ file, verdict, problems, notChecked, reason, cut }: FileReport) => {
      if (verdict === 'unreadable') note('error', `cannot be read (${reason})`, file);
      if (cut) note('note', 'there are more problems than are listed', file);
      for (const reason of notChecked) note('note', `not checked: ${reason}`, file);
      return problems.map((problem) => result(file, problem)).join('');
    },
    end: (summary) => {
      const driver = {
        name: 'customs-conformance',
        semanticVersion: basis?.version,
        rules: rules.map((id) => ruleOf(explain(id) ?? { id, about: id, help: id })),
      };
      const notifications = [...notes].map(([text, { level, files, first: file }]) => ({
        level,
        message: { text: files === 1 ? text : `${text} (${files} files)` },
        locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
      }));
      const invocation = { executionSuccessful: summary.unreadable === 0, toolExecutionNotifications: notifications };
      const rest = { tool: { driver }, invocations: [invocation], columnKind: 'utf16CodeUnits', properties: { ...basis, ...summary } };
      return `\n],${JSON.stringify(rest).slice(1)}]}\n`;
    },
  };
}
