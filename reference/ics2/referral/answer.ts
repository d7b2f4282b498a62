import { FactsIncomplete, type Shipment } from '../filing/facts';
import { fillForm, type FilingForm, type KnownGroup } from '../filing/form';
import { readFiles, type AttachedFile, type AttachmentChoices } from './attachment';
import type { OpenRequest } from './request';

/** What the operator's people answer to one request of customs. */
export interface GivenAnswer {
  /** The reference under which customs asked. */
  request: string;
  text?: string;
  files: AttachedFile[];
}

/** A part beside the business document. */
export interface Attachment {
  contentId: string;
  mimeType: string;
  bytes: Buffer;
}

/** Responses of one IE3R02 (HTI table: 1..999). */
const MOST_ANSWERS = 999;

/** One answer, or several under `answers`. @throws FactsIncomplete naming the fact */
export function readAnswers(facts: Record<string, unknown>): GivenAnswer[] {
  const { answers } = facts;
  if (answers === undefined) return [readAnswer(facts)];
  if (!Array.isArray(answers) || answers.length === 0 || answers.length > MOST_ANSWERS) throw new FactsIncomplete(`the fact "answers" is no list of 1 to ${MOST_ANSWERS} answers`);
  return answers.map((one: unknown) => readAnswer((one ?? {}) as Record<string, unknown>));
}

function readAnswer({ request, text, attachments }: Record<string, unknown>): GivenAnswer {
  if (typeof request !== 'string') throw new FactsIncomplete('the fact "request" is missing: under which reference did customs ask?');
  if (text !== undefined && typeof text !== 'string') throw new FactsIncomplete('the fact "text" is no text');
  return { request, text, files: readFiles(attachments) };
}

/** Who speaks about which filing, in whatever answers customs (IE3R02, IE3R03). `memberState`: who asked. */
export interface AnswerHead {
  mrn: string;
  shipment: Shipment;
  memberState: string;
  /** Business time, epoch ms. */
  issuedAt: number;
}

export function answerHead({ mrn, shipment, memberState, issuedAt }: AnswerHead): KnownGroup {
  return {
    documentIssueDate: issuedAt,
    MRN: mrn,
    responsibleMemberState: { country: memberState },
    representative: { identificationNumber: shipment.representative?.eori },
    declarant: { identificationNumber: shipment.declarant.eori },
  };
}

/** An answer, and the request that it answers under the reference that is to be given. */
export interface Answering {
  given: GivenAnswer;
  request: OpenRequest;
  reference: string;
}

export interface AnswerContext extends AnswerHead {
  /** Names a part as no other of the message is named. */
  freshContentId: () => string;
  form: FilingForm;
  choices: AttachmentChoices;
}

/**
 * One IE3R02 for requests of one Member State (HTI table; ICD 4.2.5 on attachments).
 * @throws FactsIncomplete when a mandatory row stays empty
 */
export function buildAnswer(answering: readonly Answering[], context: AnswerContext): { action: string; document: string; attachments: Attachment[] } {
  const { form, choices, freshContentId } = context;
  const attached = answering.map(({ given }) => given.files.map((file) => ({ file: choices.attach(file), contentId: freshContentId() })));
  const document = fillForm('IE3R02', {
    ...answerHead(context),
    additionalInformationResponse: answering.map(({ given, reference }, at) => ({
      referralRequestReference: reference,
      additionalInformation: { text: given.text },
      binaryAttachment: attached[at]!.map(({ file, contentId }) => ({ identification: choices.identification(contentId, file), filename: file.filename, MIME: file.mimeType })),
    })),
  }, form);
  return { action: 'IE3R02', document, attachments: attached.flat().map(({ file, contentId }) => ({ contentId, mimeType: file.mimeType, bytes: file.bytes })) };
}
