import type { HelloInput } from '../../../iut/contract';
import type { TlsIdentity } from '../../../protocols/tls/listener';
import { readHello } from '../../common/hello';

/** What the exchange takes from `hello`. */
export interface Settings {
  /** Where the other authority takes messages. */
  address: string;
  /** Code of its state. */
  other: string;
  identity: TlsIdentity;
  ca: string[];
}

/** Throws DriverError (`configuration`) where `hello` lacks something. */
export function settingsFrom(hello: HelloInput): Settings {
  const { endpoint, fact, file, pems } = readHello(hello);
  return {
    address: `${endpoint('kz.customs-authority')}/exchange`,
    other: fact('kz.otherState', 'BY'),
    identity: { keyPem: file('kz.tls.key'), chainPem: file('kz.tls.cert') },
    ca: pems('tls.ca'),
  };
}
