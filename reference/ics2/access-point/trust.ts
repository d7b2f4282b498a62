import { verifyChain } from '../../../certs/verify';
import type { Trust } from '../../../protocols/as4';
import type { Clock } from '../../../protocols/time/clock';
import type { OperatorSettings } from '../settings';

/** Trust in customs' seal: a chain to the configured seal authorities, valid and not revoked now (ICD 4.6.2). */
export function sealTrustOf(settings: OperatorSettings, wall: Clock): Trust {
  return (chain) => verifyChain(chain, { ...settings.sealTrust, at: wall.now(), usage: 'seal' });
}
