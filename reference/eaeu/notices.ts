import { COMMON_ERRORS, payloadDocument, type Envelope } from '../../protocols/eaeu-soap';
import { child, type Schema, type XmlElement } from '../../protocols/xml';
import { ORIGIN_PROCESS } from '../../requirements/eaeu/process';
import { structure } from '../../requirements/eaeu/structures';
import type { Answers } from './answers';
import type { Behaviour } from './behaviour';
import { structuralErrors } from './control';
import type { Report } from './notification';

const { ccdo, csdo } = structure('R.006').namespaces as { ccdo: string; csdo: string };

const textOf = (from: XmlElement | undefined, name: string): string | undefined => child(from, name, csdo)?.text.trim();

/**
 * Respondent of the transaction of flow 2: structural control, confirmation, then the notice is linked to the certificate it is about
 * (Decision 5, items 95, 105, 118; Decision 124, item 9(c)). A repeat is confirmed like the first and changes nothing (item 101).
 */
export function receiveNotice(parts: { behaviour: Behaviour; answers: Answers; schema: Schema; reports: () => readonly Report[]; changed: (report: Report) => void }, source: Envelope): void {
  const { behaviour, answers, schema } = parts;
  const payload = source.payload[0];
  if (payload === undefined) return;
  if (behaviour.receiving.confirms === 'before-control') answers.signal(source, 'RCV');
  const errors = structuralErrors(schema, payloadDocument(payload));
  if (errors.length > 0) {
    if (behaviour.receiving.structure === 'err') answers.signal(source, 'ERR', errors);
    return;
  }
  const header = child(payload, 'EDocHeader', ccdo);
  const report = parts.reports().find((one) => one.procedureId === source.procedureId);
  if (report === undefined) {
    answers.unexpected(source, 'процедура неизвестна');
    return;
  }
  const eDocId = textOf(header, 'EDocId') ?? '';
  const repeated = report.results.some((result) => result.eDocId === eDocId);
  if (repeated && behaviour.notices.repeat === 'err') {
    answers.signal(source, 'ERR', [{ code: COMMON_ERRORS.unexpected, description: 'Повторное сообщение' }]);
    return;
  }
  if (behaviour.receiving.confirms === 'after-control') answers.signal(source, 'RCV');
  if (behaviour.notices.thenSends === 'P.MSG.PRS') answers.signal(source, 'PRS');
  if (behaviour.notices.thenSends === 'response') answers.respond(source, payloadDocument(payload));
  if (repeated && !behaviour.notices.repeatCounts) return;
  const code = textOf(payload, 'ProcessingResultV2Code') ?? '';
  const positive = code === ORIGIN_PROCESS.resultCodes.positive;
  if (!positive && !behaviour.notices.keepsNegative) return;
  report.results.push({ eDocId, code, text: textOf(payload, 'DescriptionText') });
  report.state = positive ? 'processed' : 'not-taken';
  parts.changed(report);
}
