import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { postOverTls, type PostResult } from '../../protocols/tls/post';
import { WireError } from '../../protocols/tls/wire-error';
import type { Regime } from '../../requirements/catalogue/model';
import { REGIME_NAMES } from '../roles';
import type { IutDescription } from '../description/model';
import { pemCertificates } from './certificates';
import { fine, wrong, type DoctorOptions, type Finding } from './model';

/** Wall clocks further apart than this break limits that the wire sets in seconds (receipt times, signature times). */
const MAX_SKEW_MS = 5_000;

/**
 * TLS both ways with each endpoint of the IUT: its certificate against the configured authorities, ours accepted by it.
 * One empty GET is sent, for a TLS 1.3 server refuses a client only after the handshake; its answer's Date is compared
 * with our clock. Call after the network check: what cannot be reached is left out here.
 */
export async function checkTls(description: IutDescription, reachable: (key: string) => boolean, options: DoctorOptions): Promise<Finding[]> {
  const regimes = REGIME_NAMES.filter((regime) => description.endpoints[regime] !== undefined && reachable(`endpoints.${regime}`));
  return (await Promise.all(regimes.map((regime) => checkEndpoint(description, regime, options)))).flat();
}

function anchorsOf(description: IutDescription, options: DoctorOptions): readonly string[] {
  const given = description.certificates;
  if (given.kind === 'issued' || given.tls === undefined) return options.issuedTlsAnchors;
  return pemCertificates(readFileSync(given.tls.ca, 'utf8')).map((der) => new X509Certificate(der).toString());
}

async function checkEndpoint(description: IutDescription, regime: Regime, options: DoctorOptions): Promise<Finding[]> {
  const key = `endpoints.${regime}`;
  const url = description.endpoints[regime]!;
  let ca: readonly string[];
  try {
    ca = anchorsOf(description, options);
  } catch {
    // The certificate check has named the unreadable file already.
    return [];
  }
  try {
    const answer = await postOverTls({ url, method: 'GET', body: Buffer.alloc(0), headers: {}, identity: options.clientIdentity(regime), ca, timeoutMs: options.timeoutMs, maxResponseBytes: 1024 * 1024 });
    return [fine('certificate', key, `TLS both ways: ${answer.tls.protocol}, server ${answer.tls.peer.subject}, our certificate accepted`), clockFinding(key, answer, options)];
  } catch (error) {
    if (error instanceof WireError) return [tlsFinding(description, key, error)];
    throw error;
  }
}

function tlsFinding(description: IutDescription, key: string, error: WireError): Finding {
  const caKey = description.certificates.kind === 'own' && description.certificates.tls !== undefined ? 'certificates.tls.ca' : 'certificates.issue';
  switch (error.code) {
    case 'server-untrusted':
      return wrong('certificate', caKey, `the certificate of ${error.target} is not accepted by us (${error.detail})`, "name the authority behind the server's certificate, which must be valid and name this host");
    case 'tls-refused-by-peer':
      return wrong('certificate', key, `${error.target} refused our client certificate or our TLS version (${error.detail})`, 'let the implementation trust the authority in hello.files["tls.ca"] (customs-conformance certs show)');
    case 'connection-cut':
      return wrong('certificate', key, `${error.target} cut the connection after the handshake (${error.detail})`, 'most often our client certificate was not accepted: let the implementation trust the authority in hello.files["tls.ca"]; see its log');
    case 'timeout':
    case 'dns':
    case 'connect-refused':
    case 'malformed-http':
    case 'response-too-large':
    case 'refused-by-broker':
    case 'malformed-amqp':
      return wrong('network', key, `${error.target}: ${error.code} (${error.detail})`, error.hint);
  }
}

function clockFinding(key: string, answer: PostResult, { clock }: DoctorOptions): Finding {
  const header = Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'date')?.[1];
  const theirs = header === undefined ? NaN : Date.parse(header);
  if (Number.isNaN(theirs)) return fine('clock', key, 'the answer carries no Date, so the clocks were not compared');
  // The header counts whole seconds.
  const skew = clock.now() - theirs;
  const seconds = Math.round(Math.abs(skew) / 1000);
  return Math.abs(skew) > MAX_SKEW_MS + 1_000
    ? wrong('clock', key, `its clock is ${seconds} s ${skew > 0 ? 'behind' : 'ahead of'} ours (Date: ${header})`, 'set both machines by NTP')
    : fine('clock', key, `its clock and ours agree within ${seconds + 1} s`);
}
