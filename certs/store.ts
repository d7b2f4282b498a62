import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IdSource } from '../protocols/time/ids';
import { CertError } from './errors';

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
export async function readCache(dir: string, recipe: string, now: number): Promise<{ files: PkiFiles } | { unusable: string }> {
  const folder = cacheFolder(dir);
  try {
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
    if (manifest.recipe !== recipe) return { unusable: 'it was made from another table of identities' };
    if (!(manifest.madeAt <= now && now < manifest.usableUntil)) return { unusable: 'its certificates are not valid now, or not for long' };
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
    if ('files' in (await readCache(dir, manifest.recipe, manifest.madeAt))) return;
    await rename(cacheFolder(dir), old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(building, cacheFolder(dir)).catch((error: NodeJS.ErrnoException) => {
      // Another process put its own there between our two renames; ours is not needed.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw new CertError('CERT-CACHE', `the PKI cannot be written: ${error instanceof Error ? error.message : String(error)}`, dir,
      'Give a folder that this user may write to.', { cause: error });
  } finally {
    // What cannot be removed is in nobody's way; it must not hide the error above.
    for (const left of [building, old]) await rm(left, { recursive: true, force: true }).catch(() => {});
  }
}

/** One key pair with its certificate as files: `<base>.key.pem`, `<base>.cert.pem`. */
export function pairFiles(base: string, keyPem: string, certificate: X509Certificate): [string, string][] {
  return [[`${base}.key.pem`, keyPem], [`${base}.cert.pem`, certificate.toString()]];
}

/** A held key with its certificate. */
export interface KeyPair {
  certificate: X509Certificate;
  key: KeyObject;
}
