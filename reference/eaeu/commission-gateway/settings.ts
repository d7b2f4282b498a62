import type { HelloInput } from '../../../iut/contract';
import { gatewayAddress } from '../../../protocols/eaeu-soap';
import type { TlsIdentity } from '../../../protocols/tls/listener';
import { durationMilliseconds } from '../../../requirements/parameters';
import { TRANSPORT } from '../../../requirements/eaeu/transport';
import { readHello } from '../../common/hello';

/** Who may come through which door: gateways of member states through the inner one, third countries through the external gateway. */
export type Door = 'national' | 'external';

/** What the Commission's gateway takes from `hello`. */
export interface Settings {
  /** Our own name among gateways (Decision 5, item 56). */
  address: string;
  /** Where each neighbouring segment takes messages, by its code; a third country's code leads out of the external gateway. */
  neighbours: ReadonlyMap<string, string>;
  /** The Commission's journal service. */
  journalUrl: string;
  /** SHA-256 fingerprints of the certificates that may come through a door. */
  admitted: Readonly<Record<Door, string>>;
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
  const segments = Object.keys(hello.endpoints).filter((name) => name.startsWith(NEIGHBOUR));
  return {
    address: gatewayAddress('EEC'),
    neighbours: new Map(segments.map((name) => [name.slice(NEIGHBOUR.length), endpoint(name)])),
    journalUrl: endpoint('eaeu.journal'),
    admitted: { national: fact('eaeu.peer.national'), external: fact('eaeu.peer.third-country') },
    identity: { keyPem: file('eaeu.tls.key'), chainPem: file('eaeu.tls.cert') },
    ca: pems('tls.ca'),
    answerLimitMs: duration('eaeu.wire.wait', 'PT10S'),
    expiryMs: durationMilliseconds(TRANSPORT.expiry)!,
  };
}
