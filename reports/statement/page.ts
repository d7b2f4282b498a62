import { createHash } from 'node:crypto';
import type { RunRecord } from '../run';
import { answer } from './answer';
import { html, trusted } from './html';
import { requirements } from './requirements';
import { scenarios } from './scenarios';
import { STYLE } from './style';

/**
 * The statement: one HTML file without script and without any request, for the auditor. The policy allows exactly one
 * style sheet, by its hash, and nothing else.
 */
export function statementHtml(record: RunRecord): string {
  const style = createHash('sha256').update(STYLE).digest('base64');
  const { run } = record;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${trusted(style)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Conformance statement: ${run.iut.name}, run ${run.runId}${record.notices.length > 0 ? ` (${record.notices[0]!.split(':')[0]})` : ''}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#answer">Skip to the answer</a>
${record.notices.map((notice) => html`<p class="notice" role="note"><strong>${notice}</strong></p>`)}
<nav aria-label="Sections"><a href="#answer">Answer</a> · <a href="#requirements">Requirements</a> · <a href="#scenarios">Scenarios</a></nav>
<main>
${answer(record)}
${requirements(record)}
${scenarios(record)}
</main>
<footer><p>Made by a testing tool from its own event log; it can be made again from the log. It is no certificate of any authority.</p></footer>
</body>
</html>
`.markup;
}
