import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SealingKey } from '../../protocols/as4';
import type { TlsIdentity } from '../../protocols/tls/listener';
import { DriverError, type HelloInput } from '../../iut/contract';

/** What the operator is configured with, read once from `hello`. */
export interface OperatorSettings {
  /** The Trader Interface's URL. */
  interfaceUrl: string;
  eori: string;
  partyId: string;
  /** Host part of message ids. */
  fqdn: string;
  customsPartyId: string;
  tls: { identity: TlsIdentity; ca: string[] };
  seal: SealingKey;
  /** Trust in the seals of others. */
  sealTrust: { anchors: string[]; crls: string[] };
  retry: { intervalMs: number; maxAttempts: number };
  /** How long one attempt waits for the answer on the same connection, in ms. */
  answerTimeoutMs: number;
}

/**
 * @throws DriverError (configuration) naming the key of `hello` that is missing or cannot be read.
 */
export function readSettings(hello: HelloInput): OperatorSettings {
  const file = (name: string): string => {
    const path = hello.files[name];
    if (path === undefined) throw new DriverError('configuration', `hello names no file ${name}`, `set files["${name}"]`);
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      throw new DriverError('configuration', `cannot read ${name}: ${error instanceof Error ? error.message : String(error)}`, `check files["${name}"]`);
    }
  };
  const fact = (name: string, otherwise?: string): string => {
    const value = hello.facts[name] ?? otherwise;
    if (value === undefined) throw new DriverError('configuration', `hello states no fact ${name}`, `set facts["${name}"]`);
    return value;
  };
  const interfaceUrl = hello.endpoints['ics2.trader-interface'];
  if (interfaceUrl === undefined) throw new DriverError('configuration', 'hello names no endpoint ics2.trader-interface', 'set endpoints["ics2.trader-interface"]');
  const eori = fact('ics2.eori');
  return {
    interfaceUrl,
    eori,
    partyId: fact('ics2.partyId', eori),
    fqdn: fact('ics2.fqdn', 'as4.operator.example'),
    customsPartyId: fact('ics2.customsPartyId', 'sti-taxud'),
    tls: { identity: { keyPem: file('ics2.tls.key'), chainPem: file('ics2.tls.cert') }, ca: pemBlocks(file('tls.ca')) },
    seal: { privateKey: createPrivateKey(file('ics2.seal.key')), chain: certificates(file('ics2.seal.chain')) },
    sealTrust: { anchors: pemBlocks(file('ics2.seal.ca')), crls: hello.files['ics2.seal.crl'] === undefined ? [] : pemBlocks(file('ics2.seal.crl')) },
    retry: {
      intervalMs: durationMs(fact('parameter.as4.retry.interval', 'PT10S')),
      maxAttempts: Math.max(1, Number.parseInt(fact('parameter.as4.retry.maxAttempts', '4'), 10) || 1),
    },
    answerTimeoutMs: durationMs(fact('parameter.as4.receipt.timeout', 'PT60S')),
  };
}

/** Every PEM block of a file, one string each. */
export function pemBlocks(pem: string): string[] {
  return pem.match(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g) ?? [];
}

function certificates(pem: string): Buffer[] {
  return pemBlocks(pem).map((block) => new X509Certificate(block).raw);
}

/** ISO 8601 durations of hours, minutes and seconds, with a fraction: `PT10S`, `PT0.2S`, `PT1M30S`. */
export function durationMs(text: string): number {
  const parts = /^PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(text);
  if (parts === null || text === 'PT') throw new DriverError('configuration', `"${text}" is not a duration`, 'write it as PT10S or PT1M');
  const [hours, minutes, seconds] = [parts[1], parts[2], parts[3]].map((part) => Number(part ?? 0));
  return Math.round(((hours! * 60 + minutes!) * 60 + seconds!) * 1000);
}
