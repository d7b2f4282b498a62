import { X509Certificate } from 'node:crypto';
import { all, textAt, type Xml, type XmlElement } from '../../protocols/xml';
import { SERVICE_STATUSES, SERVICE_TYPES, TSL, type ServiceStatus, type ServiceType, type TrustedList, type TrustService } from './model';
import { checkSeal, type BrokenSeal } from './seal';

/** Why a document is not taken as the trusted list. */
export type ListRefusal = 'not-a-list' | BrokenSeal['reason'] | 'outdated';

export type ListRead =
  | { ok: true; list: TrustedList }
  | { ok: false; reason: ListRefusal; detail: string };

export interface ListPolicy {
  /** DER of the certificates with which the scheme operator may seal; told out of band (in the live world, by the list of lists). */
  signers: readonly Buffer[];
  /** Epoch ms. */
  at: number;
}

/** The largest national list has some 5 MB. */
const LIMITS = { maxBytes: 16 * 1024 * 1024, maxDepth: 64 };
/** Providers and services in one list; the largest has some hundreds. */
const MAX_SERVICES = 10_000;

const refuse = (reason: ListRefusal, detail: string): ListRead => ({ ok: false, reason, detail });
/** Thrown within this file for a form that is not the list's. */
class NotAList extends Error {}

function demanded(from: XmlElement, path: string): string {
  const found = textAt(from, path);
  if (found === undefined || found === '') throw new NotAList(`${from.name}/${path} is missing`);
  return found;
}

function instant(from: XmlElement, path: string): number {
  const written = demanded(from, path);
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(written) ? Date.parse(written) : NaN;
  if (Number.isNaN(at)) throw new NotAList(`${from.name}/${path} is "${written.slice(0, 40)}", not a date and time in UTC`);
  return at;
}

/** Our short name for a URI; undefined for one that is no concern of ours, which a real list has many of. */
const named = <Name extends string>(table: Record<Name, string>, uri: string): Name | undefined =>
  (Object.keys(table) as Name[]).find((name) => table[name] === uri);

function service(provider: string, information: XmlElement): TrustService[] {
  const type: ServiceType | undefined = named(SERVICE_TYPES, demanded(information, 'ServiceTypeIdentifier'));
  const status: ServiceStatus | undefined = named(SERVICE_STATUSES, demanded(information, 'ServiceStatus'));
  if (type === undefined || status === undefined) return [];
  const name = demanded(information, 'ServiceName/Name');
  const certificates = all(information, 'ServiceDigitalIdentity/DigitalId/X509Certificate').map((one) => {
    try {
      return new X509Certificate(Buffer.from(one.text.replace(/\s+/g, ''), 'base64')).raw;
    } catch {
      throw new NotAList(`the service "${name.slice(0, 80)}" is known by bytes that are no certificate`);
    }
  });
  return [{ provider, name, type, status, since: instant(information, 'StatusStartingTime'), certificates }];
}

function contents(root: XmlElement): TrustedList {
  const scheme = root.children.find((one) => one.name === 'SchemeInformation' && one.ns === TSL.ns);
  if (scheme === undefined) throw new NotAList('SchemeInformation is missing');
  const version = demanded(scheme, 'TSLVersionIdentifier');
  if (version !== TSL.version) throw new NotAList(`the list is of version ${version.slice(0, 20)}, ${TSL.version} is read here`);
  const number = demanded(scheme, 'TSLSequenceNumber');
  if (!/^[1-9]\d{0,9}$/.test(number)) throw new NotAList(`TSLSequenceNumber is "${number.slice(0, 40)}", not a positive number`);
  const providers = all(root, 'TrustServiceProviderList/TrustServiceProvider');
  const services = providers.flatMap((one) => {
    const provider = demanded(one, 'TSPInformation/TSPName/Name');
    return all(one, 'TSPServices/TSPService/ServiceInformation').flatMap((information) => service(provider, information));
  });
  if (services.length > MAX_SERVICES) throw new NotAList(`${services.length} services, more than ${MAX_SERVICES}`);
  return {
    territory: demanded(scheme, 'SchemeTerritory'), operator: demanded(scheme, 'SchemeOperatorName/Name'), sequenceNumber: Number(number),
    issuedAt: instant(scheme, 'ListIssueDateTime'), nextUpdate: instant(scheme, 'NextUpdate/dateTime'), services,
  };
}

/**
 * Reads a trusted list (ETSI TS 119 612): form, seal, and that it still counts at `at`. The first thing wrong is the reason; a list that is
 * outdated has a whole seal. Services of other types, and states that are not in {@link SERVICE_STATUSES}, are left out. Never throws for
 * what the bytes hold.
 */
export function readTrustedList(bytes: Buffer, { signers, at }: ListPolicy, xml: Xml): ListRead {
  const read = xml.read(bytes, LIMITS);
  if (!read.ok) return refuse('not-a-list', `${read.error.code}: ${read.error.message}`);
  const { root, text } = read;
  if (root.name !== 'TrustServiceStatusList' || root.ns !== TSL.ns) return refuse('not-a-list', `the root is {${root.ns}}${root.name}`);
  const broken = checkSeal(text, root, signers, xml);
  if (broken !== undefined) return refuse(broken.reason, broken.detail);
  try {
    const list = contents(root);
    if (at >= list.nextUpdate) return refuse('outdated', `the list counted until ${new Date(list.nextUpdate).toISOString()}`);
    return { ok: true, list };
  } catch (error) {
    if (error instanceof NotAList) return refuse('not-a-list', error.message);
    throw error;
  }
}
