import type { Attachment, Parameter, Stage, Status, StatusDetails, StepResult } from 'allure-js-commons';
import type { LogEvent } from '../../evidence/model';
import { eventRanges, messageFacts, stimulusFacts, tlsFacts, type Fact } from '../describe';
import { oneLine } from '../escape';
import type { EventOf, ScenarioRecord } from '../run';
import type { Attachments } from './attachments';

/**
 * Allure's enumerations as the plain words they are in the files, so that nothing of the library is loaded at run time.
 * Without a status Allure shows `unknown`.
 */
export const PASSED = 'passed' as Status;
export const FAILED = 'failed' as Status;
export const BROKEN = 'broken' as Status;
export const SKIPPED = 'skipped' as Status;
export const FINISHED = 'finished' as Stage;

/**
 * Gherkin steps with their checks, stimuli and messages below them. A step's line is written when it ends, so what comes
 * before it since the previous step's line belongs to it.
 */
export function stepsOf({ events }: ScenarioRecord, attach: Attachments): StepResult[] {
  const steps: StepResult[] = [];
  let pending: LogEvent[] = [];
  for (const event of events) {
    if (event.type === 'scenario-started' || event.type === 'scenario-finished') continue;
    if (event.type !== 'step') {
      pending.push(event);
      continue;
    }
    steps.push(gherkinStep(event, pending, attach));
    pending = [];
  }
  if (pending.length > 0) steps.push({ ...group(steps.length > 0 ? 'after the last step' : 'outside of the steps', pending, attach), status: worst(pending) });
  return steps;
}

function gherkinStep(event: EventOf<'step'>, inner: LogEvent[], attach: Attachments): StepResult {
  const stop = Date.parse(event.at);
  const status: Record<typeof event.status, Status> = { passed: PASSED, failed: FAILED, skipped: SKIPPED, undefined: BROKEN, ambiguous: BROKEN, pending: BROKEN };
  const failing = inner.some((each) => each.type === 'check' && each.outcome === 'fail');
  return {
    ...group(oneLine(`${event.keyword.trim()} ${event.text}`, 500), inner, attach),
    // Failed without a failed check is no failure of the implementation.
    status: event.status === 'failed' && !failing ? BROKEN : status[event.status],
    statusDetails: event.error === undefined ? {} : { message: oneLine(event.error, 2000) },
    start: stop - Math.max(0, Math.round(event.durationMs)),
    stop,
  };
}

function group(name: string, inner: LogEvent[], attach: Attachments): StepResult {
  const at = inner.map((event) => Date.parse(event.at));
  return {
    name,
    stage: FINISHED,
    status: PASSED,
    statusDetails: {},
    parameters: [],
    start: at[0] ?? 0,
    stop: at[at.length - 1] ?? 0,
    steps: inner.flatMap((event) => {
      const step = eventStep(event, attach);
      return step === undefined ? [] : [step];
    }),
    attachments: [],
  };
}

function worst(events: LogEvent[]): Status {
  if (events.some((event) => event.type === 'harness-error')) return BROKEN;
  return events.some((event) => event.type === 'check' && event.outcome === 'fail') ? FAILED : PASSED;
}

interface Shown {
  name: string;
  status?: Status;
  details?: StatusDetails;
  parameters?: Parameter[];
  attachments?: Attachment[];
}

function eventStep(event: LogEvent, attach: Attachments): StepResult | undefined {
  const shown = show(event, attach);
  if (shown === undefined) return undefined;
  const at = Date.parse(event.at);
  return {
    name: oneLine(shown.name, 300),
    stage: FINISHED,
    status: shown.status ?? PASSED,
    statusDetails: shown.details ?? {},
    parameters: shown.parameters ?? [],
    attachments: shown.attachments ?? [],
    steps: [],
    start: at,
    stop: at,
  };
}

function show(event: LogEvent, attach: Attachments): Shown | undefined {
  switch (event.type) {
    case 'check':
      return checkStep(event);
    case 'message': {
      const name = `${event.label} (${event.from} to ${event.to})`;
      const attachments = [attach.message(`${name}, raw, ${event.length} bytes`, event.sha256)];
      if (event.business !== undefined) attachments.push(attach.business(`${event.business.title}, decoded`, event.business.text));
      const facts = table(`${event.label}: HTTP head, signature and other facts`, messageFacts(event), attach);
      return { name: `message ${event.seq}: ${name}`, ...facts, attachments: [...attachments, ...(facts.attachments ?? [])] };
    }
    case 'handshake': {
      const why = event.outcome === 'refused' ? `refused: ${event.refusal ?? 'no cause known'}` : 'accepted';
      return { name: `TLS ${event.client} to ${event.server}, ${why}`, ...table('TLS facts', tlsFacts(event), attach) };
    }
    case 'stimulus':
      return { name: `stimulus ${event.operation}`, ...table(`stimulus ${event.operation}`, stimulusFacts(event), attach) };
    case 'clock':
      return { name: `business clock ${event.business}: ${event.why}` };
    case 'note':
      return { name: `note: ${event.title}`, ...table(event.title, [['text', event.text]], attach) };
    case 'not-tested':
      return { name: `not tested: ${event.requirements.join(', ')}: ${event.reason}`, status: SKIPPED };
    case 'harness-error':
      return { name: 'harness error', status: BROKEN, details: { message: oneLine(event.message, 2000), trace: event.stack } };
    case 'run-started':
    case 'run-finished':
    case 'scenario-started':
    case 'scenario-finished':
    case 'step':
      return undefined;
  }
}

/** Longest value that stands in the table of a step. */
const IN_A_TABLE = 1000;

/** Facts in the table of their step; in a file of their own only where one is long or has several lines. A run has tens of thousands, and each file costs whoever opens the report. */
function table(title: string, facts: readonly Fact[], attach: Attachments): Pick<Shown, 'parameters' | 'attachments'> {
  if (facts.some(([, value]) => value.length > IN_A_TABLE || value.includes('\n'))) return { attachments: [attach.text(title, facts.map(([name, value]) => `${name}: ${value}`).join('\n'))] };
  return { parameters: facts.map(([name, value]) => ({ name, value: oneLine(value) })) };
}

function checkStep(event: EventOf<'check'>): Shown {
  const status: Record<typeof event.outcome, Status> = { pass: PASSED, finding: PASSED, fail: event.party === 'iut' ? FAILED : BROKEN, 'needs-review': SKIPPED };
  const parameters = [
    { name: 'expected', value: oneLine(event.expected) },
    { name: 'observed', value: oneLine(event.observed) },
    { name: 'party', value: oneLine(event.party, 100) },
    { name: 'rests on events', value: eventRanges(event.events) },
  ];
  const message = `expected ${parameters[0]!.value}; observed ${parameters[1]!.value}`;
  return { name: `check ${event.requirement}: ${event.outcome}${event.basis === undefined ? '' : ', as attested'}`, status: status[event.outcome], details: event.outcome === 'pass' ? {} : { message }, parameters };
}
