import type { Operation } from '../desk';
import { FactsIncomplete, type PostalAddress } from '../filing/facts';
import { fillForm, type KnownGroup } from '../filing/form';
import { screened, type Screening } from '../filing/screening';
import { answerHead } from './answer';
import { answering, openRequest } from './give-answer';

/** Of one consignment (HTI table: 2..9). */
const MOST_METHODS = 9;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** @throws FactsIncomplete naming the fact */
export function readScreening(facts: Record<string, unknown>): Screening & { request: string } {
  const { request, alarm, methods, by, at, remarks } = facts;
  if (!isText(request)) throw new FactsIncomplete('the fact "request" is missing: under which reference did customs ask?');
  if (typeof alarm !== 'boolean') throw new FactsIncomplete('the fact "alarm" is neither true nor false');
  if (!Array.isArray(methods) || methods.length === 0 || methods.length > MOST_METHODS || !methods.every(isText)) {
    throw new FactsIncomplete(`the fact "methods" is no list of 1 to ${MOST_METHODS} codes`);
  }
  const { name, number } = (by ?? {}) as Record<string, unknown>;
  if (by !== undefined && !(isText(name) && isText(number))) throw new FactsIncomplete('the fact "by" has name and number');
  const person = isText(name) && isText(number) ? { name, number } : undefined;
  return { request, alarm, methods, by: person, at: readAddress(at), remarks: isText(remarks) ? remarks : undefined };
}

function readAddress(at: unknown): PostalAddress | undefined {
  if (at === undefined) return undefined;
  const { city, country } = (at ?? {}) as Record<string, unknown>;
  if (!isText(city) || !isText(country)) throw new FactsIncomplete('the fact "at" is no address');
  return at as PostalAddress;
}

/** `ics2.screen`: a consignment was screened as customs asked (IE3Q03), and its result is reported (IE3R03). */
export const screen: Operation = (desk, facts, from) => {
  const { business, record, outbox, behaviour: { referral, form, application } } = desk;
  const done = readScreening(facts);
  const lrn = String(facts['reference']);
  const filing = record.find(lrn);
  const request = openRequest(filing, done.request);
  if (filing?.mrn === undefined || request?.house === undefined) return { status: 'refused', reason: `customs waits for no screening of ${lrn} under ${done.request}` };
  const { mrn, shipment } = filing;
  const { reference, house } = request;
  const result: KnownGroup = {
    referralRequestReference: reference,
    ...screened(done, referral.methods(done.methods)),
    transportDocumentHouseLevel: { documentNumber: house.number, type: house.type },
  };
  const document = fillForm(referral.screenedBy, {
    ...answerHead({ mrn, shipment, memberState: request.memberState, issuedAt: business.now() }),
    // Has a row in IE3R02 only, where no answer goes without one.
    additionalInformationResponse: { referralRequestReference: reference },
    hrcmScreeningResults: result,
  }, form);
  const settled = referral.screeningSettlesAll ? filing.requests : [request];
  outbox.submit({ action: referral.screenedBy, document, from: from ?? filing.from, country: application.addressedCountry(shipment) }, answering(desk, lrn, settled));
  return { status: 'done', reference: lrn };
};
