import type { IdentityName } from '../../../certs/identities';

/** Seals that a hostile client may use. */
export type SealName = Extract<IdentityName, `operator.seal${string}` | 'client.seal' | `${'house-filer' | 'second-house-filer' | 'consignee' | 'post'}.seal`>;

/** Registered in UUM&DS, but with the EORI of another operator. */
export const OTHER_EORI_SEAL: SealName = 'operator.seal.wrong-eori';

/** Of an operator that also has somebody else file for it. */
export const CLIENT_SEAL: SealName = 'client.seal';
