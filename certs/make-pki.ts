import type { KeyObject, X509Certificate } from 'node:crypto';
import type { Clock } from '../protocols/time/clock';
import type { IdSource } from '../protocols/time/ids';
import { authorityNames, identities, LEAF_DAYS, type AuthorityName, type IdentityName, type IdentitySpec } from './identities';
import { DAY_MS, issueAuthority, issueCrl, issueIdentity, type Issuer } from './issue';
import { keyToPem, makeKeys } from './keys';
import { authorityBase, identityBase, pairFiles, type PkiFiles } from './store';

/** What a PKI is made with. */
export interface Making {
  /** The wall clock: TLS libraries judge validity by real time. */
  clock: Clock;
  ids: IdSource;
  /** Told what is being done when the PKI has to be made (some seconds). */
  onProgress?: (line: string) => void;
  /** Where key pairs come from; {@link makeKeys} unless a test hands in keys it has, since making them takes seconds. */
  makeKeys?: typeof makeKeys;
}

const titles: Record<AuthorityName, string> = {
  tls: 'Simulated commercial TLS', 'seal-qualified': 'Simulated qualified seal', 'seal-unlisted': 'Simulated unlisted seal', rogue: 'Rogue',
};

/** The serial number of everything `issuer` has issued that the table calls revoked. */
function revokedSerials(issuer: AuthorityName, leaves: Map<IdentityName, X509Certificate>): string[] {
  return identities.filter((spec) => spec.issuer === issuer && spec.flaw === 'revoked').map((spec) => leaves.get(spec.name)!.serialNumber);
}

/** Every file of the PKI by its path: keys, certificates, chains and revocation lists of all authorities and identities. */
export async function makePki({ clock, ids, onProgress = () => {}, makeKeys: keysFor = makeKeys }: Making): Promise<PkiFiles> {
  const now = clock.now();
  const tiers = authorityNames.flatMap((name) => [`${name}/root`, `${name}/issuing`]);
  const ofIdentities = new Map(identities.map((spec) => [spec.keyName, { name: spec.keyName, bits: spec.keyBits, curve: spec.keyCurve }]));
  const keys = await keysFor([...tiers.map((name) => ({ name })), ...ofIdentities.values()], (done, of) => onProgress(`certificates: key ${done} of ${of}`));
  const pems = new Map([...keys].map(([name, key]) => [name, keyToPem(key)]));
  const files: PkiFiles = new Map();
  const issuers = new Map<AuthorityName, { root: Issuer; issuing: Issuer }>();
  for (const name of authorityNames) {
    const rootKey = keys.get(`${name}/root`)!;
    const root = { key: rootKey, certificate: await issueAuthority(`${titles[name]} root`, rootKey, undefined, now, ids) };
    const issuingKey = keys.get(`${name}/issuing`)!;
    const issuing = { key: issuingKey, certificate: await issueAuthority(`${titles[name]} issuing authority`, issuingKey, root, now, ids) };
    issuers.set(name, { root, issuing });
    for (const entry of pairFiles(authorityBase(name, 'root'), pems.get(`${name}/root`)!, root.certificate)) files.set(...entry);
    for (const entry of pairFiles(authorityBase(name, 'issuing'), pems.get(`${name}/issuing`)!, issuing.certificate)) files.set(...entry);
  }
  const leaves = new Map<IdentityName, X509Certificate>();
  for (const spec of identities) leaves.set(spec.name, await addIdentity(files, spec, keys.get(spec.keyName)!, issuers.get(spec.issuer)!, now, ids));
  for (const name of authorityNames) {
    const { root, issuing } = issuers.get(name)!;
    const [from, to] = [now - DAY_MS, now + LEAF_DAYS * DAY_MS];
    const lists = [await issueCrl(issuing, revokedSerials(name, leaves), from, to), await issueCrl(root, [], from, to)];
    files.set(`authorities/${name}/issuing.crl.pem`, lists[0]!);
    files.set(`authorities/${name}/root.crl.pem`, lists[1]!);
    files.set(`authorities/${name}/crls.pem`, lists.join(''));
  }
  onProgress(`certificates: ${authorityNames.length} authorities, ${identities.length} identities made`);
  return files;
}

async function addIdentity(
  files: PkiFiles, spec: IdentitySpec, key: KeyObject, authority: { root: Issuer; issuing: Issuer }, now: number, ids: IdSource,
): Promise<X509Certificate> {
  const leaf = await issueIdentity(spec, key, authority.issuing, now, ids);
  const base = identityBase(spec.name);
  const chain = `${leaf.toString()}${authority.issuing.certificate.toString()}`;
  for (const entry of pairFiles(base, keyToPem(key), leaf)) files.set(...entry);
  files.set(`${base}.chain.pem`, chain);
  files.set(`${base}.full-chain.pem`, `${chain}${authority.root.certificate.toString()}`);
  return leaf;
}
