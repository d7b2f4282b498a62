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
