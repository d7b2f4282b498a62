import { has } from './given';
import { each, INFERRED, type Rule } from './model';

const attachment = (inner: string): { in: string; xml: string } => ({
  in: 'IE3R02/additionalInformationResponse',
  xml: `<binaryAttachment>${inner}</binaryAttachment>`,
});
const HASH = '<hashCode>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</hashCode>';

/** HTI R&C 2.01. */
export const R3026: Rule = {
  id: 'R3026',
  about: 'A hash code comes with the id of its algorithm.',
  scope: 'binary attachment of an answer to a request for information',
  note: 'Cited by no table of this edition: its attachments have neither element.',
  wouldBeCitedAt: 'binaryAttachment',
  ...INFERRED,
  judge: each((attached) => {
    if (!has(attached, 'hashCode') || has(attached, 'hashCodeAlgorithmID')) return undefined;
    return { found: 'hashCode only', demanded: 'hashCode with hashCodeAlgorithmID', mend: 'name the algorithm of the hash code' };
  }),
  examples: {
    good: [attachment(`${HASH}<hashCodeAlgorithmID>SHA-256</hashCodeAlgorithmID>`), attachment('<filename>invoice.pdf</filename>')],
    bad: [attachment(HASH)],
  },
};
