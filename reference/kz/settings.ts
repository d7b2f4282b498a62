import type { HelloInput } from '../../iut/contract';
import type { TlsIdentity } from '../../protocols/tls/listener';
import { readHello } from '../common/hello';

/** What the carrier takes from `hello`. */
export interface Settings {
  /** Where documents are presented. */
  address: string;
  identity: TlsIdentity;
  ca: string[];
  /** Business time, ms: how long before the arrival, and after how long an unanswered document goes again. */
  leadMs: number;
  retryMs: number;
}

/** Throws DriverError (`configuration`) where `hello` lacks something. */
export function settingsFrom(hello: HelloInput): Settings {
  const { endpoint, file, pems, duration } = readHello(hello);
  return {
    address: endpoint('kz.revenue-authority'),
    identity: { keyPem: file('kz.tls.key'), chainPem: file('kz.tls.cert') },
    ca: pems('tls.ca'),
    leadMs: duration('kzpi.leadTime.road'),
    retryMs: duration('kz281.retryTime'),
  };
}
