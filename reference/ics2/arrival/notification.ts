import { FactsIncomplete } from '../filing/facts';
import { fillForm, type FilingForm, type KnownGroup } from '../filing/form';
import { party } from '../filing/parties';
import { MODES } from '../filing/transport';
import type { ArrivalChoices, Related } from './choices';
import { callOf, type Journey } from './journey';

/** N741: master air waybill (CL754). */
const MASTER_WAYBILL = 'N741';

/** What the operator adds to the journey when it makes a notification of it. */
export interface NotificationContext {
  lrn: string;
  /** Business time of issue, epoch ms. */
  issuedAt: number;
  /** ISO 8601 in UTC. */
  arrivedAt: string;
  related: Related;
  form: FilingForm;
  choices: ArrivalChoices;
}

/** Somebody whose number and means of communication are told, and nothing else. */
function reachable(who: Journey['notifier']): KnownGroup {
  const { identificationNumber, communication } = party(who)!;
  return { identificationNumber, communication };
}

/**
 * IE3N06 for one call (HTI table 2.02).
 * @throws FactsIncomplete when a mandatory row stays empty, or a ship or aircraft has no number
 */
export function buildNotification(journey: Journey, context: NotificationContext): { action: string; document: string } {
  const { lrn, issuedAt, arrivedAt, related, form, choices } = context;
  const { customsOffice, estimatedArrival } = callOf(journey);
  const means = choices.means(journey);
  if ((means['identificationNumber'] ?? means['conveyanceReferenceNumber']) === undefined) {
    throw new FactsIncomplete(`a journey of mode ${journey.mode} without the number of its vessel or flight`);
  }
  const document = fillForm('IE3N06', {
    LRN: lrn,
    documentIssueDate: issuedAt,
    notifyParty: journey.notifyParties?.map(reachable),
    activeBorderTransportMeans: {
      ...means,
      ModeOfTransport: MODES[journey.mode],
      actualDateAndTimeOfArrival: arrivedAt,
      estimatedDateAndTimeOfArrival: estimatedArrival,
    },
    relatedTransportDocument: related.waybills.map((documentNumber) => ({ documentNumber, type: MASTER_WAYBILL })),
    relatedMRN: related.mrns.map((identification) => ({ identification })),
    personNotifyingTheArrival: reachable(journey.notifier),
    actualCustomsOfficeOfFirstEntry: { referenceNumber: customsOffice },
  }, form);
  return { action: 'IE3N06', document };
}
