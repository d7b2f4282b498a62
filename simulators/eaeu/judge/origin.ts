import { at, children, textAt } from '../../../protocols/xml';
import { withoutZone } from '../../../requirements/day';
import type { Judgement } from '../../../requirements/judgement';
import type { TechnicalConditions } from '../../../requirements/eaeu/countries';
import { ORIGIN_PROCESS } from '../../../requirements/eaeu/process';
import type { ForeignCertificate } from '../origin/documents';
import type { Received } from '../records';
import { applyRules, type Rule } from '../../common/rule';

/** A certificate as an answer tells of it. */
export interface Told {
  kind: string;
  number: string;
  issuedFor: string;
}

/** The certificates of an answer of flow 4 or 6; undefined where the message is no answer. */
export function toldIn(received: Received | undefined): Told[] | undefined {
  const payload = received?.envelope?.payload[0];
  const code = textAt(payload, 'AnswerCode');
  if (code === undefined) return undefined;
  const text = (from: Parameters<typeof textAt>[0], name: string): string => textAt(from, name) ?? 'absent';
  return children(payload, 'Certificate').map((one) => ({ kind: text(one, 'CertificateKindCode'), number: text(one, 'CertificateId'), issuedFor: text(one, 'IssuedForCountryCode') }));
}

/** Whether an answer says "none" and gives no certificate. */
export function saysNone(received: Received | undefined): boolean {
  return textAt(received?.envelope?.payload[0], 'AnswerCode') === 'none' && toldIn(received)?.length === 0;
}

interface Numbered {
  kind: string;
  number: string;
}

/**
 * Judges an answer of flow 6: one record of each of `kinds`, none twice, none of another country and none that was entered at another time
 * (Decision 124, item 20). The `originals` that these stand for were entered with them; whether a body still tells of them is its own way to keep records.
 */
export function judgeUpdates(requirement: string, answer: Received | undefined, due: { kinds: readonly Numbered[]; originals: readonly Numbered[]; country: string }): Judgement {
  const told = toldIn(answer) ?? [];
  const name = ({ kind, number }: Numbered): string => `${kind} ${number}`;
  const names = told.map(name);
  const missing = due.kinds.filter((one) => !names.includes(name(one))).map(name);
  const numbers = [...due.kinds, ...due.originals].map(({ number }) => number);
  const astray = told.filter(({ number, issuedFor }) => !numbers.includes(number) || issuedFor !== due.country).map((one) => `${name(one)} for ${one.issuedFor}`);
  const twice = names.filter((one, index) => names.indexOf(one) !== index);
  const said = [['missing', missing], ['not asked for', astray], ['twice', twice]].filter(([, found]) => found!.length > 0).map(([what, found]) => `${String(what)}: ${(found as string[]).join(', ')}`);
  return {
    requirement, party: 'iut', expected: `${due.kinds.map(name).join(', ')} for ${due.country}`,
    observed: `${answerWords(answer)}${said.length === 0 ? '' : `; ${said.join('; ')}`}`, holds: told.length > 0 && said.length === 0,
  };
}

/** Short words for an answer, for checks. */
export function answerWords(received: Received | undefined): string {
  const told = toldIn(received);
  if (told === undefined) return received === undefined ? 'no answer' : received.label;
  return told.length === 0 ? 'none' : told.map(({ kind, number, issuedFor }) => `${kind} ${number} for ${issuedFor}`).join(', ');
}

/** Judges a report by the technical conditions of its country (Decision 124, items 14, 23, 24, 26). */
export function judgeConditions(received: Received, conditions: TechnicalConditions): Judgement[] {
  const payload = received.envelope?.payload[0];
  const { country, language, treatyForm, requiredFields, codeLists } = conditions;
  const wanted = `language ${language}, form ${treatyForm}, ${requiredFields.join(' and ')} present, codes of its lists`;
  return applyRules<undefined>([{
    requirement: 'EAEU-D124-08', expected: `conditions of ${country}: ${wanted}`,
    look: () => {
      const missing = requiredFields.filter((name) => at(payload, name) === undefined);
      const unlisted = Object.entries(codeLists).filter(([name, values]) => !values.includes(textAt(payload, name) ?? '')).map(([name]) => name);
      const [seenLanguage, form] = [textAt(payload, 'EDocHeader/LanguageCode'), textAt(payload, 'TreatyFormCode')];
      return {
        observed: `language ${seenLanguage ?? 'absent'}, form ${form ?? 'absent'}, missing: ${missing.join(', ') || 'nothing'}, not in the lists: ${unlisted.join(', ') || 'nothing'}`,
        holds: missing.length === 0 && unlisted.length === 0 && seenLanguage === language && (form === undefined || form === treatyForm),
      };
    },
  }], undefined);
}

