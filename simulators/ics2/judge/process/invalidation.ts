import { textAt, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';

/** Whom a message addresses: exactly one of both, by the level of the filing (R3034). */
const ADDRESSEES = ['customsOfficeOfFirstEntry/referenceNumber', 'addressedMemberState/country'];
const addressees = (root: XmlElement): string[] => ADDRESSEES.flatMap((place) => {
  const value = textAt(root, place);
  return value === undefined ? [] : [`${place.split('/')[0]!} ${value}`];
});

/** IE3Q04 names the filing by its MRN, and the same office or Member State as the filing did. */
export function judgeInvalidation(filed: XmlElement, request: XmlElement, mrn: string): Judgement {
  const told = addressees(filed);
  const [named, asked] = [textAt(request, 'MRN') ?? '(none)', addressees(request)];
  return {
    requirement: 'ICS2-INV-01', party: 'iut', expected: `IE3Q04 with MRN ${mrn} and ${told.join(', ')}`,
    observed: `${request.name} with MRN ${named} and ${asked.join(', ') || 'neither office nor Member State'}`,
    holds: request.name === 'IE3Q04' && named === mrn && told.length === 1 && asked.join() === told.join(),
  };
}
