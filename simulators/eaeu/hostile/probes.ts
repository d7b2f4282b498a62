import { buildEnvelope, SOAP_MEDIA_TYPE, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import { postOverTls } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import type { IdentityName } from '../../../certs/identities';
import type { SimulatorServices } from '../../services';
import { openTamperingLine } from './tamper';

/** What came of knocking at a door. */
export type Knock = { kind: 'answered'; status: number; text: string } | { kind: 'refused'; code: string; why: string };

/** Raw clients over real mutual TLS, for the doors of the gateway and of the IUT. */
export interface Probes {
  /** Posts to the gateway as somebody; without `as` no certificate is shown. */
  atGateway(message: OutgoingMessage | Buffer, as?: IdentityName): Promise<Knock>;
  /** Posts to the IUT as somebody. */
  atIut(message: OutgoingMessage | Buffer, as?: IdentityName): Promise<Knock>;
  /** Posts to the IUT as the gateway, over a line on which one byte of the message is changed. */
  tamperedAtIut(message: OutgoingMessage | Buffer): Promise<{ knock: Knock; changed: number }>;
}

const TIMEOUT_MS = 5_000;

export function createProbes(services: SimulatorServices, gatewayUrl: () => string): Probes {
  const knock = async (url: string | undefined, message: OutgoingMessage | Buffer, as: IdentityName | undefined, tls12 = false): Promise<Knock> => {
    if (url === undefined) return { kind: 'refused', code: 'no-endpoint', why: 'the IUT named no endpoint' };
    try {
      const answer = await postOverTls({
        url, timeoutMs: TIMEOUT_MS, ca: services.pki.trustAnchors('tls'),
        ...(tls12 ? { maxVersion: 'TLSv1.2' as const } : {}),
        ...(as === undefined ? {} : { identity: services.pki.identity(as) }),
        headers: { 'content-type': SOAP_MEDIA_TYPE }, body: Buffer.isBuffer(message) ? message : buildEnvelope(message),
      });
      return { kind: 'answered', status: answer.status, text: answer.body.toString('utf8').slice(0, 1000) };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return { kind: 'refused', code: error.code, why: error.detail };
    }
  };
  return {
    atGateway: (message, as) => knock(gatewayUrl(), message, as),
    atIut: (message, as) => knock(services.iutEndpoint(), message, as),
    async tamperedAtIut(message) {
      const url = services.iutEndpoint();
      if (url === undefined) return { knock: await knock(url, message, 'gateway.tls'), changed: 0 };
      const { hostname, port, pathname } = new URL(url);
      const line = await openTamperingLine({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) });
      try {
        return { knock: await knock(`https://127.0.0.1:${line.port}${pathname}`, message, 'gateway.tls', true), changed: line.changed() };
      } finally {
        await line.close();
      }
    },
  };
}
