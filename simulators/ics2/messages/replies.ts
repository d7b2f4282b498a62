import { isoSeconds } from '../../../protocols/time/clock';
import type { MessageReference } from './reference';
import { writeMessage, type Saying } from './write-message';

/** A filing or an entity of one, as a consultation shows it (CL721, CL744). */
export interface EnsEntity {
  type: string;
  identification: string;
  state: string;
}

const MOST_ENTITIES = 99_999;

const party = (identificationNumber: string | undefined): Saying => ({ identificationNumber });

/** What most replies repeat of the message they answer. */
function repeated({ addressedMemberState, representative, transportDocument, declarant, customsOffice }: MessageReference): Saying {
  return {
    addressedMemberState: { country: addressedMemberState },
    representative: party(representative),
    transportDocument: { documentNumber: transportDocument?.number, type: transportDocument?.type },
    declarant: party(declarant),
    customsOfficeOfFirstEntry: { referenceNumber: customsOffice },
  };
}

/** IE3R01: the filing is registered (ICS2-FIL-04). `at` is business time, epoch ms, here and below. */
export function registration(filing: MessageReference, mrn: string, at: number): string {
  return writeMessage('IE3R01', {
    ...repeated(filing),
    LRN: filing.lrn,
    MRN: mrn,
    registrationDate: isoSeconds(at),
    SpecificCircumstanceIndicator: filing.indicator,
    carrier: party(filing.carrier),
  });
}

/** IE3N10: the amendment is applied (ICS2-AMD-09). */
export function amendmentApplied(amendment: MessageReference, at: number): string {
  return writeMessage('IE3N10', { ...repeated(amendment), MRN: amendment.mrn, completionDate: isoSeconds(at) });
}

/** IE3R07: the filing is invalidated (ICS2-INV-02). */
export function invalidated(request: MessageReference, at: number): string {
  return writeMessage('IE3R07', { ...repeated(request), MRN: request.mrn, completionDate: isoSeconds(at) });
}

/** IE3R04: the arrival is registered under an MRN of its own (ICS2-ARR-06). */
export function arrivalRegistered(arrival: MessageReference, mrn: string, at: number): string {
  return writeMessage('IE3R04', {
    LRN: arrival.lrn,
    MRN: mrn,
    registrationDate: isoSeconds(at),
    notifyParty: party(arrival.notifyParty),
    personNotifyingTheArrival: party(arrival.personNotifyingTheArrival),
    customsOfficeOfFirstEntry: { referenceNumber: arrival.customsOffice },
  });
}

/** IE3R08: what the requester may see (ICS2-CNS-02). The table demands at least one entity. */
export function consultationResult(functionalReference: string, entities: readonly EnsEntity[]): string {
  return writeMessage('IE3R08', { functionalReference, ENSEntity: entities.slice(0, MOST_ENTITIES).map((one) => ({ ...one })) });
}
