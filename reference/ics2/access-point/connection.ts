import type { ClientOptions } from '../../../protocols/tls/client';
import type { ListenerOptions, TlsIdentity } from '../../../protocols/tls/listener';
import { FORWARD_SECRET } from '../../../protocols/tls/suites';

/** How the operator connects, as client and as server (ICD v3.30, 4.6.1; eDelivery AS4 1.15, 1.4.2.6). */
export interface ConnectionChoices {
  /** Whether it looks at the certificate of the other side. */
  checksPeer: boolean;
  /** The oldest version that it speaks. */
  oldest: 'TLSv1.2' | 'TLSv1';
}

export const SOUND_CONNECTION: ConnectionChoices = { checksPeer: true, oldest: 'TLSv1.2' };

interface Keys {
  identity: TlsIdentity;
  ca: string[];
}

/** OpenSSL lets the old versions be spoken only where it is told to take everything. */
const spoken = ({ oldest }: ConnectionChoices): { minVersion: 'TLSv1.2' | 'TLSv1'; ciphers: string } =>
  ({ minVersion: oldest, ciphers: oldest === 'TLSv1.2' ? FORWARD_SECRET : 'DEFAULT@SECLEVEL=0' });

export function asClient({ identity, ca }: Keys, choices: ConnectionChoices): Pick<ClientOptions, 'identity' | 'ca' | 'verifyServer' | 'minVersion' | 'ciphers'> {
  return { identity, ca, verifyServer: choices.checksPeer, ...spoken(choices) };
}

export function asServer({ identity, ca }: Keys, choices: ConnectionChoices): Pick<ListenerOptions, 'identity' | 'ca' | 'mode' | 'alsoAdmits' | 'minVersion' | 'ciphers'> {
  return { identity, ca, mode: 'strict', ...(choices.checksPeer ? {} : { alsoAdmits: 'anybody' as const }), ...spoken(choices) };
}
