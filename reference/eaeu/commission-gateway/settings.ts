import type { HelloInput } from '../../../iut/contract';
import { gatewayAddress } from '../../../protocols/eaeu-soap';
import type { TlsIdentity } from '../../../protocols/tls/listener';
import { durationMilliseconds } from '../../../requirements/parameters';
import type { TlsPeer } from '../../../protocols/wire';
import { TRANSPORT } from '../../../requirements/eaeu/transport';
import { readHello } from '../../common/hello';

/** Who may come through which door: gateways of member states through the inner one, third countries through the external gateway. */
export type Door = 'national' | 'external';

/** Who may come through a door: SHA-256 fingerprint of its certificate, and its name at a broker, which has seen the certificate in our place. */
export interface Admitted {
  fingerprint: string;
  user: string;
}

export function isAdmitted({ fingerprint256, subject }: TlsPeer, { fingerprint, user }: Admitted): boolean {
  return fingerprint256 === fingerprint || (fingerprint256 === '' && user !== '' && subject === `CN=${user}`);
}

/** What the Commission's gateway takes from `hello`. */
export interface Settings {
  /** Our own name among gateways (Decision 5, item 56). */
  address: string;
  /** Where each neighbouring segment takes messages, by its code; a third country's code leads out of the external gateway. */
  neighbours: ReadonlyMap<string, string>;
  /** The Commission's journal service. */
  journalUrl: string;
  admitted: Readonly<Record<Door, Admitted>>;
  identity: TlsIdentity;
  ca: string[];
  /** Wall time, ms. */
  answerLimitMs: number;
  /** How long delivery may take, business time, ms (Annex 1 item 7). */
  expiryMs: number;
}

const NEIGHBOUR = 'eaeu.neighbour.';

/** Whether somebody stands beside a Commission's gateway at all. */
export function hasNeighbours(hello: HelloInput): boolean {
  return Object.keys(hello.endpoints).some((name) => name.startsWith(NEIGHBOUR));
}

/** Throws DriverError (`configuration`) where `hello` lacks something. */
export function settingsFrom(hello: HelloInput): Settings {
  const { endpoint, fact, file, pems, duration } = readHello(hello);
  const admitted = (name: string): Admitted => ({ fingerprint: fact(`eaeu.peer.${name}`), user: fact(`eaeu.peer.${name}.user`, '') });
  const segments = Object.keys(hello.endpoints).filter((name) => name.startsWith(NEIGHBOUR));
  return {
    address: gatewayAddress('EEC'),
    neighbours: new Map(segments.map((name) => [name.slice(NEIGHBOUR.length), endpoint(name)])),
    journalUrl: endpoint('eaeu.journal'),
    admitted: { national: admitted('national'), external: admitted('third-country') },
    identity: { keyPem: file('eaeu.tls.key'), chainPem: file('eaeu.tls.cert') },
    ca: pems('tls.ca'),
    answerLimitMs: duration('eaeu.wire.wait', 'PT10S'),
    expiryMs: durationMilliseconds(TRANSPORT.expiry)!,
  };
}
