import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** Length of the RSA keys that we make, in bits (eDelivery asks for at least 3072 for new keys). */
export const RSA_BITS = 3072;

/** Node makes keys in its thread pool; more at once than this only fights over the processor. */
const AT_ONCE = 2;

const generate = promisify(generateKeyPair);

/** A key pair to be made: RSA of {@link RSA_BITS} unless it says otherwise. */
export interface KeyRequest {
  name: string;
  bits?: number;
  curve?: 'P-256';
}

/** Makes the key pairs, by name. Calls `onMade` after each, for a progress line. */
export async function makeKeys(requests: readonly KeyRequest[], onMade: (done: number, of: number) => void): Promise<Map<string, KeyObject>> {
  const keys = new Map<string, KeyObject>();
  const waiting = [...requests];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { privateKey } = await (next.curve === undefined ? generate('rsa', { modulusLength: next.bits ?? RSA_BITS }) : generate('ec', { namedCurve: next.curve }));
      keys.set(next.name, privateKey);
      onMade(keys.size, requests.length);
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
