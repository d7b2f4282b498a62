/** Signatures of the Kazakh e-government gateway: WS-Security over the Body of SOAP 1.1, and the signature of the business document in it. */
export { isAvailable, signatureAlgorithm, SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from './algorithms';
export { checkMessage } from './check';
export { openDocument, signDocument, type OpenedDocument } from './document';
export { SECURITY_NAMESPACE, signedEnvelope, type Lifetime } from './message';
export type { Checked, Problem, Reason, Trust } from './problem';
export type { Signer } from './write';
