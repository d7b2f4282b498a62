import { FactsIncomplete, type Shipment } from '../filing/facts';
import { fillForm, type FilingForm } from '../filing/form';
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

/** @throws FactsIncomplete naming the fact */
export function readAnswer(facts: Record<string, unknown>): GivenAnswer {
  const { request, text, attachments } = facts;
  if (typeof request !== 'string') throw new FactsIncomplete('the fact "request" is missing: under which reference did customs ask?');
  if (text !== undefined && typeof text !== 'string') throw new FactsIncomplete('the fact "text" is no text');
  return { request, text, files: readFiles(attachments) };
}

export interface AnswerContext {
  mrn: string;
  shipment: Shipment;
  request: OpenRequest;
  /** Business time, epoch ms. */
  issuedAt: number;
  /** Names a part as no other of the message is named. */
  freshContentId: () => string;
  form: FilingForm;
  choices: AttachmentChoices;
}

/**
 * IE3R02 for one request of IE3Q02 (HTI table; ICD 4.2.5 on attachments).
 * @throws FactsIncomplete when a mandatory row stays empty
 */
export function buildAnswer(given: GivenAnswer, context: AnswerContext): { action: string; document: string; attachments: Attachment[] } {
  const { mrn, shipment, request, issuedAt, form, choices } = context;
  const attached = given.files.map((file) => ({ file: choices.attach(file), contentId: context.freshContentId() }));
  const document = fillForm('IE3R02', {
    documentIssueDate: issuedAt,
    MRN: mrn,
    responsibleMemberState: { country: request.memberState },
    representative: { identificationNumber: shipment.representative?.eori },
    declarant: { identificationNumber: shipment.declarant.eori },
    additionalInformationResponse: {
      referralRequestReference: request.reference,
      additionalInformation: { text: given.text },
      binaryAttachment: attached.map(({ file, contentId }) => ({ identification: choices.identification(contentId, file), filename: file.filename, MIME: file.mimeType })),
    },
  }, form);
  return { action: 'IE3R02', document, attachments: attached.map(({ file, contentId }) => ({ contentId, mimeType: file.mimeType, bytes: file.bytes })) };
}
