import type { SealChoices } from '../access-point/answer-choices';

/**
 * A verifier that passes over the PrefixLists of references computes another digest wherever one is given, and blames the sender.
 */
export const withoutPrefixLists: SealChoices['doubt'] = ({ seal }) => {
  const given = seal?.references.find(({ transforms }) => transforms.some(({ prefixList }) => prefixList !== undefined));
  return given === undefined ? undefined : `the digest of ${given.uri} does not match`;
};
