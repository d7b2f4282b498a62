import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import * as forge from 'node-forge';
import { CertError } from './errors';

/** What an operator's keystore holds. */
export interface Keystore {
  key: KeyObject;
  /** PKCS#8. */
  keyPem: string;
  certPem: string;
  /** PEM, leaf first, then what else the file holds in order of issuing; without a self-signed root. */
  chainPem: string;
  /** DER, leaf first; with the root where the file holds it. */
  chain: Buffer[];
}

/** A keystore is a few kilobytes; a file beyond this is something else. */
const MAX_KEYSTORE_BYTES = 1024 * 1024;

/** PKCS#12 encodes a password differently for its MAC and its contents, and tools disagree beyond ASCII. */
const ASCII = /^[\x20-\x7e]*$/;
const NOT_ASCII = 'The password has characters beyond ASCII, which tools read differently; give the keystore an ASCII password.';

const pkcs12 = forge.pki.oids;

async function load(file: string, place: string): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const word = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CertError('CERT-KEYSTORE-MISSING', `the keystore ${file} cannot be read (${word})`, place, 'Check the path and the rights of the file.', { cause: error });
  }
  if (bytes.length > MAX_KEYSTORE_BYTES) {
    throw new CertError('CERT-KEYSTORE-MALFORMED', `${file} has ${bytes.length} bytes, too many for a keystore`, place, 'Give a PKCS#12 file (.p12, .pfx).');
  }
  return bytes;
}

function parse(bytes: Buffer, password: string, file: string, place: string): forge.pkcs12.Pkcs12Pfx {
  let asn1: forge.asn1.Asn1;
  try {
    asn1 = forge.asn1.fromDer(bytes.toString('latin1'));
  } catch (error) {
    const hint = bytes.subarray(0, 4).toString('hex') === 'feedfeed'
      ? 'This is a Java keystore (JKS); convert it: keytool -importkeystore -deststoretype PKCS12.'
      : 'Give a PKCS#12 file (.p12, .pfx).';
    throw new CertError('CERT-KEYSTORE-MALFORMED', `${file} is not a PKCS#12 keystore`, place, hint, { cause: error });
  }
  try {
    return forge.pkcs12.pkcs12FromAsn1(asn1, false, password);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (/password|MAC could not be verified/i.test(words)) {
      const hint = ASCII.test(password) ? 'Check the environment variable that holds the password.' : NOT_ASCII;
      throw new CertError('CERT-KEYSTORE-PASSWORD', `the password does not open ${file}`, place, hint, { cause: error });
    }
    throw new CertError('CERT-KEYSTORE-MALFORMED', `${file} cannot be read as PKCS#12: ${words}`, place, 'Export it again, with RSA keys, by openssl or keytool.', { cause: error });
  }
}

function keys(pfx: forge.pkcs12.Pkcs12Pfx): forge.pkcs12.Bag[] {
  return [pkcs12.pkcs8ShroudedKeyBag!, pkcs12.keyBag!].flatMap((bagType) => pfx.getBags({ bagType })[bagType] ?? []);
}

/** DER of a certificate bag; also where forge could not make a certificate of it (EC), in its undecoded form. */
function certificateOf(bag: forge.pkcs12.Bag): X509Certificate {
  const asn1 = bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1;
  return new X509Certificate(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'));
}

/** From the leaf upwards, as far as the file's certificates lead. */
function chainFrom(leaf: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const chain = [leaf];
  for (let last = leaf; ;) {
    const issuer = others.find((candidate) => !chain.includes(candidate) && last.checkIssued(candidate));
    if (issuer === undefined) return chain;
    chain.push(issuer);
    last = issuer;
  }
}

/**
 * Reads a PKCS#12 keystore with one private key. `place` is the configuration key to name in errors (default: the file).
 * Throws CertError CERT-KEYSTORE-MISSING, -PASSWORD, -MALFORMED, or -NO-KEY (no RSA key with its certificate).
 */
export async function readKeystore(file: string, password: string, place: string = file): Promise<Keystore> {
  const pfx = parse(await load(file, place), password, file, place);
  const noKey = (why: string): CertError =>
    new CertError('CERT-KEYSTORE-NO-KEY', `${file}: ${why}`, place, 'The file must hold exactly one RSA private key with its certificate.');
  const held = keys(pfx);
  if (held.length !== 1) throw noKey(`${held.length} private keys`);
  // An elliptic-curve entry comes back as null without any error.
  if (!held[0]!.key) throw noKey('the private key is not RSA (elliptic curve?)');
  const key = createPrivateKey(forge.pki.privateKeyToPem(held[0]!.key));
  const certificates = (pfx.getBags({ bagType: pkcs12.certBag! })[pkcs12.certBag!] ?? []).map(certificateOf);
  const leaf = certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (leaf === undefined) throw noKey('no certificate goes with the private key');
  const chain = chainFrom(leaf, certificates);
  const sent = chain.filter((certificate, index) => index === 0 || !certificate.checkIssued(certificate));
  return {
    key,
    keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certPem: leaf.toString(),
    chainPem: sent.map(String).join(''),
    chain: chain.map((certificate) => certificate.raw),
  };
}

/**
 * Writes a PKCS#12 keystore that openssl, keytool and Node open (AES-256, the chain with its root), readable by its owner only.
 * Throws CertError CERT-KEYSTORE-PASSWORD for a password beyond ASCII, CERT-CACHE when the file cannot be written.
 */
export async function writeKeystore(identity: { name: string; keyPem: string; chain: readonly Buffer[] }, file: string, password: string): Promise<void> {
  if (!ASCII.test(password)) throw new CertError('CERT-KEYSTORE-PASSWORD', 'the keystore is not written', file, NOT_ASCII);
  const asn1 = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(identity.keyPem) as forge.pki.rsa.PrivateKey,
    identity.chain.map((der) => forge.pki.certificateFromPem(new X509Certificate(der).toString())),
    password,
    { algorithm: 'aes256', friendlyName: identity.name },
  );
  try {
    await writeFile(file, Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'), { mode: 0o600 });
  } catch (error) {
    throw new CertError('CERT-CACHE', `the keystore cannot be written: ${error instanceof Error ? error.message : String(error)}`, file, 'Check folder and rights.', { cause: error });
  }
}
