import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describeCertificate } from '../../certs/describe';
import { verifyChain, type ChainRefusal, type Usage } from '../../certs/verify';
import { accessPointOwner } from '../description/enrolment';
import type { CertificateReference, IutDescription } from '../description/model';
import { fine, wrong, type DoctorOptions, type Finding } from './model';

const DAY_MS = 86_400_000;
/** A certificate that ends within this time makes a go-live fail later: said, though it is no mistake yet. */
const SOON_DAYS = 30;

const FIXES: Record<ChainRefusal, string> = {
  'untrusted-chain': 'put every authority above the certificate into the "ca" file, and every intermediate one beside the certificate',
  expired: 'renew the certificate',
  'not-yet-valid': 'wait, or correct the clock of the machine that made it',
  revoked: 'use the certificate that replaced it',
  'wrong-usage': 'ask the authority for a certificate of the right purpose',
  'weak-key': 'make a new key pair of at least 2048 bits (eDelivery asks for 3072) and have it certified',
};

/** Every certificate in a PEM file, in order, as DER. Throws when a block is none. */
export function pemCertificates(text: string): Buffer[] {
  return (text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map((pem) => new X509Certificate(pem).raw);
}

/** The IUT's own certificates against the authorities that the description names; for ICS2, the pair EORI and seal certificate. */
export async function checkCertificates(description: IutDescription, options: DoctorOptions): Promise<Finding[]> {
  const given = description.certificates;
  if (given.kind === 'issued') return [fine('certificate', 'certificates', "the harness issues the keys; nothing of the implementation's own to examine")];
  const findings: Finding[] = [];
  if (given.tls !== undefined) findings.push(...(await checkOne('certificates.tls', given.tls, 'tls-client', options)).findings);
  if (given.seal !== undefined) {
    const { findings: found, leaf } = await checkOne('certificates.seal', given.seal, 'seal', options);
    findings.push(...found);
    if (leaf !== undefined && description.regimes.includes('ics2')) findings.push(checkPair(leaf, description));
  }
  return findings;
}

async function checkOne(key: string, given: { ca: string; own?: CertificateReference }, usage: Usage, options: DoctorOptions): Promise<{ findings: Finding[]; leaf?: Buffer }> {
  let authorities: Buffer[];
  try {
    authorities = pemCertificates(readFileSync(given.ca, 'utf8'));
  } catch (error) {
    return { findings: [wrong('certificate', `${key}.ca`, `${given.ca} holds a block that is no certificate (${(error as Error).message})`, 'give PEM certificates')] };
  }
  if (authorities.length === 0) return { findings: [wrong('certificate', `${key}.ca`, `${given.ca} holds no PEM certificate`, 'give the authorities as PEM, "-----BEGIN CERTIFICATE-----"')] };
  const found: Finding[] = [fine('certificate', `${key}.ca`, `${authorities.length} authority certificate${authorities.length === 1 ? '' : 's'} read`)];
  if (given.own === undefined) return { findings: found };

  const ownKey = given.own.kind === 'pem' ? `${key}.certificate` : `${key}.keystore`;
  const read = await readChain(given.own, ownKey, options);
  if (!Array.isArray(read)) return { findings: [...found, read] };
  const roots = authorities.map((der) => new X509Certificate(der));
  const above = completeChain(read, roots);
  const now = options.clock.now();
  const result = verifyChain(above, { anchors: roots.filter((root) => root.subject === root.issuer).map((root) => root.toString()), crls: [], at: now, usage });
  if (!result.ok) return { findings: [...found, wrong('certificate', ownKey, `${result.reason}: ${result.detail}`, FIXES[result.reason])], leaf: read[0] };

  const { subject, validTo } = describeCertificate(read[0]!);
  const days = Math.floor((Date.parse(validTo) - now) / DAY_MS);
  found.push(
    days < SOON_DAYS
      ? wrong('certificate', ownKey, `${subject} ends in ${days} days (${validTo})`, 'renew it before the go-live')
      : fine('certificate', ownKey, `${subject} leads to a trusted authority and is valid for ${days} days`),
  );
  return { findings: found, leaf: read[0] };
}

async function readChain(own: CertificateReference, key: string, options: DoctorOptions): Promise<Buffer[] | Finding> {
  try {
    const chain = own.kind === 'pem' ? pemCertificates(readFileSync(own.file, 'utf8')) : await options.readKeystore(own.file, options.env[own.passwordEnv] ?? '');
    return chain.length > 0 ? chain : wrong('certificate', key, `${own.file} holds no certificate`, 'give the certificate with its chain, leaf first');
  } catch (error) {
    const { message, hint } = error as { message: string; hint?: string };
    const variable = own.kind === 'keystore' ? ` (password from ${own.passwordEnv})` : '';
    return wrong('certificate', key, `${own.file} cannot be read${variable}: ${message}`, hint ?? 'give a PEM certificate, or a PKCS#12 keystore');
  }
}

/** Adds intermediate authorities of the "ca" file above the presented certificates: operators put them in either place. */
function completeChain(chain: readonly Buffer[], authorities: readonly X509Certificate[]): Buffer[] {
  const path = [...chain];
  for (let steps = 0; steps < 8; steps++) {
    const last = new X509Certificate(path.at(-1)!);
    if (last.subject === last.issuer) break;
    const issuer = authorities.find((candidate) => last.checkIssued(candidate) && !path.some((one) => one.equals(candidate.raw)));
    if (issuer === undefined) break;
    path.push(issuer.raw);
  }
  return path;
}

/** UUM&DS registers the pair: a certificate that carries another EORI than that of the access point's operator is refused with EBMS:0004, A001. */
function checkPair(leaf: Buffer, description: IutDescription): Finding {
  const key = description.enrolment.provider === undefined ? 'party.eori' : 'party.provider.eori';
  const eori = accessPointOwner(description);
  const carried = describeCertificate(leaf).eori;
  if (eori === undefined) return wrong('certificate', key, 'no EORI is given to register the seal certificate with', `add ${key}`);
  if (carried === undefined) return fine('certificate', key, `the seal certificate carries no EORI; UUM&DS links it with one, here with ${eori}`);
  if (carried !== eori) return wrong('certificate', key, `the seal certificate carries ${carried}, the description says ${eori}`, `correct ${key}, or name the certificate of this operator`);
  return fine('certificate', key, `${eori} is the EORI in the seal certificate`);
}
