import type { EventLog } from '../../evidence';
import type { EventBody } from '../../evidence/model';
import { check, message, runStarted, scenario } from '../../evidence/testing/build';

type Entry = EventBody | ((log: EventLog) => EventBody);

/** A log in which every free text, whoever writes it, is `value`: the peer, the driver, the configuration, a step. */
export function logFullOf(value: string): Entry[] {
  const peer = { subject: value, issuer: value, serialNumber: value, fingerprint256: value, eori: value, validFrom: value, validTo: value };
  const plan = [
    scenario('s', ['R', 'S'], { name: value, feature: value, uri: value }),
    scenario('left', ['S'], { decision: 'left-out', reason: value, name: value }),
    scenario('never', ['S'], { name: value }),
    scenario('broken', ['T'], { name: value }),
    scenario('found', ['U'], { name: value }),
  ];
  return [
    runStarted(plan, {
      runId: value,
      harness: { version: value, commit: value, node: value, platform: value },
      baselines: { [value]: value },
      parameters: { [value]: { value, why: value } },
      clocks: { wall: value, business: value },
      iut: { name: value, version: value, driver: value, roles: [value], capabilities: [value], faults: [value] },
    }),
    { type: 'harness-error', message: value, stack: value },
    message('elsewhere', value, { scenario: undefined, from: `${value}1`, to: `${value}2`, label: value }),
    { type: 'scenario-started', scenario: 's' },
    { type: 'handshake', scenario: 's', server: value, client: 'iut', outcome: 'refused', refusal: 'expired', detail: value, protocol: value, cipher: value, peer },
    { type: 'handshake', scenario: 's', server: value, client: 'iut', outcome: 'accepted', protocol: value, cipher: value, peer },
    { type: 'stimulus', scenario: 's', operation: value, input: { [value]: value }, output: value, durationMs: 1 },
    { type: 'clock', scenario: 's', business: value, why: value },
    { type: 'note', scenario: 's', title: value, text: value },
    message('s', value, { from: value, to: 'iut', label: value, http: { start: value, headers: [[value, value]] }, business: { title: value, text: value }, facts: { [value]: value } }),
    { type: 'not-tested', scenario: 's', requirements: [value], reason: value },
    check('s', 'S', 'needs-review', { expected: value, observed: value }),
    check('s', 'R', 'fail', { expected: value, observed: value }),
    { type: 'step', scenario: 's', keyword: 'Given ', text: value, status: 'failed', durationMs: 1, error: value },
    { type: 'scenario-finished', scenario: 's', outcome: 'failed', reason: value, durationMs: 1 },
    { type: 'scenario-started', scenario: 'broken' },
    { type: 'harness-error', scenario: 'broken', message: value, stack: value },
    { type: 'scenario-finished', scenario: 'broken', outcome: 'harness-error', reason: value, durationMs: 1 },
    { type: 'scenario-started', scenario: 'found' },
    check('found', 'U', 'finding', { expected: value, observed: value }),
    { type: 'scenario-finished', scenario: 'found', outcome: 'passed', durationMs: 1 },
    { type: 'run-finished', outcome: 'aborted', reason: value },
  ];
}

/** Markup that found its way past somebody's escaping at some time, in one value. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '</svg></text></title></style></textarea>"\'`><img src=x onerror=alert(1)>',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  '&#x3c;script&#x3e;&lt;script&gt; ]]> --> <!-- <![CDATA[ <?php ?>',
  '**bold** [x](javascript:alert(1)) ![y](https://example.invalid/z.png) <https://example.invalid> `code` | a | b |',
  "' + alert(1) + '\\'); d('x','y",
  '\u0000\u0007\u001b[31mred\u001b]8;;https://example.invalid\u0007link\u009b1m\u007f\ufffe\u202etxt.exe\u2066',
  '\ud800 lone, {{x}} ${x} <%= x %>',
].join('\n');
