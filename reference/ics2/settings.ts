import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { SealingKey } from '../../protocols/as4';
import type { TlsIdentity } from '../../protocols/tls/listener';
import type { HelloInput } from '../../iut/contract';
import { readHello } from '../common/hello';
import type { CustomsInterface } from './access-point/interfaces';

/** An access point of the operator, as it is enrolled with customs. */
export interface AccessPoint {
  partyId: string;
  binding: 'push' | 'pull';
}

/** What the operator is configured with, read once from `hello`. */
export interface OperatorSettings {
  /** The Trader Interfaces, the shared one first. */
  interfaces: CustomsInterface[];
  eori: string;
  partyId: string;
  /** Host part of message ids. */
  fqdn: string;
  tls: { identity: TlsIdentity; ca: string[] };
  seal: SealingKey;
  /** Trust in the seals of others. */
  sealTrust: { anchors: string[]; crls: string[] };
  retry: { intervalMs: number; maxAttempts: number };
  accessPoints: AccessPoint[];
  /** How often an access point that pulls looks for messages, in ms. */
  pullIntervalMs: number;
  /** How long one attempt waits for the answer on the same connection, in ms. */
  answerTimeoutMs: number;
}

/**
 * @throws DriverError (configuration) naming the key of `hello` that is missing or cannot be read.
 */
export function readSettings(hello: HelloInput): OperatorSettings {
  const { endpoint, fact, file, pems, duration } = readHello(hello);
  const eori = fact('ics2.eori');
  return {
    interfaces: [{ partyId: fact('ics2.customsPartyId', 'sti-taxud'), url: endpoint('ics2.trader-interface') }, ...nationalInterfaces(hello)],
    eori,
    partyId: fact('ics2.partyId', eori),
    fqdn: fact('ics2.fqdn', 'as4.operator.example'),
    tls: { identity: { keyPem: file('ics2.tls.key'), chainPem: file('ics2.tls.cert') }, ca: pems('tls.ca') },
    seal: { privateKey: createPrivateKey(file('ics2.seal.key')), chain: pems('ics2.seal.chain').map((block) => new X509Certificate(block).raw) },
    sealTrust: { anchors: pems('ics2.seal.ca'), crls: hello.files['ics2.seal.crl'] === undefined ? [] : pems('ics2.seal.crl') },
    retry: {
      intervalMs: duration('as4.retry.interval', 'PT10S'),
      maxAttempts: Math.max(1, Number.parseInt(fact('parameter.as4.retry.maxAttempts', '4'), 10) || 1),
    },
    accessPoints: accessPointsOf(hello.facts),
    pullIntervalMs: duration('as4.pull.interval', 'PT30S'),
    answerTimeoutMs: duration('as4.answer.timeout', 'PT60S'),
  };
}

/** Facts `ics2.nationalInterface.<n>.partyId` and `.country`, counted from 1; the endpoint is named by the party id. */
function nationalInterfaces({ facts, endpoints }: HelloInput): CustomsInterface[] {
  const interfaces: CustomsInterface[] = [];
  for (;;) {
    const name = `ics2.nationalInterface.${interfaces.length + 1}`;
    const partyId = facts[`${name}.partyId`];
    const url = endpoints[`ics2.${partyId ?? ''}`];
    if (partyId === undefined || url === undefined) return interfaces;
    interfaces.push({ partyId, url, country: facts[`${name}.country`] });
  }
}

/** Facts `ics2.accessPoint.<n>.partyId` and `.binding`, counted from 1. */
function accessPointsOf(facts: HelloInput['facts']): AccessPoint[] {
  const points: AccessPoint[] = [];
  for (;;) {
    const name = `ics2.accessPoint.${points.length + 1}`;
    const partyId = facts[`${name}.partyId`];
    if (partyId === undefined) return points;
    points.push({ partyId, binding: facts[`${name}.binding`] === 'pull' ? 'pull' : 'push' });
  }
}
