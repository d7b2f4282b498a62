import type { HelloInput } from '../../iut/contract';
import type { TlsIdentity } from '../../protocols/tls/listener';
import { roleAddress } from '../../requirements/eaeu/process';
import { readHello } from '../common/hello';

/** What the authorised body takes from `hello`. */
export interface Settings {
  gatewayUrl: string;
  identity: TlsIdentity;
  /** Roots (PEM) of the authority whose certificates may talk to us. */
  ca: string[];
  /** Our logical address, and the segment in it. */
  address: string;
  segment: string;
  /** A gateway answers at once with 202; a longer silence is a failure of the channel. Wall time, ms. */
  answerLimitMs: number;
}

/** Throws DriverError (`configuration`) where `hello` lacks something. */
export function settingsFrom(hello: HelloInput): Settings {
  const { endpoint, fact, file, pems, duration } = readHello(hello);
  const address = fact('eaeu.address', roleAddress('authorised-body'));
  return {
    gatewayUrl: endpoint('eaeu.gateway'),
    identity: { keyPem: file('eaeu.tls.key'), chainPem: file('eaeu.tls.cert') },
    ca: pems('tls.ca'),
    address,
    segment: address.split('/')[2] ?? '',
    answerLimitMs: duration('eaeu.wire.wait', 'PT10S'),
  };
}
