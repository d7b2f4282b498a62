import { oneLine } from '../escape';
import type { RunRecord } from '../run';
import { selfChecksInWords } from '../self-checks';

/** First words of a result's message: what kind of outcome it is. Categories go by them. */
export const PREFIX = {
  fail: 'IUT failure: ',
  finding: 'Finding: ',
  attested: 'As attested, not seen: ',
  notTested: 'Not tested: ',
  harness: 'Harness error: ',
} as const;

/** The files beside the results: environment.properties, executor.json, categories.json. */
export function metaFiles(record: RunRecord): [name: string, content: string][] {
  return [
    ['environment.properties', environment(record)],
    ['executor.json', `${JSON.stringify(executor(record), null, 1)}\n`],
    ['categories.json', `${JSON.stringify(CATEGORIES, null, 1)}\n`],
  ];
}

const CATEGORIES = [
  { name: 'Failures of the implementation under test', matchedStatuses: ['failed'], messageRegex: `${PREFIX.fail}.*` },
  { name: 'Findings (warnings)', matchedStatuses: ['passed'], messageRegex: `${PREFIX.finding}.*` },
  { name: 'As attested, not seen', matchedStatuses: ['passed'], messageRegex: `${PREFIX.attested}.*` },
  { name: 'Not tested', matchedStatuses: ['skipped', 'broken'], messageRegex: `${PREFIX.notTested}.*` },
  { name: 'Harness errors (no verdict on the implementation)', matchedStatuses: ['broken'], messageRegex: `${PREFIX.harness}.*` },
];

function executor({ run, rolled, notices }: RunRecord): Record<string, string> {
  return {
    name: `customs-conformance ${oneLine(run.harness.version, 60)}`,
    type: 'customs-conformance',
    buildName: oneLine(`${run.runId}${notices.length > 0 ? ` - ${notices[0]}` : ''}`, 300),
    reportName: oneLine(`${notices.length > 0 ? `${notices[0]} ` : ''}${rolled.sentence}`, 300),
  };
}

function environment(record: RunRecord): string {
  const { run, rolled, log, notices } = record;
  const own = selfChecksInWords(record);
  const all: [string, string][] = [
    ...notices.map((notice, index): [string, string] => [`NOTICE.${index + 1}`, notice]),
    ['verdict', rolled.sentence],
    ...(own === undefined ? [] : [['verdict.self-checks', own] as [string, string]]),
    ['run', run.runId],
    ['harness', `${run.harness.version}, commit ${run.harness.commit}`],
    ['node', run.harness.node],
    ['platform', run.harness.platform],
    ['implementation', `${run.iut.name} ${run.iut.version ?? ''} by driver ${run.iut.driver}`],
    ['roles', run.iut.roles.join(', ')],
    ['clock.wall', run.clocks.wall],
    ['clock.business', run.clocks.business],
    ...Object.entries(run.baselines).map(([source, edition]): [string, string] => [`baseline.${source}`, edition]),
    ...Object.entries(run.parameters).map(([name, { value, why }]): [string, string] => [`parameter.${name}`, `${value} (${why})`]),
    ['log.head', log.head],
  ];
  return `${all.map(([key, value]) => `${property(key, true)} = ${property(value, false)}`).join('\n')}\n`;
}

/** Java's properties form: ASCII, and in keys no separators. */
function property(text: string, key: boolean): string {
  let out = '';
  for (const char of oneLine(text, 2000)) {
    const code = char.charCodeAt(0);
    if (char === '\\' || (key && /[\s:=#!]/.test(char))) out += `\\${char}`;
    else if (code < 0x7f) out += char;
    else for (let index = 0; index < char.length; index++) out += `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return out;
}
