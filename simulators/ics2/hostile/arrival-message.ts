import { writeMessage } from '../messages/write-message';

/** What tells one arrival notification of the probe from another. */
export interface ArrivalFacts {
  lrn: string;
  /** EORI of who notifies. */
  notifier: string;
  /** ISO 8601 with Z, here and below. */
  issued: string;
  actual: string;
  estimated?: string;
  /** One of the two: a ship by its IMO number, or a flight. */
  vessel?: string;
  flight?: string;
  office: string;
  waybills?: readonly string[];
  mrns?: readonly string[];
  /** EORIs. */
  notifyParties?: readonly string[];
}

const communication = { identifier: '+49 40 1000001', type: 'TE' };

/** A good IE3N06 with these facts, written from its table and not by the reference operator. @throws MessageError */
export function arrivalMessage({ lrn, notifier, issued, actual, estimated, vessel, flight, office, waybills = [], mrns = [], notifyParties = [] }: ArrivalFacts): string {
  return writeMessage('IE3N06', {
    LRN: lrn,
    documentIssueDate: issued,
    notifyParty: notifyParties.map((identificationNumber) => ({ identificationNumber, communication })),
    activeBorderTransportMeans: {
      identificationNumber: vessel,
      typeOfIdentification: vessel === undefined ? undefined : '10',
      ModeOfTransport: vessel === undefined ? '4' : '1',
      actualDateAndTimeOfArrival: actual,
      estimatedDateAndTimeOfArrival: estimated,
      conveyanceReferenceNumber: flight,
    },
    relatedTransportDocument: waybills.map((documentNumber) => ({ documentNumber, type: 'N741' })),
    relatedMRN: mrns.map((identification) => ({ identification })),
    personNotifyingTheArrival: { identificationNumber: notifier, communication },
    actualCustomsOfficeOfFirstEntry: { referenceNumber: office },
  });
}
