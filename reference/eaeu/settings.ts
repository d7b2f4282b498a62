import { readFileSync } from 'node:fs';
import { DriverError, type HelloInput } from '../../iut/contract';
import type { TlsIdentity } from '../../protocols/tls/listener';
import { roleAddress } from '../../requirements/eaeu/process';

/** What the authorised body takes from `hello`. */
export interface Settings {
  gatewayUrl: string;
  identity: TlsIdentity;
  /** Roots (PEM) of the authority whose certificates may talk to us. */
  ca: string[];
  /** Our logical address. */
  address: string;
}

/** Throws DriverError (`configuration`) where `hello` lacks something. */
export function settingsFrom(hello: HelloInput): Settings {
  const need = (from: Record<string, string>, name: string, what: string): string => {
    const value = from[name];
    if (value === undefined) throw new DriverError('configuration', `hello names no ${what} ${name}`, `give ${name} in hello.${what}s`);
    return value;
  };
  const file = (name: string): string => readFileSync(need(hello.files, name, 'file'), 'utf8');
  const roots = file('tls.ca').match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return {
    gatewayUrl: need(hello.endpoints, 'eaeu.gateway', 'endpoint'),
    identity: { keyPem: file('eaeu.tls.key'), chainPem: file('eaeu.tls.cert') },
    ca: roots,
    address: hello.facts['eaeu.address'] ?? roleAddress('authorised-body'),
  };
}
