/**
 * The ebMS errors that may travel on an ICS2 connection (ICD 3.30 Annex 4; ebMS 3.0 Core, section 6.7; AS4 profile, section 3.2).
 * `origin` is 'ebms' where the ICD names no other.
 */
export interface EbmsErrorKind {
  shortDescription: string;
  severity: 'failure' | 'warning';
  category: 'Content' | 'Communication' | 'Unpackaging' | 'Processing';
  origin: 'ebms' | 'security' | 'reliability';
}

const kind = (
  shortDescription: string,
  category: EbmsErrorKind['category'],
  severity: EbmsErrorKind['severity'] = 'failure',
  origin: EbmsErrorKind['origin'] = 'ebms',
): EbmsErrorKind => ({ shortDescription, severity, category, origin });

export const EBMS_ERRORS = {
  'EBMS:0001': kind('ValueNotRecognized', 'Content'),
  'EBMS:0002': kind('FeatureNotSupported', 'Content', 'warning'),
  'EBMS:0003': kind('ValueInconsistent', 'Content'),
  'EBMS:0004': kind('Other', 'Content'),
  'EBMS:0005': kind('ConnectionFailure', 'Communication'),
  'EBMS:0006': kind('EmptyMessagePartitionChannel', 'Communication', 'warning'),
  'EBMS:0007': kind('MimeInconsistency', 'Unpackaging'),
  'EBMS:0008': kind('FeatureNotSupported', 'Unpackaging'),
  'EBMS:0009': kind('InvalidHeader', 'Unpackaging'),
  'EBMS:0010': kind('ProcessingModeMismatch', 'Processing'),
  'EBMS:0011': kind('ExternalPayloadError', 'Content'),
  'EBMS:0101': kind('FailedAuthentication', 'Processing', 'failure', 'security'),
  'EBMS:0102': kind('FailedDecryption', 'Processing', 'failure', 'security'),
  'EBMS:0103': kind('PolicyNoncompliance', 'Processing', 'failure', 'security'),
  'EBMS:0201': kind('DysfunctionalReliability', 'Processing', 'failure', 'reliability'),
  'EBMS:0202': kind('DeliveryFailure', 'Communication', 'failure', 'reliability'),
  'EBMS:0301': kind('MissingReceipt', 'Communication'),
  'EBMS:0302': kind('InvalidReceipt', 'Communication'),
  'EBMS:0303': kind('Decompression-Failure', 'Communication'),
} as const satisfies Record<string, EbmsErrorKind>;

export type EbmsCode = keyof typeof EBMS_ERRORS;

export function isEbmsCode(code: string): code is EbmsCode {
  return Object.hasOwn(EBMS_ERRORS, code);
}
