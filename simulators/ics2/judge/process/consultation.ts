import { textAt, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import { elementsAt } from '../../../../requirements/ics2/rules/scope';

/** By what a consultation asks. */
export interface Key {
  /** `MRN`, `transportDocument` (master) or `transportDocumentHouse`. */
  element: string;
  /** MRN, or number of the document. */
  value: string;
}

const KEYS = ['MRN', 'transportDocument', 'transportDocumentHouse'];

/** Keys that a consultation gives (R3028), with their values. */
function given(root: XmlElement): Key[] {
  return KEYS.filter((element) => elementsAt(root, element).length > 0).map((element) => ({
    element, value: textAt(root, element === 'MRN' ? element : `${element}/documentNumber`) ?? '(none)',
  }));
}

const words = ({ element, value }: Key): string => `${element} ${value}`;
const LONGEST_REFERENCE = 35;

/** IE3Q05: one key, the requester's own EORI, and a number that none of the `earlier` ones had (R3003, R3028). */
export function judgeConsultation(request: XmlElement, key: Key, eori: string, earlier: readonly string[]): Judgement {
  const keys = given(request);
  const requester = textAt(request, 'requester/identificationNumber') ?? '(none)';
  const reference = textAt(request, 'functionalReference') ?? '';
  const again = earlier.includes(reference);
  return {
    requirement: 'ICS2-CNS-01', party: 'iut', expected: `IE3Q05 by ${words(key)} alone, for ${eori}, under a functional reference not used before`,
    observed: `${request.name} by ${keys.map(words).join(', ') || 'nothing'}, for ${requester}, under ${reference || 'no functional reference'}${again ? ', used before' : ''}`,
    holds: request.name === 'IE3Q05' && keys.map(words).join() === words(key) && requester === eori && !again && reference !== '' && reference.length <= LONGEST_REFERENCE,
  };
}
