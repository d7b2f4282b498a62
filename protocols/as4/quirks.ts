import type { TokenType } from './namespaces';

/**
 * Defects on purpose. A reference implementation with a planted fault, or a hostile test, asks for one of these; without any the message
 * follows the profile. Each key breaks one rule, named beside it, and leaves everything else right.
 */
export interface Quirks {
  /** ICD 4.6.2: the token must be a PKIPath. `X509v3` encloses the leaf only, in a token that says so. */
  tokenType?: TokenType;
  /** X.509 PkiPath: anchor side first. True writes the leaf first. */
  reverseChain?: boolean;
  /** ICD 4.6.2: full path. True leaves only the leaf in the PKIPath. */
  leafOnlyChain?: boolean;
  /** No wsse:Security header at all. */
  unsigned?: boolean;
  /** eb:Messaging is not among the references. */
  unsignedHeader?: boolean;
  /** The empty Body is not among the references: the known fault of operators' receipts (ICD 4.6.2). */
  unsignedBody?: boolean;
  /** No MIME part is among the references. */
  unsignedParts?: boolean;
  /** ICD Annex 2, table 17: rsa-sha256. */
  signatureAlgorithm?: 'rsa-sha1';
  /** ICD Annex 2, table 17: sha256. */
  digestAlgorithm?: 'sha1';
  /** AS4 5.1.8: the digest covers the compressed octets. True digests what was before compression. */
  digestUncompressed?: boolean;
  /** One bit of the signature value is wrong. */
  corruptSignature?: boolean;
  /** Changed after sealing: the action or message identifier in the header, text in the Body, one octet of the first part. */
  tamper?: 'header' | 'body' | 'part';
  /** ICD 4.1.2: never in the SOAP Body. True puts the first payload there, and no part. */
  businessInBody?: boolean;
  /** ICD 4.2.5: gzip. True sends parts as they are and declares no CompressionType. */
  noCompression?: boolean;
  /** The CompressionType property says this ('' leaves it out), while the part is gzip as always. */
  compressionType?: string;
  /** The compressed part is cut short before it is signed. */
  brokenGzip?: boolean;
  /** The MimeType property is left out. */
  noMimeType?: boolean;
  /** Content-ID of the first part, differing from its PartInfo and from the reference. */
  partContentId?: string;
  /** ICD Annex 2, table 14: application/soap+xml. */
  rootMediaType?: string;
  /** ebMS schema: MessageInfo, PartyInfo, CollaborationInfo. True writes CollaborationInfo before PartyInfo. */
  collaborationFirst?: boolean;
  /** The Body's wsu:Id is also on a header element. */
  duplicateId?: boolean;
  /**
   * Receipts, AS4 5.1.8: one copied reference per original one. `none` leaves the information out, `wrong-digest` alters the first digest,
   * `missing` drops the last.
   */
  receiptReferences?: 'none' | 'wrong-digest' | 'missing';
  /** Signals: another RefToMessageId than that of the message received; '' leaves it out. */
  refToMessageId?: string;
}
