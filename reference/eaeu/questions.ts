import { COMMON_ERRORS, parseAddress, payloadDocument, type Envelope } from '../../protocols/eaeu-soap';
import type { Clock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';
import { textAt, type XmlElement } from '../../protocols/xml';
import { ORIGIN_PROCESS, transactionAction, type Transaction } from '../../requirements/eaeu/process';
import type { Answers } from './answers';
import type { Behaviour } from './behaviour';
import type { Certificate } from './certificate';
import { structuralErrors, type SchemaOf } from './control';
import { answerDocument } from './document';
import { search, type Question } from './search';

interface Parts {
  behaviour: Behaviour;
  business: Clock;
  ids: IdSource;
  answers: Answers;
  schemaOf: SchemaOf;
  records: () => readonly Certificate[];
  /** Keeps that a certificate was asked for by a country for which it was not issued; the country learns nothing of it (item 20). */
  withheld: (number: string, country: string) => void;
}

function questionIn(payload: XmlElement): Question {
  const number = textAt(payload, 'CertificateId');
  if (number !== undefined) return { about: 'one', number, issuedOn: textAt(payload, 'IssueDate') ?? '' };
  return { about: 'period', from: Date.parse(textAt(payload, 'Period/StartDateTime') ?? ''), to: Date.parse(textAt(payload, 'Period/EndDateTime') ?? '') };
}

/** Respondent of the transactions of flows 3 and 5: what the database holds goes back at once (Decision 124, items 9(d) to 9(h), 20). */
export function createQuestions(parts: Parts): (source: Envelope, transaction: Transaction) => void {
  const { behaviour, business, ids, answers } = parts;
  const rules = behaviour.answering;
  let asked = 0;

  return (source, transaction) => {
    const payload = source.payload[0];
    const response = transaction.response;
    const asker = parseAddress(source.replyTo ?? '', { name: 'D124', thirdCountries: ORIGIN_PROCESS.thirdCountries });
    if (payload === undefined || response === undefined || !asker.ok) return;
    const errors = structuralErrors(parts.schemaOf(transaction.structure), payloadDocument(payload));
    if (errors.length > 0) return answers.signal(source, 'ERR', errors);
    asked += 1;
    if (asked > rules.freeRequests) return answers.signal(source, 'ERR', [{ code: COMMON_ERRORS.fatal, description: 'Требуется платная подписка' }]);
    const country = asker.address.segment;
    const question = questionIn(payload);
    if (question.about === 'period' && !rules.takesPeriods) return;
    const found = search(parts.records(), question, country, rules);
    if (found.length === 0 && question.about === 'one' && parts.records().some((one) => one.number === question.number)) parts.withheld(question.number, country);
    if (found.length === 0 && !rules.saysNone(question.about)) return;
    const head = { eDocId: ids.uuid(), eDocRefId: textAt(payload, 'EDocHeader/EDocId'), infEnvelopeCode: response.message, madeAt: business.now() };
    answers.respond(source, answerDocument(found, head, country, behaviour.reporting.conditions), transactionAction(transaction, ORIGIN_PROCESS, response.message));
  };
}
