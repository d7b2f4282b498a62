import { isQueue } from '../../../protocols/amqp';
import { buildEnvelope, SOAP_MEDIA_TYPE, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import { WireError } from '../../../protocols/tls/wire-error';
import type { IdentityName } from '../../../certs/identities';
import type { WireMessage } from '../../../protocols/wire';
import { postAndReport, type Parties } from '../../common/connect';
import { requestPosted } from '../../common/wire-events';
import type { SimulatorServices } from '../../services';
import type { Transport } from '../transport';
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
const HEADERS = { 'content-type': SOAP_MEDIA_TYPE };

function outcomeOf(knock: Knock, line: { exchange: string; from: string; to: string }): WireMessage {
  const [label, start, text] = knock.kind === 'answered' ? [`HTTP ${knock.status}`, `HTTP/1.1 ${knock.status}`, knock.text] : [knock.code, '(no answer)', ''];
  const facts = knock.kind === 'refused' ? { failure: knock.why } : undefined;
  return { kind: 'message', leg: 'response', ...line, label, http: { start, headers: [] }, bytes: Buffer.from(text), ...(facts === undefined ? {} : { facts }) };
}

export function createProbes(services: SimulatorServices, transport: Transport, gatewayUrl: () => string): Probes {
  const knock = async (url: string | undefined, message: OutgoingMessage | Buffer, as: IdentityName | undefined, tls12 = false, parties?: Parties): Promise<Knock> => {
    if (url === undefined) return { kind: 'refused', code: 'no-endpoint', why: 'the IUT named no endpoint' };
    // The gateway reports who knocks at its own door.
    const observe = parties === undefined ? () => undefined : services.observe;
    const body = Buffer.isBuffer(message) ? message : buildEnvelope(message);
    try {
      const answer = await (isQueue(url) && as !== undefined ? transport.post({ client: 'stranger', server: 'gateway' }, as, { url, headers: HEADERS, body, timeoutMs: TIMEOUT_MS }) : postAndReport(observe, parties ?? { client: 'stranger', server: 'gateway' }, {
        url, timeoutMs: TIMEOUT_MS, ca: services.pki.trustAnchors('tls'),
        ...(tls12 ? { maxVersion: 'TLSv1.2' as const } : {}),
        ...(as === undefined ? {} : { identity: services.pki.identity(as) }),
        headers: HEADERS, body,
      }));
      return { kind: 'answered', status: answer.status, text: answer.body.toString('utf8').slice(0, 1000) };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return { kind: 'refused', code: error.code, why: error.detail };
    }
  };
  /** At the IUT's door nobody of ours stands behind it to report: what is sent and what comes back is reported here. */
  const knockAtIut = async (url: string | undefined, message: OutgoingMessage | Buffer, as: IdentityName | undefined, tls12 = false): Promise<Knock> => {
    const exchange = services.ids.uuid();
    const client = as === 'gateway.tls' ? 'gateway' : 'stranger';
    const bytes = Buffer.isBuffer(message) ? message : buildEnvelope(message);
    const shown = { exchange, from: client, to: 'iut', label: `knock ${as === undefined ? 'without certificate' : `as ${as}`}` };
    if (url !== undefined) services.observe(requestPosted(shown, url, HEADERS, bytes));
    const result = await knock(url, bytes, as, tls12, { client, server: 'iut' });
    if (url !== undefined) services.observe(outcomeOf(result, { exchange, from: 'iut', to: client }));
    return result;
  };
  return {
    atGateway: (message, as) => knock(gatewayUrl(), message, as),
    atIut: (message, as) => knockAtIut(services.iutEndpoint(), message, as),
    async tamperedAtIut(message) {
      const url = services.iutEndpoint();
      if (url === undefined) return { knock: await knockAtIut(url, message, 'gateway.tls'), changed: 0 };
      const { hostname, port, pathname } = new URL(url);
      const line = await openTamperingLine({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) });
      try {
        return { knock: await knockAtIut(`https://127.0.0.1:${line.port}${pathname}`, message, 'gateway.tls', true), changed: line.changed() };
      } finally {
        await line.close();
      }
    },
  };
}
