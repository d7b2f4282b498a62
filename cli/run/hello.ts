import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pki } from '../../certs/pki';
import type { HelloInput } from '../../iut/contract';
import type { HarnessIdentity } from '../project';

/** Which of our identities the IUT may use in each regime when it has no keys of its own. */
const IUT_TLS = { ics2: 'operator.tls', eaeu: 'authorised-body.tls', kz: 'carrier.tls' } as const;

/** Writes several PEM blocks into one file beside the run's evidence and returns its path: IUTs take files, not values. */
function bundle(dir: string, name: string, pems: string[]): string {
  const file = join(dir, name);
  writeFileSync(file, pems.map((pem) => (pem.endsWith('\n') ? pem : `${pem}\n`)).join(''));
  return file;
}

export interface HelloSources {
  pki: Pki;
  harness: HarnessIdentity;
  /** Endpoints of the simulators, by name. */
  endpoints: Record<string, string>;
  /** Facts that both sides must agree on; parameters are added as `parameter.<name>`. */
  facts: Record<string, string>;
  parameters: Record<string, { value: string }>;
  /** Folder for bundled PEM files (trust anchors, revocation lists). */
  dir: string;
}

/** What the harness tells an IUT before anything else: where we listen, what to trust, which keys it may use. */
export function helloInput({ pki, harness, endpoints, facts, parameters, dir }: HelloSources): HelloInput {
  const files: Record<string, string> = {
    'tls.ca': bundle(dir, 'trust-tls.pem', pki.trustAnchors('tls')),
    'tls.crl': bundle(dir, 'crl-tls.pem', pki.crl('tls')),
    'ics2.seal.ca': bundle(dir, 'trust-seal.pem', pki.trustAnchors('seal-qualified')),
    'ics2.seal.crl': bundle(dir, 'crl-seal.pem', pki.crl('seal-qualified')),
    // A token of WS-Security holds the signer's certificate alone: who verifies it needs the issuing authority as well.
    'kz.seal.ca': bundle(dir, 'trust-kz-seal.pem', [readFileSync(pki.authorityFiles('seal-qualified').issuing, 'utf8'), ...pki.trustAnchors('seal-qualified')]),
  };
  for (const [regime, name] of Object.entries(IUT_TLS)) {
    const identity = pki.identity(name);
    files[`${regime}.tls.cert`] = identity.files.chain;
    files[`${regime}.tls.key`] = identity.files.key;
  }
  const seal = pki.identity('operator.seal');
  files['ics2.seal.chain'] = seal.files.fullChain;
  files['ics2.seal.key'] = seal.files.key;
  for (const kind of ['seal', 'ec-seal'] as const) {
    const signer = pki.identity(`carrier.${kind}`);
    files[`kz.${kind}.cert`] = signer.files.cert;
    files[`kz.${kind}.key`] = signer.files.key;
  }
  const named = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [`parameter.${name}`, value]));
  return { contract: 1, harness: { name: 'customs-conformance', version: harness.version }, endpoints, files, facts: { ...facts, ...named } };
}
