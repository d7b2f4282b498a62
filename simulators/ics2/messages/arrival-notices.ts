import { isoSeconds } from '../../../protocols/time/clock';
import { containers, document, party, type NamedDocument } from './requests';
import { fittingPath, oneLine } from './text';
import { writeMessage, type Saying } from './write-message';

/** The ENS filing that a notice is about, as far as the notice repeats it. */
export interface AboutFiling {
  mrn: string;
  declarant?: string;
  representative?: string;
  carrier?: string;
  /** At master level. */
  document?: NamedDocument;
}

/** Who notified the arrival and for whom; the tables have room for one party to notify. */
export interface AboutArrival {
  notifier: string;
  notifyParty?: string;
  /** Of first entry. */
  office: string;
}

/** A consignment that cannot become arrived. */
export interface UnfitText {
  /** CL723. */
  code: string;
  description: string;
  /** Into the arrival notification. */
  pointer: string;
  /** Its own document, where it is a house consignment. */
  house?: NamedDocument;
}

const MOST_ERRORS = 99_999;

/** What every notice of an arrival says of its filing. */
const about = (filing: AboutFiling, at: number): Saying => ({
  MRN: filing.mrn,
  notificationDate: isoSeconds(at),
  representative: party(filing.representative),
  transportDocument: document(filing.document),
  declarant: party(filing.declarant),
});

/** Who is told beside the filer. */
const notified = ({ notifier, notifyParty }: Omit<AboutArrival, 'office'>): Saying => ({ personNotifyingTheArrival: party(notifier), notifyParty: party(notifyParty) });

/** IE3N07: house consignments that cannot become arrived (BPM L3.5, ANT01; ICS2-ARR-09). `at` is business time, epoch ms, here and below. */
export function incorrectState(filing: AboutFiling, arrival: AboutArrival, unfit: readonly UnfitText[], at: number): string {
  const errors = unfit.slice(0, MOST_ERRORS);
  return writeMessage('IE3N07', {
    ...about(filing, at),
    ...notified(arrival),
    transportDocumentHouse: errors.map(({ house }) => document(house)),
    customsOfficeOfFirstEntry: { referenceNumber: arrival.office },
    error: errors.map(({ code, description, pointer }) => ({
      description: oneLine(description, 512), validationCode: code, pointer: { messageElementPath: fittingPath(pointer, 512) },
    })),
  });
}

/** What customs wants to examine, and where. */
export interface Control {
  /** Office of control. */
  office: string;
  place: string;
  /** At least one of the three (R3030). */
  containers?: readonly string[];
  /** House documents. */
  houses?: readonly NamedDocument[];
  /** Numbers of goods items of the master consignment. */
  items?: readonly number[];
}

function controlled({ office, place, houses = [], items = [], ...named }: Control): Saying {
  return {
    customsOfficeOfControl: { referenceNumber: office },
    control: {
      examinationPlace: { placeOfExamination: place },
      controlSubject: {
        consignmentMasterLevel: {
          goodsItem: items.map((goodsItemNumber) => ({ goodsItemNumber: String(goodsItemNumber) })),
          consignmentHouseLevel: houses.map((house) => ({ transportDocumentHouseLevel: document(house) })),
          transportEquipment: containers(named.containers),
        },
      },
    },
  };
}

/** IE3N08: a control was decided on arrival; what is named must be made available (BPM L4, T-04-07). */
export function controlNotification(filing: AboutFiling, arrival: Omit<AboutArrival, 'office'>, control: Control, at: number): string {
  return writeMessage('IE3N08', { ...about(filing, at), ...controlled(control), ...notified(arrival) });
}

/** IE3N09: authorised economic operators are told of a control before the goods come (BPM L4, G-06-01). */
export function advanceControlNotification(filing: AboutFiling, control: Control, at: number): string {
  return writeMessage('IE3N09', { ...about(filing, at), ...controlled(control), carrier: party(filing.carrier) });
}
