import { isoSeconds } from '../../../protocols/time/clock';
import { writeMessage, type Saying } from './write-message';

/** A transport document, as messages name one. */
export interface NamedDocument {
  number: string;
  /** CL754. */
  type: string;
}

/** The filing that customs writes about, as its messages repeat it. */
export interface Subject {
  mrn: string;
  /** EORIs. */
  declarant: string;
  representative?: string;
  carrier?: string;
  master?: NamedDocument;
  /** ISO 3166-1 alpha-2: who is responsible for the analysis. */
  memberState: string;
}

/** Something that customs wants to know, or to have amended. */
export interface Question {
  /** Under which the answer is expected: an..17. */
  reference: string;
  /** CL735: information, or an amendment. */
  type: 'RFI' | 'AMD';
  /** In words, for people: up to 512 characters. */
  text?: string;
  /** The house consignment that it is about. */
  house?: NamedDocument;
  /** Where in the filing. */
  pointer?: string;
}

/** A house consignment that customs wants to have screened. */
export interface Screening {
  reference: string;
  house: NamedDocument;
  /** Recommended methods (CL724), up to nine. */
  methods?: readonly string[];
}

/** What must not be loaded: containers, receptacles, or one house consignment (R3025). */
export interface HeldGoods {
  containers?: readonly string[];
  receptacles?: readonly string[];
  house?: NamedDocument;
}

export const party = (identificationNumber: string | undefined): Saying => ({ identificationNumber });
export const document = (named: NamedDocument | undefined): Saying => ({ documentNumber: named?.number, type: named?.type });
export const containers = (numbers: readonly string[] = []): Saying[] => numbers.map((containerIdentificationNumber) => ({ containerIdentificationNumber }));
export const receptacles = (numbers: readonly string[] = []): Saying[] => numbers.map((receptacleIdentificationNumber) => ({ receptacleIdentificationNumber }));

const asked = (questions: readonly Question[]): Saying[] =>
  questions.map(({ reference, type, text, house, pointer }) => ({
    referralRequestReference: reference,
    requestType: type,
    transportDocumentHouse: document(house),
    additionalInformation: { text },
    pointer: { messageElementPath: pointer },
  }));

const wanted = (screenings: readonly Screening[]): Saying[] =>
  screenings.map(({ reference, house, methods = [] }) => ({
    referralRequestReference: reference,
    requestType: 'RFS',
    recommendedHRCMScreeningMethod: methods.map((method) => ({ method })),
    transportDocumentHouse: document(house),
  }));

const heading = ({ mrn, memberState }: Subject, at: number): Saying => ({ documentIssueDate: isoSeconds(at), MRN: mrn, responsibleMemberState: { country: memberState } });

/** IE3Q02: customs asks for information, or for an amendment. `at` is business time, epoch ms, here and below. @throws MessageError */
export function informationRequest(subject: Subject, questions: readonly Question[], at: number): string {
  const { representative, declarant } = subject;
  return writeMessage('IE3Q02', { ...heading(subject, at), representative: party(representative), declarant: party(declarant), referralRequestDetails: asked(questions) });
}

/** IE3N04: the carrier hears of {@link informationRequest}. @throws MessageError */
export function informationRequestNotice(subject: Subject, questions: readonly Question[], at: number): string {
  return writeMessage('IE3N04', { ...heading(subject, at), carrier: party(subject.carrier), referralRequestDetails: asked(questions) });
}

/** IE3Q03: customs asks for the screening of high-risk cargo and mail. @throws MessageError */
export function screeningRequest(subject: Subject, screenings: readonly Screening[], at: number): string {
  const { representative, declarant, master } = subject;
  return writeMessage('IE3Q03', {
    ...heading(subject, at), representative: party(representative), transportDocument: document(master), declarant: party(declarant), referralRequestDetails: wanted(screenings),
  });
}

/** IE3N05: the carrier hears of {@link screeningRequest}. @throws MessageError */
export function screeningRequestNotice(subject: Subject, screenings: readonly Screening[], at: number): string {
  return writeMessage('IE3N05', { ...heading(subject, at), transportDocument: document(subject.master), carrier: party(subject.carrier), referralRequestDetails: wanted(screenings) });
}

/** IE3Q01: goods must not be loaded. @throws MessageError */
export function doNotLoad(subject: Subject, held: HeldGoods, at: number): string {
  const { representative, declarant, carrier, master } = subject;
  return writeMessage('IE3Q01', {
    ...heading(subject, at),
    representative: party(representative),
    transportDocument: document(master),
    transportDocumentHouse: document(held.house),
    carrier: party(carrier),
    declarant: party(declarant),
    doNotLoadDetails: { receptacle: receptacles(held.receptacles), transportDocument: document(held.house), transportEquipment: containers(held.containers) },
  });
}
