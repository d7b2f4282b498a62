import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IdSource } from '../protocols/time/ids';
import { CertError } from './errors';
import type { AuthorityName, IdentityName } from './identities';

/** One file of the cache: its path inside it and its text (everything is PEM). Names that end in `.key.pem` are private. */
export type PkiFiles = Map<string, string>;

export interface Manifest {
  /** Hash of the table and layout the PKI was made from; another hash means another table, so rebuild. */
  recipe: string;
  /** Epoch milliseconds. */
  madeAt: number;
  usableUntil: number;
  /** SHA-256 of each file, so that a damaged cache is noticed before it becomes a puzzling handshake failure. */
  files: Record<string, string>;
}

/** Everything is valid from some time before it was made (pki.ts: a day), so a cache from another process with a later `now` will do. */
const BACKDATED_MS = 12 * 3_600_000;

const MANIFEST = 'manifest.json';
const CURRENT = 'pki';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Where the usable cache lies inside `dir`. */
export function cacheFolder(dir: string): string {
  return join(dir, CURRENT);
}

/**
 * Reads the cache, or says in one sentence why it is of no use (absent, damaged, half written, of another table, about
 * to expire at `now`). Never throws for what a file holds.
 */
export function readCache(dir: string, recipe: string, now: number): Promise<{ files: PkiFiles } | { unusable: string }> {
  return readFolder(cacheFolder(dir), recipe, now);
}

async function readFolder(folder: string, recipe: string, now: number): Promise<{ files: PkiFiles } | { unusable: string }> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
    if (manifest.recipe !== recipe) return { unusable: 'it was made from another table of identities' };
    if (!(manifest.madeAt - BACKDATED_MS <= now && now < manifest.usableUntil)) return { unusable: 'its certificates are not valid now, or not for long' };
    const files: PkiFiles = new Map();
    for (const [path, hash] of Object.entries(manifest.files)) {
      const text = await readFile(join(folder, path), 'utf8');
      if (sha256(text) !== hash) return { unusable: `${path} was changed` };
      files.set(path, text);
    }
    return { files };
  } catch (error) {
    return { unusable: `it cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** A making takes seconds; what is an hour old was left by a process that was killed, and holds private keys. */
const ABANDONED_MS = 3_600_000;

async function abandoned(dir: string, now: number): Promise<string[]> {
  const entries = await readdir(dir).catch(() => []);
  const left: string[] = [];
  for (const entry of entries.filter((name) => /^\.(building|old)-/.test(name)).map((name) => join(dir, name))) {
    const changed = await stat(entry).then((found) => found.mtimeMs, () => now);
    if (now - changed > ABANDONED_MS) left.push(entry);
  }
  return left;
}

/**
 * Puts a new cache in place in one rename: written beside, then moved, so that neither a kill nor a second process
 * leaves a half cache. Where another process was faster and its cache is usable, that one stays.
 * Throws CertError CERT-CACHE when the folder cannot be written.
 */
export async function writeCache(dir: string, manifest: Omit<Manifest, 'files'>, files: PkiFiles, ids: IdSource): Promise<void> {
  const building = join(dir, `.building-${ids.uuid()}`);
  const old = join(dir, `.old-${ids.uuid()}`);
  try {
    const hashes: Record<string, string> = {};
    for (const [path, text] of files) {
      const file = join(building, path);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, text, { mode: path.endsWith('.key.pem') ? 0o600 : 0o644, flag: 'wx' });
      hashes[path] = sha256(text);
    }
    await writeFile(join(building, MANIFEST), JSON.stringify({ ...manifest, files: hashes } satisfies Manifest, null, 1), { flag: 'wx' });
    const usable = async (folder: string): Promise<boolean> => 'files' in (await readFolder(folder, manifest.recipe, manifest.madeAt));
    if (await usable(cacheFolder(dir))) return;
    const moved = await rename(cacheFolder(dir), old).then(() => true, (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return false;
    });
    // Another process may have put a good one there between our look and our move: that one goes back.
    await rename(moved && (await usable(old)) ? old : building, cacheFolder(dir)).catch((error: NodeJS.ErrnoException) => {
      // And where one arrived meanwhile, ours is not needed.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw new CertError('CERT-CACHE', `the PKI cannot be written: ${error instanceof Error ? error.message : String(error)}`, dir,
      'Give a folder that this user may write to.', { cause: error });
  } finally {
    // What cannot be removed is in nobody's way; it must not hide the error above.
    for (const left of [building, old, ...(await abandoned(dir, manifest.madeAt))]) await rm(left, { recursive: true, force: true }).catch(() => {});
  }
}

/** Where the files of an authority, and of an identity, stand in the folder, without their endings. */
export const authorityBase = (name: AuthorityName, tier: 'root' | 'issuing'): string => `authorities/${name}/${tier}`;
export const identityBase = (name: IdentityName): string => `identities/${name}`;

/** One key pair with its certificate as files: `<base>.key.pem`, `<base>.cert.pem`. */
export function pairFiles(base: string, keyPem: string, certificate: X509Certificate): [string, string][] {
  return [[`${base}.key.pem`, keyPem], [`${base}.cert.pem`, certificate.toString()]];
}

/** A held key with its certificate. */
export interface KeyPair {
  certificate: X509Certificate;
  key: KeyObject;
}
