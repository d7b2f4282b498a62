import type { IdentityName } from '../../certs/identities';
import type { Pki } from '../../certs/pki';
import type { SealingKey } from '../../protocols/as4';
import type { SimulatorServices } from '../services';

/** The key and path of certificates with which a party of ours seals. */
export function sealingKey(pki: Pki, name: IdentityName): SealingKey {
  const { key, chain } = pki.identity(name);
  return { privateKey: key, chain };
}

/** eb:MessageInfo of another message from this host: an id that no other has, and the time (ICD 3.30, 4.2.1). */
export function messageInfo({ ids, wall }: Pick<SimulatorServices, 'ids' | 'wall'>, host: string): { messageId: string; timestamp: string } {
  return { messageId: `${ids.uuid()}@${host}`, timestamp: new Date(wall.now()).toISOString() };
}
