import { children, textAt, type XmlElement } from '../../../protocols/xml';
import { createCabinet } from '../../common/store/cabinet';
import type { Store } from '../../common/store/store';
import { CERTIFICATE_KINDS, type CertificateKind } from '../certificate';
import type { CustomsBehaviour } from './behaviour';

/** A foreign certificate as a document tells of it. */
export interface ForeignCertificate {
  kind: CertificateKind;
  number: string;
  issuedOn: string;
  issuingCountry: string;
  issuedFor: string;
  named?: string;
}

export interface ResourceRecord extends ForeignCertificate {
  state: 'valid' | 'annulled' | 'replaced';
  /** Where it came from: reported at issue, or asked for as an update (Decision 124, item 21). */
  source: 'report' | 'updates' | 'single answer';
}

/** The resource of foreign certificates of origin (Decision 124, item 10(g)). */
export interface Resource {
  /** It is for the caller to commit, with whatever else the same message brings about. */
  take(certificate: ForeignCertificate, source: ResourceRecord['source']): void;
  find(issuingCountry: string, number: string): ResourceRecord | undefined;
  /** `updates` brought nothing. */
  noUpdates(): void;
  clear(): void;
}

const keyOf = (issuingCountry: string, number: string): string => `${issuingCountry}/${number}`;

export function createResource(behaviour: CustomsBehaviour['resource'], store: Store): Resource {
  const records = createCabinet<ResourceRecord>('eaeu.foreign-certificate', store);
  const supersede = (issuingCountry: string, number: string | undefined): void => {
    const named = number === undefined ? undefined : records.find(keyOf(issuingCountry, number));
    if (named !== undefined) named.state = 'replaced';
  };

  return {
    take(certificate, source) {
      const key = keyOf(certificate.issuingCountry, certificate.number);
      const known = records.find(key);
      if (certificate.kind === 'annulled' && known !== undefined && behaviour.annulment === 'state') known.state = 'annulled';
      else records.put(key, { ...certificate, source, state: certificate.kind === 'annulled' && behaviour.annulment === 'state' ? 'annulled' : 'valid' });
      if (certificate.kind === 'replacement') supersede(certificate.issuingCountry, certificate.named);
      records.save();
    },
    find: (issuingCountry, number) => records.find(keyOf(issuingCountry, number)),
    noUpdates() {
      if (behaviour.onNoUpdates === 'clears') records.clear();
    },
    clear: () => records.clear(),
  };
}

/** Reads a certificate from an element whose structure has been validated: a whole report, or one entry of an answer. */
export function readCertificate(element: XmlElement): ForeignCertificate {
  const text = (name: string): string => textAt(element, name) ?? '';
  return {
    kind: CERTIFICATE_KINDS.find((one) => one === text('CertificateKindCode')) ?? 'original',
    number: text('CertificateId'), issuedOn: text('IssueDate'), issuingCountry: text('IssuingCountryCode'), issuedFor: text('IssuedForCountryCode'),
    named: textAt(element, 'NamedCertificate/NamedCertificateId'),
  };
}

/** The certificates of an answer; none where it says that there are none. */
export function readAnswer(payload: XmlElement): ForeignCertificate[] {
  return textAt(payload, 'AnswerCode') === 'none' ? [] : children(payload, 'Certificate').map(readCertificate);
}
