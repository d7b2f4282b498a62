import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NS } from '..';

const run = promisify(execFile);
const LIMIT_MS = 30_000;
const IDS = ['--id-attr:Id', `${NS.eb}:Messaging`, '--id-attr:Id', `${NS.env}:Body`];

/** xmlsec1 on signals: it knows nothing of attachments. */
export function xmlsecIn(folder: string): {
  /** Whether it finds the signature value and every digest right. @param publicKey SPKI in PEM. */
  verifies(envelope: Buffer, publicKey: string): Promise<boolean>;
  /** Fills in the digests and the signature value of a template. @param privateKey PKCS#8 in PEM. */
  sign(template: Buffer, privateKey: string): Promise<Buffer>;
} {
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    verifies: (envelope, publicKey) =>
      run('xmlsec1', ['--verify', '--pubkey-pem', file('public.pem', publicKey), ...IDS, file('message.xml', envelope)], { timeout: LIMIT_MS }).then(() => true, () => false),
    sign: async (template, privateKey) => {
      const output = join(folder, 'signed.xml');
      await run('xmlsec1', ['--sign', '--privkey-pem', file('private.pem', privateKey), '--output', output, ...IDS, file('template.xml', template)], { timeout: LIMIT_MS });
      return readFileSync(output);
    },
  };
}
