import type { EventLog } from '../../evidence';
import type { EventBody } from '../../evidence/model';
import { check, FINISHED, message, ran, requirement, runStarted, scenario, writeLog } from '../../evidence/testing/build';

/** A small run with one scenario of each outcome; two regimes. */

export const CATALOGUE = [
  requirement('ICS2-A-01', { statement: 'A filing is answered by a receipt.' }),
  requirement('ICS2-A-02', { level: 'SHOULD', breach: 'finding' }),
  requirement('ICS2-A-03', { level: 'MAY' }),
  requirement('ICS2-A-04'),
  requirement('ICS2-A-05'),
  requirement('KZ-B-01', { regime: 'kz', area: 'registration' }),
  requirement('KZ-B-02', { regime: 'kz', area: 'registration', appliesTo: ['post'] }),
];

const PLAN = [
  scenario('ics2/passes', ['ICS2-A-01'], { name: 'Accepted' }),
  scenario('ics2/fails', ['ICS2-A-03'], { name: 'Refused' }),
  scenario('ics2/finds', ['ICS2-A-02'], { name: 'Warned' }),
  scenario('ics2/blocked', ['ICS2-A-04'], { name: 'Blocked' }),
  scenario('ics2/errs', ['ICS2-A-05'], { name: 'Our mistake' }),
  scenario('kz/left', ['KZ-B-01'], { name: 'Left out', regime: 'kz', area: 'registration', decision: 'left-out', reason: 'lacks the capability set-clock' }),
  scenario('kz/never', ['KZ-B-01'], { name: 'Never', regime: 'kz', area: 'registration' }),
];

const BODIES: (EventBody | ((log: EventLog) => EventBody))[] = [
  runStarted(PLAN),
  { type: 'scenario-started', scenario: 'ics2/passes' },
  { type: 'clock', scenario: 'ics2/passes', business: '2026-06-01T08:00:00Z', why: 'start of the scenario' },
  { type: 'stimulus', scenario: 'ics2/passes', operation: 'ics2.file', input: { lrn: 'L1' }, output: { status: 'done' }, durationMs: 2 },
  { type: 'handshake', scenario: 'ics2/passes', server: 'trader-interface', client: 'iut', outcome: 'accepted', protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
  message('ics2/passes', '--b\r\nContent-Type: text/plain\r\n\r\n\u0000', { business: { title: 'IE3F10', text: '<IE3F10><LRN>L1</LRN></IE3F10>' }, facts: { 'signature algorithm': 'rsa-sha256' } }),
  { type: 'step', scenario: 'ics2/passes', keyword: 'When ', text: 'the operator files', status: 'passed', durationMs: 40 },
  message('ics2/passes', '<Receipt/>', { leg: 'response', from: 'trader-interface', to: 'iut', label: 'Receipt' }),
  check('ics2/passes', 'ICS2-A-01', 'pass', { events: [5] }),
  { type: 'step', scenario: 'ics2/passes', keyword: 'Then ', text: 'a receipt comes', status: 'passed', durationMs: 10 },
  { type: 'handshake', scenario: 'ics2/passes', server: 'trader-interface', client: 'iut', outcome: 'refused', refusal: 'expired', detail: 'CERT_HAS_EXPIRED' },
  { type: 'scenario-finished', scenario: 'ics2/passes', outcome: 'passed', durationMs: 90 },
  ...ran('ics2/fails', [check('ics2/fails', 'ICS2-A-03', 'fail'), { type: 'step', scenario: 'ics2/fails', keyword: 'Then ', text: 'it holds', status: 'failed', durationMs: 1, error: 'CheckFailed' }], 'failed', 'ICS2-A-03: expected one receipt; observed none'),
  ...ran('ics2/finds', [check('ics2/finds', 'ICS2-A-02', 'finding')]),
  ...ran('ics2/blocked', [], 'blocked', 'the IUT refused the stimulus'),
  ...ran('ics2/errs', [{ type: 'step', scenario: 'ics2/errs', keyword: 'Given ', text: 'x', status: 'failed', durationMs: 1, error: 'TypeError' }], 'harness-error', 'TypeError: x'),
  FINISHED,
];

/** Writes the sample's log into a new temporary folder. */
export function sampleRun(): { dir: string; remove: () => void } {
  return writeLog(BODIES);
}
