import { createHash, sign, type KeyObject } from 'node:crypto';
import { isoSeconds } from '../../protocols/time/clock';
import { escapeText, type Xml } from '../../protocols/xml';
import { SERVICE_STATUSES, SERVICE_TYPES, TSL, type TrustedList, type TrustService } from './model';

/** Who seals a list: key and certificate (DER) of the scheme operator. */
export interface ListSigner {
  key: KeyObject;
  certificate: Buffer;
}

const tag = (name: string, ...content: string[]): string => `<${name}>${content.join('')}</${name}>`;
const text = (name: string, value: string): string => tag(name, escapeText(value));
const english = (name: string, value: string): string => `<${name} xml:lang="en">${escapeText(value)}</${name}>`;
const uri = (value: string): string => english('URI', value);

/** Postal and electronic address: the form demands both (5.3.5, 5.4.3); a simulated body lives nowhere. */
const address = (name: string): string =>
  tag(name,
    tag('PostalAddresses', '<PostalAddress xml:lang="en">', text('StreetAddress', 'Simulated street 1'), text('Locality', 'Simulated'), text('PostalCode', '0000'), text('CountryName', 'BE'), '</PostalAddress>'),
    tag('ElectronicAddress', uri('mailto:nobody@trust.example'), uri('https://trust.example/')));

function scheme({ territory, operator, sequenceNumber, issuedAt, nextUpdate }: TrustedList): string {
  return tag('SchemeInformation',
    text('TSLVersionIdentifier', TSL.version),
    text('TSLSequenceNumber', String(sequenceNumber)),
    text('TSLType', 'http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric'),
    tag('SchemeOperatorName', english('Name', operator)),
    address('SchemeOperatorAddress'),
    tag('SchemeName', english('Name', `${territory}:Simulated list of trust services, for tests only`)),
    tag('SchemeInformationURI', uri('https://trust.example/scheme')),
    text('StatusDeterminationApproach', 'http://uri.etsi.org/TrstSvc/TrustedList/StatusDetn/EUappropriate'),
    tag('SchemeTypeCommunityRules', uri('http://uri.etsi.org/TrstSvc/TrustedList/schemerules/EUcommon')),
    text('SchemeTerritory', territory),
    tag('PolicyOrLegalNotice', english('TSLLegalNotice', 'This list is simulated; nothing in it is legally binding.')),
    text('HistoricalInformationPeriod', '65535'),
    text('ListIssueDateTime', isoSeconds(issuedAt)),
    tag('NextUpdate', text('dateTime', isoSeconds(nextUpdate))));
}

function service({ name, type, status, since, certificates }: TrustService): string {
  return tag('TSPService', tag('ServiceInformation',
    text('ServiceTypeIdentifier', SERVICE_TYPES[type]),
    tag('ServiceName', english('Name', name)),
    tag('ServiceDigitalIdentity', ...certificates.map((der) => tag('DigitalId', text('X509Certificate', der.toString('base64'))))),
    text('ServiceStatus', SERVICE_STATUSES[status]),
    text('StatusStartingTime', isoSeconds(since))));
}

function provider(name: string, services: readonly TrustService[]): string {
  return tag('TrustServiceProvider',
    tag('TSPInformation',
      tag('TSPName', english('Name', name)),
      tag('TSPTradeName', english('Name', `VATBE-0000000000 ${name}`)),
      address('TSPAddress'),
      tag('TSPInformationURI', uri('https://trust.example/provider'))),
    tag('TSPServices', ...services.map(service)));
}

function listed(list: TrustedList): string {
  const providers = [...new Set(list.services.map((one) => one.provider))];
  const written = providers.map((name) => provider(name, list.services.filter((one) => one.provider === name)));
  return `<TrustServiceStatusList xmlns="${TSL.ns}" Id="list-${list.sequenceNumber}" TSLTag="${TSL.tag}">`
    + scheme(list) + (written.length === 0 ? '' : tag('TrustServiceProviderList', ...written)) + '</TrustServiceStatusList>';
}

const sha256 = (octets: Buffer | string): string => createHash('sha256').update(octets).digest('base64');
const algorithm = (name: string, value: string): string => `<${name} Algorithm="${value}"></${name}>`;

function reference(target: string, transforms: readonly string[], digest: string, type = ''): string {
  return `<ds:Reference${type === '' ? '' : ` Type="${type}"`} URI="${target}">`
    + tag('ds:Transforms', ...transforms.map((one) => algorithm('ds:Transform', one)))
    + algorithm('ds:DigestMethod', TSL.sha256) + text('ds:DigestValue', digest) + '</ds:Reference>';
}

/** When and with which certificate the list was sealed (XAdES baseline; TS 119 612, 5.7). */
function signedProperties({ certificate }: ListSigner, at: number): string {
  return `<xades:SignedProperties xmlns:ds="${TSL.ds}" xmlns:xades="${TSL.xades}" Id="signed-properties">`
    + tag('xades:SignedSignatureProperties',
      text('xades:SigningTime', isoSeconds(at)),
      tag('xades:SigningCertificateV2', tag('xades:Cert', tag('xades:CertDigest', algorithm('ds:DigestMethod', TSL.sha256), text('ds:DigestValue', sha256(certificate))))))
    + '</xades:SignedProperties>';
}

/**
 * A trusted list as a sealed document (ETSI TS 119 612 v2.1.1; our own writing of the form, with an enveloped XAdES seal over the
 * whole of it: 5.7 and annex B).
 *
 * @returns the document, UTF-8
 */
export function writeTrustedList(list: TrustedList, signer: ListSigner, xml: Xml): Buffer {
  const document = listed(list);
  const properties = signedProperties(signer, list.issuedAt);
  const signedInfo = `<ds:SignedInfo xmlns:ds="${TSL.ds}">`
    + algorithm('ds:CanonicalizationMethod', TSL.exclusive) + algorithm('ds:SignatureMethod', TSL.rsaSha256)
    + reference('', [TSL.enveloped, TSL.exclusive], sha256(xml.canonicalize(document)))
    + reference('#signed-properties', [TSL.exclusive], sha256(xml.canonicalize(properties)), TSL.signedProperties) + '</ds:SignedInfo>';
  const value = sign('RSA-SHA256', Buffer.from(xml.canonicalize(signedInfo)), signer.key).toString('base64');
  const signature = `<ds:Signature xmlns:ds="${TSL.ds}" Id="seal">${signedInfo}${text('ds:SignatureValue', value)}`
    + tag('ds:KeyInfo', tag('ds:X509Data', text('ds:X509Certificate', signer.certificate.toString('base64'))))
    + `<ds:Object><xades:QualifyingProperties xmlns:xades="${TSL.xades}" Target="#seal">${properties}</xades:QualifyingProperties></ds:Object></ds:Signature>`;
  return Buffer.from(document.replace('</TrustServiceStatusList>', () => `${signature}</TrustServiceStatusList>`), 'utf8');
}
