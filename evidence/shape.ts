import type { EventBody, LogEvent, PlannedScenario } from './model';

/**
 * Whether a line of a log is an event. A log may have been edited by hand or damaged: whoever reads events afterwards must
 * find the fields it uses, or the line is reported as damage and left out.
 */
export function eventOf(bytes: Buffer): LogEvent | string {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return 'is not JSON';
  }
  if (!is.object(value)) return 'is not an event';
  const fields = value as Record<string, unknown>;
  const wrong = missing(fields, HEADER);
  if (wrong !== undefined) return `has no proper "${wrong}"`;
  const type = String(fields.type);
  if (!Object.hasOwn(NEEDS, type)) return `has the unknown type ${JSON.stringify(type.slice(0, 60))}`;
  const lacking = missing(fields, NEEDS[type as EventBody['type']]);
  return lacking === undefined ? (value as LogEvent) : `is a ${type} without a proper "${lacking}"`;
}

type Test = (value: unknown) => boolean;

const is = {
  text: (value: unknown): boolean => typeof value === 'string',
  number: (value: unknown): boolean => typeof value === 'number',
  object: (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value),
  instant: (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)),
  texts: (value: unknown): boolean => Array.isArray(value) && value.every(is.text),
  numbers: (value: unknown): boolean => Array.isArray(value) && value.every(is.number),
  textMap: (value: unknown): boolean => is.object(value) && Object.values(value as object).every(is.text),
  maybe: (test: Test): Test => (value) => value === undefined || test(value),
  one: (...words: string[]): Test => (value) => words.includes(value as string),
  fields: (tests: Record<string, Test>): Test => (value) => is.object(value) && missing(value as Record<string, unknown>, tests) === undefined,
};

function missing(fields: Record<string, unknown>, tests: Record<string, Test>): string | undefined {
  return Object.keys(tests).find((name) => !tests[name]!(Object.hasOwn(fields, name) ? fields[name] : undefined));
}

const HEADER: Record<string, Test> = { seq: is.number, prev: is.text, at: is.instant, monotonicMs: is.number, type: is.text };

const PLANNED: Record<keyof PlannedScenario, Test> = {
  id: is.text,
  name: is.text,
  feature: is.text,
  uri: is.text,
  line: is.number,
  regime: is.one('ics2', 'eaeu', 'kz'),
  area: is.text,
  requirements: is.texts,
  decision: is.one('run', 'left-out'),
  opens: is.maybe((value) => value === true),
  reason: is.maybe(is.text),
  rule: is.maybe(is.one('regime', 'portal', 'role', 'mode', 'history', 'declared', 'selection', 'driver', 'capability')),
};

const PEER = { subject: is.text, issuer: is.text, serialNumber: is.text, fingerprint256: is.text, eori: is.maybe(is.text), validFrom: is.text, validTo: is.text };
const HEADERS: Test = (value) => Array.isArray(value) && value.every((pair) => is.texts(pair) && (pair as unknown[]).length === 2);
const PARAMETERS: Test = (value) => is.object(value) && Object.values(value as object).every(is.fields({ value: is.text, why: is.text }));
const KNOWN: Test = (value) => Array.isArray(value) && value.every(is.fields({ requirement: is.text, reason: is.text, owner: is.text, expires: is.text }));
const IUT = { name: is.text, version: is.maybe(is.text), driver: is.text, eori: is.maybe(is.text), roles: is.texts, regimes: is.maybe(is.texts), capabilities: is.texts, faults: is.texts, knownFailings: is.maybe(KNOWN) };

/** What each type needs. Exhaustive by its type: a new event cannot be forgotten here. */
const NEEDS: Record<EventBody['type'], Record<string, Test>> = {
  'run-started': {
    format: is.number,
    runId: is.text,
    harness: is.fields({ version: is.text, commit: is.text, node: is.text, platform: is.text }),
    baselines: is.textMap,
    parameters: PARAMETERS,
    clocks: is.fields({ wall: is.text, business: is.text }),
    order: is.maybe(is.text),
    iut: is.fields(IUT),
    plan: (value) => Array.isArray(value) && value.every(is.fields(PLANNED)),
  },
  'scenario-started': { scenario: is.text },
  step: { scenario: is.text, keyword: is.text, text: is.text, status: is.one('passed', 'failed', 'skipped', 'undefined', 'ambiguous', 'pending'), durationMs: is.number, error: is.maybe(is.text) },
  message: {
    scenario: is.maybe(is.text),
    sha256: is.text,
    length: is.number,
    exchange: is.text,
    leg: is.one('request', 'response'),
    from: is.text,
    to: is.text,
    label: is.text,
    http: is.fields({ start: is.text, headers: HEADERS }),
    business: is.maybe(is.fields({ title: is.text, text: is.text })),
    facts: is.maybe(is.textMap),
  },
  handshake: {
    scenario: is.maybe(is.text),
    server: is.text,
    client: is.text,
    outcome: is.one('accepted', 'refused'),
    refusal: is.maybe(is.text),
    detail: is.maybe(is.text),
    offered: is.maybe(is.text),
    protocol: is.maybe(is.text),
    cipher: is.maybe(is.text),
    peer: is.maybe(is.fields(PEER)),
  },
  stimulus: { scenario: is.maybe(is.text), operation: is.text },
  clock: { scenario: is.maybe(is.text), business: is.text, why: is.text },
  note: { scenario: is.maybe(is.text), title: is.text, text: is.text },
  check: {
    scenario: is.text,
    requirement: is.text,
    party: is.text,
    outcome: is.one('pass', 'finding', 'fail', 'needs-review'),
    expected: is.text,
    observed: is.text,
    basis: is.maybe(is.one('attestation')),
    events: is.numbers,
  },
  'not-tested': { scenario: is.text, requirements: is.texts, reason: is.text },
  'harness-error': { scenario: is.maybe(is.text), message: is.text, stack: is.maybe(is.text) },
  'scenario-finished': { scenario: is.text, outcome: is.one('passed', 'failed', 'blocked', 'harness-error'), reason: is.maybe(is.text), durationMs: is.number },
  'run-finished': { outcome: is.one('completed', 'aborted'), reason: is.maybe(is.text) },
};
