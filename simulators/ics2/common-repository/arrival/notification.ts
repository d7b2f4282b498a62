import { all, textAt, type XmlElement } from '../../../../protocols/xml';
import { journeyOf, type Journey } from '../journeys';
import type { Submission } from '../submission';

/** A number of the notification by which filings are found, and the element that gives it. */
export interface Key {
  number: string;
  where: XmlElement;
}

/** An arrival as it was notified (IE3N06). */
export interface ArrivalNotification {
  /** Of the arrival itself, procedure Z. */
  mrn: string;
  lrn: string;
  /** EORI of the person notifying. */
  notifier: string;
  /** EORIs. */
  notifyParties: readonly string[];
  /** CL018. */
  mode: string;
  /** Actual office of first entry. */
  office: string;
  /** Undefined where no estimated arrival is given. */
  journey?: Journey;
  /** The journey's own element. */
  means: XmlElement;
  /** Master air waybills. */
  waybills: readonly Key[];
  mrns: readonly Key[];
}

const keys = (root: XmlElement, path: string): Key[] => all(root, path).map((where) => ({ number: where.text.trim(), where }));

/** Modes of transport by water (CL018): sea and inland waterways. */
const ON_WATER = ['1', '8'];
export const isOnWater = ({ mode }: Pick<ArrivalNotification, 'mode'>): boolean => ON_WATER.includes(mode);

/** Reads a notification that the Trader Interface found sound. */
export function readNotification({ root, mrn }: Pick<Submission, 'root' | 'mrn'>): ArrivalNotification {
  return {
    mrn,
    lrn: textAt(root, 'LRN') ?? '',
    notifier: textAt(root, 'personNotifyingTheArrival/identificationNumber') ?? '',
    notifyParties: all(root, 'notifyParty/identificationNumber').map(({ text }) => text.trim()),
    mode: textAt(root, 'activeBorderTransportMeans/ModeOfTransport') ?? '',
    office: textAt(root, 'actualCustomsOfficeOfFirstEntry/referenceNumber') ?? '',
    journey: journeyOf(root),
    means: all(root, 'activeBorderTransportMeans')[0]!,
    waybills: keys(root, 'relatedTransportDocument/documentNumber'),
    mrns: keys(root, 'relatedMRN/identification'),
  };
}