/** Judges the notice of flow 8 about a report: its result, and that it names the report (Decision 124, item 10(b)). */
export function judgeResult(notice: Received | undefined, expected: { positive: boolean; eDocId: string }): Judgement[] {
  const code = ORIGIN_PROCESS.resultCodes[expected.positive ? 'positive' : 'negative'];
  return applyRules<Received | undefined>([{
    requirement: 'EAEU-D124-F08a', expected: `a notice with result ${code} about ${expected.eDocId}`,
    look: (one) => {
      const payload = one?.envelope?.payload[0];
      const [result, about] = [textAt(payload, 'ProcessingResultV2Code'), textAt(payload, 'EDocHeader/EDocRefId')];
      // EDocRefId may be left out (R.006); the ProcedureID, by which the notice was found, relates it too.
      const fits = about === undefined || about.toLowerCase() === expected.eDocId.toLowerCase();
      return { observed: one === undefined ? 'no notice' : `result ${result ?? 'absent'} about ${about ?? 'no document named'}`, holds: result === code && fits };
    },
  }], notice);
}

/** Judges a request of flow 9 (Decision 124, items 10(c), 22). The code of the treaty's form may be left out, and must not be another's. */
export function judgeCheckRequest(request: Received, { issuingCountry, number, issuedOn }: ForeignCertificate, { treatyForm }: TechnicalConditions): Judgement[] {
  const rule: Rule<Received> = {
    requirement: 'EAEU-D124-F09a', expected: `IssuingCountryCode ${issuingCountry}, CertificateId ${number}, IssueDate ${issuedOn}, TreatyFormCode ${treatyForm} or none`,
    look: ({ envelope }) => {
      const text = (path: string): string | undefined => textAt(envelope?.payload[0], path);
      const [country, id, date, form] = [text('IssuingCountryCode'), text('CertificateId'), text('IssueDate'), text('TreatyFormCode')];
      return {
        observed: `IssuingCountryCode ${country ?? 'absent'}, CertificateId ${id ?? 'absent'}, IssueDate ${date ?? 'absent'}, TreatyFormCode ${form ?? 'none'}`,
        holds: country === issuingCountry && id === number && withoutZone(date ?? '') === issuedOn && (form === undefined || form === treatyForm),
      };
    },
  };
  return applyRules([rule], request);
}

/** Judges an answer of flow 4: the certificate in its state, and that it relates to the request (Decision 124, items 9(f), 20). Earlier records of it may come along. */
export function judgeData(answer: Received | undefined, asked: { messageId: string | undefined; number: string; kind: string }): Judgement[] {
  const told = toldIn(answer);
  const related = answer?.envelope?.relatesTo?.value;
  return [{
    requirement: 'EAEU-D124-F04a', party: 'iut', expected: `${asked.kind} ${asked.number}, about ${asked.messageId ?? 'the request'}`,
    observed: `${answerWords(answer)}, about ${related ?? 'nothing'}`,
    holds: told !== undefined && told.every(({ number }) => number === asked.number) && told.some(({ kind }) => kind === asked.kind) && related === asked.messageId,
  }];
}

/** Judges a request of flow 11: period (epoch ms) and issuing country (Decision 124, item 10(e)). */
export function judgeUpdateRequest(request: Received, asked: { issuingCountry: string; from: number; to: number }): Judgement[] {
  return applyRules<Received>([{
    requirement: 'EAEU-D124-F11a', expected: `${asked.issuingCountry}, from ${new Date(asked.from).toISOString()} to ${new Date(asked.to).toISOString()}`,
    look: ({ envelope }) => {
      const text = (path: string): string | undefined => textAt(envelope?.payload[0], path);
      const [country, from, to] = [text('IssuingCountryCode'), text('Period/StartDateTime'), text('Period/EndDateTime')];
      return {
        observed: `${country ?? 'no country'}, from ${from ?? 'no time'} to ${to ?? 'no time'}`,
        holds: country === asked.issuingCountry && Date.parse(from ?? '') === asked.from && Date.parse(to ?? '') === asked.to,
      };
    },
  }], request);
}
