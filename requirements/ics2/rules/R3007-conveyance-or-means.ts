import { choice } from './choice';
import { each, INFERRED, type Rule } from './model';

const WAYS = [['conveyanceReferenceNumber'], ['identificationNumber', 'typeOfIdentification']];

const means = (inner: string): { in: string; xml: string } => ({
  in: 'IE3F20',
  xml: `<activeBorderTransportMeans>${inner}</activeBorderTransportMeans>`,
});
const FLIGHT = '<conveyanceReferenceNumber>LH8401</conveyanceReferenceNumber>';
const NUMBER = '<identificationNumber>D-ALFA</identificationNumber>';
const TYPE = '<typeOfIdentification>41</typeOfIdentification>';

/** HTI R&C 2.01. */
export const R3007: Rule = {
  id: 'R3007',
  about: 'The means of transport has a conveyance reference number (the flight), or an identification number with its type.',
  scope: 'active border transport means of air filings',
  note: 'Both together are accepted: the text says "either ... or" and not that they exclude each other.',
  ...INFERRED,
  also: ['13'],
  judge: each((group) => choice(group, WAYS)),
  examples: { good: [means(FLIGHT), means(NUMBER + TYPE)], bad: [means(''), means(NUMBER), means(TYPE)] },
};
