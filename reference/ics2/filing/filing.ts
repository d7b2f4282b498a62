import { masterConsignment } from './consignments';
import { FILINGS, houseDocument } from './documents';
import { FactsIncomplete, housesOf, type Shipment } from './facts';
import { FILING_FORM, fillForm, type FilingForm, type KnownGroup } from './form';
import { party } from './parties';
import { screened } from './screening';
import { activeMeans } from './transport';

/** What the operator adds to the shipment when it makes a filing out of it. */
export interface FilingContext {
  lrn: string;
  /** Business time of issue, epoch ms. */
  issuedAt: number;
}

/** A filing ready to be sent: the action that announces it, and its text (UTF-16). */
export interface BuiltFiling {
  action: string;
  document: string;
}

/** CL094. */
const ACTS = { direct: '2', indirect: '3' };

/**
 * A shipment as the filing of its type (F10 to F51): our own reading of what each row of the HTI message tables v2.02 means.
 * @throws FactsIncomplete when a mandatory row stays empty, or there is no such type
 */
export function buildFiling(shipment: Shipment, context: FilingContext, form: FilingForm = FILING_FORM): BuiltFiling {
  if (!FILINGS.includes(shipment.filing)) throw new FactsIncomplete(`there is no filing ${shipment.filing}`);
  const action = `IE3${shipment.filing}`;
  return { action, document: fillForm(action, knownOf(shipment, context, form), form) };
}

/** What the operator knows of the shipment, under the names of the message tables. */
export function knownOf(shipment: Shipment, { lrn, issuedAt }: FilingContext, form: FilingForm): KnownGroup {
  const { split, representative, earlierFiling } = shipment;
  return {
    LRN: lrn,
    documentIssueDate: issuedAt,
    SpecificCircumstanceIndicator: form.indicator(shipment.filing),
    reEntryIndicator: shipment.reEntry === true,
    splitConsignment: { splitConsignmentIndicator: split !== undefined, previousMRN: split?.previousMrn },
    activeBorderTransportMeans: activeMeans(shipment),
    consignmentMasterLevel: masterConsignment(shipment),
    declarant: party(shipment.declarant),
    representative: representative === undefined ? undefined : { ...party(representative), status: ACTS[representative.acts] },
    customsOfficeOfFirstEntry: { referenceNumber: shipment.customsOfficeOfFirstEntry },
    addressedMemberState: { country: shipment.addressedMemberState },
    previousDocument: { identification: earlierFiling === undefined ? undefined : form.cites(earlierFiling) },
    hrcmScreeningResults: screening(shipment),
  };
}

/** Screening for high-risk cargo, as far as it is told in a filing. */
function screening(shipment: Shipment): KnownGroup | undefined {
  const { screening: done } = shipment;
  if (done === undefined) return undefined;
  return { ...screened(done, done.methods), transportDocumentHouseLevel: houseDocument(shipment.filing, housesOf(shipment)[0]!) };
}
