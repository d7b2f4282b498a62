import type { IdentityName } from '../../../certs/identities';
import { envelope, SOAP11_MEDIA_TYPE } from '../../../protocols/soap11';
import { postOverTls } from '../../../protocols/tls/post';
import { WireError, type WireErrorCode } from '../../../protocols/tls/wire-error';
import type { Schema, Xml } from '../../../protocols/xml';
import type { SimulatorServices } from '../../services';
import { readAnswer, type Answer } from '../judge/answer';

/** By this header the authority knows the harness's own client from the implementation under test, in evidence only. */
export const PROBE_AGENT = 'customs-conformance-probe';

/** What came of one request of the probe. */
export type ProbeResult =
  | { kind: 'answered'; status: number; body: Buffer; answer: Answer }
  | { kind: 'not-answered'; code: WireErrorCode; detail: string };

export interface ProbeOptions {
  /** `null` shows no certificate. */
  identity?: IdentityName | null;
  limitMs?: number;
  /** To the authority under test instead of our own. */
  underTest?: boolean;
}

export interface Probe {
  /** Posts a document (XML without envelope) as a carrier. */
  present(document: string, options?: ProbeOptions): Promise<ProbeResult>;
  /** Posts these bytes as they are. */
  send(body: Buffer, options?: ProbeOptions): Promise<ProbeResult>;
}

/** Wall-clock bound of one request of the probe: only a simulator that breaks a rule ever comes near it. */
const PROBE_LIMIT_MS = 5000;

/** @throws Error where the implementation under test has named no address; a scenario asks for `receive:kz` first. */
function addressUnderTest({ iutEndpoint }: SimulatorServices): string {
  const house = iutEndpoint();
  if (house === undefined) throw new Error('the implementation under test has no endpoint kz');
  return `${house}/pre-arrival`;
}

export function createProbe({ services, url, xml, schema }: { services: SimulatorServices; url: string; xml: Xml; schema: Schema }): Probe {
  const send: Probe['send'] = async (body, { identity = 'carrier.tls', limitMs = PROBE_LIMIT_MS, underTest = false } = {}) => {
    const address = underTest ? addressUnderTest(services) : url;
    const ca = services.pki.trustAnchors('tls');
    const certificate = identity === null ? {} : { identity: services.pki.identity(identity) };
    try {
      const { status, body: answer } = await postOverTls({
        url: address, ca, ...certificate, body, timeoutMs: limitMs,
        headers: { 'content-type': SOAP11_MEDIA_TYPE, soapaction: '""', 'user-agent': PROBE_AGENT },
      });
      return { kind: 'answered', status, body: answer, answer: readAnswer(xml, schema, status, answer) };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return { kind: 'not-answered', code: error.code, detail: error.detail };
    }
  };
  return { send, present: (document, options) => send(envelope(document), options) };
}
