import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** Length of every RSA key that we make, in bits (eDelivery asks for at least 3072 for new keys). */
export const RSA_BITS = 3072;

/** Node makes keys in its thread pool; more at once than this only fights over the processor. */
const AT_ONCE = 2;

const generate = promisify(generateKeyPair);

/** Makes one RSA key pair per name, PKCS#8 PEM. Calls `onMade` after each, for a progress line. */
export async function makeKeys(names: readonly string[], onMade: (done: number, of: number) => void): Promise<Map<string, KeyObject>> {
  const keys = new Map<string, KeyObject>();
  const waiting = [...names];
  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { privateKey } = await generate('rsa', { modulusLength: RSA_BITS });
      keys.set(name, privateKey);
      onMade(keys.size, names.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return keys;
}

export function keyToPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

export function keyFromPem(pem: string): KeyObject {
  return createPrivateKey(pem);
}
