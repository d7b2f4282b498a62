import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { readKeystore } from '../../certs/keystore';
import { pkiTrusting } from '../../certs/trusting';
import type { Pki } from '../../certs/pki';
import { fingerprintOf, type UumdsEntry } from '../../certs/uumds';
import type { CertificateReference, IutDescription } from '../../iut/description/model';
import { accessPointOwner } from '../../iut/description/enrolment';
import { UsageError } from '../../iut/errors';

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function pemBlocks(file: string, key: string): string[] {
  const blocks = readFileSync(file, 'utf8').match(PEM_BLOCK) ?? [];
  if (blocks.length === 0) throw new UsageError('config-invalid', `${key}: ${file} holds no PEM certificate`, 'give certificates as PEM, "-----BEGIN CERTIFICATE-----"');
  for (const block of blocks) {
    try {
      new X509Certificate(block);
    } catch {
      throw new UsageError('config-invalid', `${key}: ${file} holds a PEM block that is no certificate`, 'look at the file with `openssl x509 -noout -text`, and give whole certificates');
    }
  }
  return blocks;
}

/** DER of the leaf, from a PEM file (leaf first) or a keystore whose password stands in an environment variable. */
async function leaf(reference: CertificateReference, key: string, env: NodeJS.ProcessEnv): Promise<Buffer> {
  if (reference.kind === 'pem') return new X509Certificate(pemBlocks(reference.file, `${key}.certificate`)[0]!).raw;
  return (await readKeystore(reference.file, env[reference.passwordEnv] ?? '', `${key}.keystore`)).chain[0]!;
}

/**
 * What the simulators must know when the IUT has keys of its own: trust in its authorities and, for ICS2, its seal certificate in
 * the UUM&DS register under its EORI. With issued keys nothing changes.
 *
 * @throws UsageError, CertError (wrong keystore password and the like)
 */
export async function ownCertificates(description: IutDescription, pki: Pki, env: NodeJS.ProcessEnv): Promise<{ pki: Pki; registered: UumdsEntry[] }> {
  const { certificates } = description;
  if (certificates.kind === 'issued') return { pki, registered: [] };
  const tls = certificates.tls === undefined ? [] : pemBlocks(certificates.tls.ca, 'certificates.tls.ca');
  const seal = certificates.seal === undefined ? [] : pemBlocks(certificates.seal.ca, 'certificates.seal.ca');
  const registered: UumdsEntry[] = [];
  if (certificates.seal?.own !== undefined && description.regimes.includes('ics2')) {
    const eori = accessPointOwner(description);
    if (eori === undefined) throw new UsageError('config-invalid', 'party.eori is missing', 'add the EORI that the seal certificate is registered with');
    const fingerprint = fingerprintOf(await leaf(certificates.seal.own, 'certificates.seal', env));
    registered.push({ eori, name: description.name, sealFingerprints: [fingerprint], mayUseIcs2: true });
  }
  return { pki: pkiTrusting(pki, { tls, seal }), registered };
}
