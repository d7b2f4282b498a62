import { textAt, type XmlElement } from '../../../../protocols/xml';
import { elementsAt } from '../../../../requirements/ics2/rules/scope';
import type { Judgement } from '../../../../requirements/judgement';

const MASTER = 'consignmentMasterLevel';

/** EORIs of those whom a filing names to file next, of either level. */
function namedFilers(root: XmlElement): string[] {
  return [`${MASTER}/supplementaryDeclarant`, `${MASTER}/consignmentHouseLevel/supplementaryDeclarant`]
    .flatMap((path) => elementsAt(root, `${path}/identificationNumber`))
    .map((element) => element.text.trim());
}

/** A partial filing names the party that files the rest, and nobody else (F12, F13, F14, F21). */
export function judgeNamedFilers(root: XmlElement, eoris: readonly string[]): Judgement {
  const named = namedFilers(root);
  return {
    requirement: 'ICS2-FIL-06',
    party: 'iut',
    expected: `supplementary declarant ${eoris.join(', ')}`,
    observed: named.join(', ') || 'none',
    holds: named.length === eoris.length && named.every((eori) => eoris.includes(eori)),
  };
}

/** The minimum set that F25 joins, as it was filed. */
export interface JoinedFiling {
  mrn: string;
  houseWaybill: string;
  /** Of the carrier, which the minimum set did not have. */
  airWaybill: string;
}

/**
 * F25 names the F23 that it joins by MRN or house air waybill, and gives the master air waybill with it (BPM L3.5, GET02 and PET09). The
 * message has two places for it; what stands in either must be that filing.
 */
export function judgeJoins(root: XmlElement, { mrn, houseWaybill, airWaybill }: JoinedFiling): Judgement {
  const house = `${MASTER}/consignmentHouseLevel`;
  const said = (path: string): string => textAt(root, path) ?? '(none)';
  const [previous, own, master] = [said('previousDocument/identification'), said(`${house}/transportDocumentHouseLevel/documentNumber`), said(`${house}/transportDocumentMasterLevel/documentNumber`)];
  return {
    requirement: 'ICS2-FIL-05',
    party: 'iut',
    expected: `previous document ${mrn} or ${houseWaybill}, house document ${houseWaybill}, master document ${airWaybill}`,
    observed: `previous document ${previous}, house document ${own}, master document ${master}`,
    holds: [mrn, houseWaybill].includes(previous) && own === houseWaybill && master === airWaybill,
  };
}

/** The rest of a split consignment names the MRN of its first part; another filing names none (C3001). */
export function judgeSplit(root: XmlElement, previousMrn: string | undefined): Judgement {
  const indicator = textAt(root, 'splitConsignment/splitConsignmentIndicator') ?? '(none)';
  const given = elementsAt(root, 'splitConsignment/previousMRN')[0]?.text.trim();
  return {
    requirement: 'ICS2-FIL-07',
    party: 'iut',
    expected: previousMrn === undefined ? 'indicator 0, no previous MRN' : `indicator 1, previous MRN ${previousMrn}`,
    observed: `indicator ${indicator}, ${given === undefined ? 'no previous MRN' : `previous MRN ${given}`}`,
    holds: indicator === (previousMrn === undefined ? '0' : '1') && given === previousMrn,
  };
}
