import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { IdSource } from '../protocols/time/ids';
import { CertError } from './errors';
import { authorityNames, identities, LEAF_DAYS, parties, type AuthorityName, type IdentityName, type IdentitySpec } from './identities';
import { DAY_MS, issueCrl, issueIdentity } from './issue';
import { keyFromPem, RSA_BITS } from './keys';
import { makePki, type Making } from './make-pki';
import { authorityBase, cacheFolder, identityBase, readCache, writeCache, type KeyPair, type PkiFiles } from './store';

/** Bump when the form of certificates or files changes in code; the table of identities counts by itself. */
const LAYOUT = 1;
/** A run must not die of an expiring certificate, so a cache is rebuilt this long before. */
const MARGIN_DAYS = 30;
/** The default folder, ignored by git. */
export const DEFAULT_PKI_DIR = join(__dirname, 'out');

/** A party's key with its certificate and chain, in every form that somebody needs. */
export interface Identity {
  name: IdentityName;
  eori?: string;
  key: KeyObject;
  /** PKCS#8. */
  keyPem: string;
  certPem: string;
  /** Leaf first, then the issuing authority; without the root, as TLS servers send it. */
  chainPem: string;
  /** DER: leaf first, issuing authority, root last. */
  chain: Buffer[];
  /** Absolute paths of PEM files; `chain` is what `chainPem` holds, `pkiPath` is {@link Identity.chain} as PEM. */
  files: { key: string; cert: string; chain: string; fullChain: string };
}

export interface Pki {
  /** Absolute path of the folder with all files. */
  dir: string;
  identity(name: IdentityName): Identity;
  /** An identity that signed for itself at `now` (epoch ms): right in everything, and vouched for by nobody. */
  selfSigned(name: IdentityName, now: number, ids: IdSource): Promise<{ keyPem: string; chainPem: string }>;
  /** Root certificates (PEM) to trust for one authority. */
  trustAnchors(authority: AuthorityName): string[];
  /** Revocation lists (PEM) of one authority: the issuing one's and the root's; TLS libraries want both. */
  crl(authority: AuthorityName): string[];
  /**
   * A fresh list of the issuing authority that revokes exactly these identities (and not those revoked from the start),
   * valid from `from` (epoch ms) for a day; with the root's list, as {@link Pki.crl} gives them.
   */
  issueCrl(authority: AuthorityName, revoked: readonly IdentityName[], from: number): Promise<string[]>;
  /** Paths of PEM files for one authority. */
  authorityFiles(authority: AuthorityName): { root: string; issuing: string; crls: string };
}

export interface PkiOptions extends Making {
  /** Folder for the cache; usually {@link DEFAULT_PKI_DIR}. */
  dir: string;
}

const recipe = createHash('sha256').update(JSON.stringify({ LAYOUT, RSA_BITS, parties, identities, authorityNames })).digest('hex');

function text(files: PkiFiles, path: string): string {
  const found = files.get(path);
  if (found === undefined) throw new CertError('CERT-UNKNOWN-NAME', `the PKI has no ${path}`, path, 'See certs/identities.ts for the names.');
  return found;
}

function pair(files: PkiFiles, base: string): KeyPair {
  return { key: keyFromPem(text(files, `${base}.key.pem`)), certificate: new X509Certificate(text(files, `${base}.cert.pem`)) };
}

function loadIdentity(files: PkiFiles, folder: string, spec: IdentitySpec): Identity {
  const base = identityBase(spec.name);
  const { key, certificate } = pair(files, base);
  const above = (['issuing', 'root'] as const).map((tier) => new X509Certificate(text(files, `${authorityBase(spec.issuer, tier)}.cert.pem`)).raw);
  const path = (suffix: string): string => join(folder, `${base}.${suffix}.pem`);
  return {
    name: spec.name,
    ...(spec.eori === undefined ? {} : { eori: spec.eori }),
    key,
    keyPem: text(files, `${base}.key.pem`),
    certPem: text(files, `${base}.cert.pem`),
    chainPem: text(files, `${base}.chain.pem`),
    chain: [certificate.raw, ...above],
    files: { key: path('key'), cert: path('cert'), chain: path('chain'), fullChain: path('full-chain') },
  };
}

function pkiFrom(files: PkiFiles, folder: string): Pki {
  const loaded = new Map<IdentityName, Identity>();
  const identity = (name: IdentityName): Identity => {
    const spec = identities.find((candidate) => candidate.name === name);
    if (spec === undefined) throw new CertError('CERT-UNKNOWN-NAME', `no identity '${String(name)}'`, String(name), 'See certs/identities.ts for the names.');
    const known = loaded.get(name) ?? loadIdentity(files, folder, spec);
    loaded.set(name, known);
    return known;
  };
  const authorityPath = (name: AuthorityName, file: string): string => join(folder, `authorities/${name}/${file}.pem`);
  return {
    dir: folder,
    identity,
    selfSigned: async (name, now, ids) => {
      const { key, keyPem } = identity(name);
      const spec = identities.find((candidate) => candidate.name === name)!;
      return { keyPem, chainPem: (await issueIdentity(spec, key, undefined, now, ids)).toString() };
    },
    trustAnchors: (name) => [text(files, `${authorityBase(name, 'root')}.cert.pem`)],
    crl: (name) => [text(files, `authorities/${name}/issuing.crl.pem`), text(files, `authorities/${name}/root.crl.pem`)],
    issueCrl: async (name, revoked, from) => {
      const serials = revoked.map((one) => new X509Certificate(identity(one).certPem).serialNumber);
      const list = await issueCrl(pair(files, authorityBase(name, 'issuing')), serials, from, from + DAY_MS);
      return [list, text(files, `authorities/${name}/root.crl.pem`)];
    },
    authorityFiles: (name) => ({ root: authorityPath(name, 'root.cert'), issuing: authorityPath(name, 'issuing.cert'), crls: authorityPath(name, 'crls') }),
  };
}

/** Several callers in one process that all find no cache wait for one another's instead of each making one. */
const opening = new Map<string, Promise<Pki>>();

async function open(options: PkiOptions, dir: string): Promise<Pki> {
  const found = await readCache(dir, recipe, options.clock.now());
  if ('files' in found) return pkiFrom(found.files, cacheFolder(dir));
  options.onProgress?.('certificates: making the PKI of the exchange (once; some seconds)');
  const madeAt = options.clock.now();
  const made = await makePki(options);
  await writeCache(dir, { recipe, madeAt, usableUntil: madeAt + (LEAF_DAYS - MARGIN_DAYS) * DAY_MS }, made, options.ids);
  // Read back rather than use `made`: another process may have been first, and everybody must hold the same keys.
  const written = await readCache(dir, recipe, madeAt);
  if ('unusable' in written) {
    throw new CertError('CERT-CACHE', `the PKI just made is of no use: ${written.unusable}`, dir, 'Remove the folder and try again.');
  }
  return pkiFrom(written.files, cacheFolder(dir));
}

/**
 * Opens the PKI of the exchange, making it on first use and whenever the cached one is damaged, of an older table, or
 * within 30 days of expiry. Throws CertError CERT-CACHE when the folder cannot be written.
 */
export function openPki(options: PkiOptions): Promise<Pki> {
  const dir = resolve(options.dir);
  const pending = opening.get(dir) ?? open(options, dir).finally(() => opening.delete(dir));
  opening.set(dir, pending);
  return pending;
}
