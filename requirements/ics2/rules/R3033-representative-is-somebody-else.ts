import type { XmlElement } from '../../../protocols/xml';
import { quote } from '../quote';
import { once } from './given';
import { each, type Rule, STATED } from './model';
import { rootOf, valueAt, valueOf } from './scope';

const declarantOf = once((root: XmlElement) => valueAt(root, 'declarant/identificationNumber'));

const parties = (representative: string, declarant: string): { in: string; xml: string } => ({
  in: 'IE3F10',
  xml:
    `<representative><identificationNumber>${representative}</identificationNumber></representative>` +
    `<declarant><identificationNumber>${declarant}</identificationNumber></declarant>`,
});

/** HTI R&C 2.01. */
export const R3033: Rule = {
  id: 'R3033',
  about: 'The representative is somebody else than the declarant.',
  scope: 'identification number of the representative',
  ...STATED,
  judge: each((element, scope) => {
    const declarant = declarantOf(rootOf(scope));
    if (declarant === undefined || valueOf(element) !== declarant) return undefined;
    return {
      found: `${quote(declarant)} for both`,
      demanded: "an identification number other than the declarant's",
      mend: 'leave the representative out where the declarant acts itself',
    };
  }),
  examples: { good: [parties('DE1234567', 'CN7654321')], bad: [parties('DE1234567', 'DE1234567')] },
};
