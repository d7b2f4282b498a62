import { REGIMES, type Counts } from '../evidence';
import type { Verdict } from '../evidence/model';
import { shortCommit } from './describe';
import { oneLine } from './escape';
import { REGIME_NAMES, type RunRecord } from './run';
import { selfChecksInWords } from './self-checks';

export interface SummaryOptions {
  /** Whether the text may hold ANSI colours; see {@link wantsColour}. */
  colour: boolean;
  /** Files and folders written, relative to the run folder, and views that could not be made, with the reason. */
  written?: readonly string[];
  skipped?: readonly string[];
}

/** Colours only for people: a terminal, and NO_COLOR (no-color.org) not set to anything. */
export function wantsColour(environment: Record<string, string | undefined>, isTty: boolean): boolean {
  return isTty && (environment.NO_COLOR ?? '') === '' && environment.TERM !== 'dumb';
}

/** The run in a few lines for a terminal; ends with the sentence that says what it amounts to. */
export function summaryText(record: RunRecord, options: SummaryOptions): string {
  const paint = painter(options.colour);
  const { run, rolled } = record;
  const lines: string[] = [];
  for (const notice of record.notices) lines.push(paint(notice, 'yellow'));
  lines.push(`customs-conformance ${oneLine(run.harness.version, 40)} (${shortCommit(run.harness.commit)}), run ${oneLine(run.runId, 80)}`);
  lines.push(`implementation under test: ${oneLine(`${run.iut.name} ${run.iut.version ?? ''}`, 120)}, driver ${oneLine(run.iut.driver, 40)}, roles ${oneLine(run.iut.roles.join(', '), 200)}`);
  lines.push(`clocks: wall = ${oneLine(run.clocks.wall, 120)}; business = ${oneLine(run.clocks.business, 120)}`, '');
  lines.push(...countsTable(record), '');
  lines.push(scenarioLine(record), '');
  lines.push(...openLines(record, paint));
  if (record.questions !== undefined) lines.push(`questions about ICS2: ${oneLine(record.questions, 200)}`);
  const own = selfChecksInWords(record);
  if (own !== undefined) lines.push(own);
  if (options.written !== undefined) lines.push(`written to ${record.dir}: ${options.written.join(', ')}`);
  for (const skipped of options.skipped ?? []) lines.push(paint(`not written: ${oneLine(skipped, 400)}`, 'yellow'));
  lines.push(paint(oneLine(rolled.sentence), rolled.fullyVerified ? 'green' : rolled.exit === 1 ? 'red' : 'yellow'), '');
  return lines.join('\n');
}

const COLUMNS: readonly [Verdict, string][] = [
  ['pass', 'pass'],
  ['finding', 'finding'],
  ['fail', 'fail'],
  ['needs-review', 'review'],
  ['not-tested', 'not tested'],
  ['harness-error', 'harness error'],
  ['not-applicable', 'not applicable'],
];

function countsTable({ rolled }: RunRecord): string[] {
  const width = 50;
  const row = (name: string, counts: Counts): string => name.padEnd(width) + COLUMNS.map(([verdict, title]) => String(counts[verdict]).padStart(title.length + 2)).join('');
  return [
    'requirements'.padEnd(width) + COLUMNS.map(([, title]) => `  ${title}`).join(''),
    ...REGIMES.map((regime) => row(REGIME_NAMES[regime], rolled.totals.byRegime[regime])),
    row('all', rolled.totals.all),
  ];
}

function scenarioLine({ scenarios }: RunRecord): string {
  const count = (test: (scenario: (typeof scenarios)[number]) => boolean): number => scenarios.filter(test).length;
  const leftOut = count(({ plan, verdict }) => plan.decision === 'left-out' && verdict.outcome === 'not-run');
  const outcomes = (['passed', 'failed', 'blocked', 'harness-error'] as const).map((outcome) => `${count(({ verdict }) => verdict.outcome === outcome)} ${outcome}`);
  return `scenarios: ${scenarios.length} in the plan, ${outcomes.join(', ')}, ${count(({ verdict }) => verdict.outcome === 'not-run') - leftOut} not run, ${leftOut} left out`;
}

/** Everything that is not a plain pass among what was to be verified, with its reason, worst first. */
function openLines({ rolled }: RunRecord, paint: Paint): string[] {
  const planned = new Set([...rolled.planned.verified, ...rolled.planned.notVerified]);
  const open = rolled.requirements.filter((each) => each.verdict === 'fail' || each.verdict === 'harness-error' || (planned.has(each.id) && each.verdict !== 'pass'));
  if (open.length === 0) return [];
  const order: readonly Verdict[] = ['fail', 'harness-error', 'finding', 'needs-review', 'not-tested'];
  const sorted = [...open].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const width = Math.max(...sorted.map((each) => each.id.length));
  return [...sorted.map((each) => `${paint(each.verdict.padEnd(13), COLOUR[each.verdict])}  ${each.id.padEnd(width)}  ${oneLine(each.reason ?? '', 500)}`), ''];
}

type Colour = 'red' | 'green' | 'yellow' | 'magenta' | 'none';
type Paint = (text: string, colour: Colour) => string;

const COLOUR: Record<Verdict, Colour> = { pass: 'green', finding: 'yellow', fail: 'red', 'not-tested': 'yellow', 'not-applicable': 'none', 'needs-review': 'yellow', 'harness-error': 'magenta' };
const CODE: Record<Colour, number> = { red: 31, green: 32, yellow: 33, magenta: 35, none: 0 };

function painter(colour: boolean): Paint {
  return (text, name) => (colour && name !== 'none' ? `\u001b[${CODE[name]}m${text}\u001b[0m` : text);
}
