import { isoSeconds } from '../../../../protocols/time/clock';
import { all, textAt, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';

/** The arrival that an operator was told of, as far as its notification must repeat it. */
export interface ToldArrival {
  mode: 'maritime' | 'inland-waterway' | 'air';
  /** IMO or ENI number; flight number in air. */
  number: string;
  /** Office at the first place in the Union. */
  office: string;
}

const MEANS = 'activeBorderTransportMeans';
const said = (notification: XmlElement, path: string): string => textAt(notification, path) ?? '(absent)';
const check = (requirement: string, expected: string, observed: string, holds: boolean): Judgement => ({ requirement, party: 'iut', expected, observed, holds });

/** Number of the means of transport, by whichever of the two places names it. */
export const numberOf = (notification: XmlElement): string =>
  textAt(notification, `${MEANS}/identificationNumber`) ?? textAt(notification, `${MEANS}/conveyanceReferenceNumber`) ?? '(no number)';

const officeOf = (notification: XmlElement): string => said(notification, 'actualCustomsOfficeOfFirstEntry/referenceNumber');

/** One notification for the whole journey, with the office where it entered the Union (Art. 133 UCC). `notifications`: all of the journey. */
export function judgeOnce(notifications: readonly XmlElement[], { office }: ToldArrival): Judgement {
  const offices = notifications.map(officeOf);
  const observed = offices.length === 0 ? 'no IE3N06' : `IE3N06 for ${offices.join(', ')}`;
  return check('ICS2-ARR-01', `one IE3N06, for ${office}`, observed, offices.length === 1 && offices[0] === office);
}

/** Systems that keep arrivals to the minute cut or round the seconds that they were told. */
const MINUTE_MS = 60_000;

/**
 * After the fact: the actual arrival is there, that of which the operator was told and not the expected one, and no later than the
 * notification, as it says and as it was received on the business clock (GET05).
 * @param actual when the means of transport arrived, epoch ms
 */
export function judgeAfterTheFact(notification: XmlElement, receivedAt: number, actual: number): Judgement {
  const [arrived, issued] = [said(notification, `${MEANS}/actualDateAndTimeOfArrival/DateTime`), said(notification, 'documentIssueDate/DateTime')];
  const at = Date.parse(arrived);
  const holds = Math.abs(at - actual) < MINUTE_MS && at <= Math.min(Date.parse(issued), receivedAt);
  return check('ICS2-ARR-02', `arrived ${isoSeconds(actual)}, notified and received no earlier`, `arrived ${arrived}, notified ${issued}, received ${isoSeconds(receivedAt)}`, holds);
}

const bare = (number: string): string => number.replace(/^IMO\s*/i, '');
const TYPES = { maritime: '10', 'inland-waterway': '80' };

/** On water the vessel by its own number (C3012, R3011, R3012). Whether that number is well written is a row of its own (ICS2-DAT-08). */
function judgeVessel(notification: XmlElement, { number }: ToldArrival, type: string): Judgement {
  const [given, kind] = ['identificationNumber', 'typeOfIdentification'].map((name) => said(notification, `${MEANS}/${name}`));
  return check('ICS2-ARR-03', `${number} of type ${type}`, `${given} of type ${kind}`, bare(given!) === bare(number) && kind === type);
}

/** In air the flight, and no number of the aircraft (C3019). */
function judgeFlight(notification: XmlElement, { number }: ToldArrival): Judgement {
  const [flight, aircraft] = ['conveyanceReferenceNumber', 'identificationNumber'].map((name) => said(notification, `${MEANS}/${name}`));
  return check('ICS2-ARR-04', `flight ${number}, no identification`, `flight ${flight}, identification ${aircraft}`, flight === number && aircraft === '(absent)');
}

export function judgeMeans(notification: XmlElement, told: ToldArrival): Judgement {
  return told.mode === 'air' ? judgeFlight(notification, told) : judgeVessel(notification, told, TYPES[told.mode]);
}

/** Something by which customs finds the filings, and not both kinds of list (R3027, R3048). */
export function judgeKeys(notification: XmlElement): Judgement {
  const estimated = textAt(notification, `${MEANS}/estimatedDateAndTimeOfArrival/DateTime`);
  const [mrns, documents] = ['relatedMRN', 'relatedTransportDocument'].map((name) => all(notification, name).length);
  const observed = `${estimated === undefined ? 'no estimate' : `estimated ${estimated}`}, ${mrns} MRNs, ${documents} transport documents`;
  const holds = (estimated !== undefined || mrns! > 0) && (mrns === 0 || documents === 0);
  return check('ICS2-ARR-05', 'an estimated arrival or related MRNs; MRNs or transport documents, not both', observed, holds);
}

/** Goods that an operator shows as to be presented for a control. */
export interface HeldReady {
  containers: readonly string[];
  place: string;
}

const held = ({ containers, place }: HeldReady): string => `${containers.join(', ') || 'no container'} at ${place || '(no place)'}`;

/** What customs wants to examine is held ready at the place that it names, due to be unloaded there or not (BPM L4, T-04-07). */
export function judgeHeldReady(shown: readonly HeldReady[], container: string, place: string): Judgement {
  const holds = shown.some((one) => one.containers.includes(container) && one.place === place);
  return check('ICS2-ARR-10', `${container} to be presented at ${place}`, shown.map(held).join('; ') || 'nothing to be presented', holds);
}
