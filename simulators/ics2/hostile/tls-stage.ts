import type { Pki } from '../../../certs/pki';
import type { ClientHello } from '../../../protocols/tls/client-hello';
import type { ClientOptions, TlsFacts } from '../../../protocols/tls/client';
import { shakeHands } from '../../../protocols/tls/handshake';
import type { EndedConnection, TlsListener } from '../../../protocols/tls/listener';
import { answerText, offerTls, suitesTaken, type Offer, type OfferAnswer } from '../../../protocols/tls/offer';
import type { ServerFace } from '../../../protocols/tls/server-context';
import { suiteName, suitesWorth, type SuiteWorth } from '../../../protocols/tls/suites';
import { WireError } from '../../../protocols/tls/wire-error';
import type { Mailbox } from '../../../protocols/time/mailbox';
import type { SimulatorServices } from '../../services';
import { createKnocking, type Knocking } from './knock';

/** OpenSSL speaks old versions and suites only where it is told to take everything. */
const ANYTHING = '@SECLEVEL=0';
const only = (version: 'TLSv1' | 'TLSv1.1'): Partial<ServerFace> => ({ minVersion: version, maxVersion: version, ciphers: `DEFAULT${ANYTHING}` });

/** What the interface can show in handshakes instead of what is right, in the words of scenarios. */
const FACES = {
  'a certificate of another authority': ({ pki }) => ({ identity: pki.identity('trader-interface.tls.rogue') }),
  'a certificate that it has signed itself': async ({ pki, wall, ids }) => ({ identity: await pki.selfSigned('trader-interface.tls', wall.now(), ids) }),
  'an expired certificate': ({ pki }) => ({ identity: pki.identity('trader-interface.tls.expired') }),
  'a certificate for another host': ({ pki }) => ({ identity: pki.identity('trader-interface.tls.other-host') }),
  'TLS 1.0 only': () => only('TLSv1'),
  'TLS 1.1 only': () => only('TLSv1.1'),
  'only suites without forward secrecy': () => ({ maxVersion: 'TLSv1.2', ciphers: 'kRSA+AES' }),
  'only suites without encryption': () => ({ maxVersion: 'TLSv1.2', ciphers: `eNULL${ANYTHING}` }),
} satisfies Record<string, (parts: { pki: Pki } & Pick<SimulatorServices, 'wall' | 'ids'>) => Partial<ServerFace> | Promise<Partial<ServerFace>>>;

export type FaceName = keyof typeof FACES;

/** A server that handshakes are tried on: where it is, and who tries it, as party names. */
export interface Tried {
  url: string;
  server: string;
  client: string;
}

/** Everything about handshakes that scenarios can arrange and see. */
export interface TlsStage {
  /** What clients have offered to the interface. */
  hellos: Mailbox<ClientHello>;
  /** Every connection to the interface, once it has ended. */
  connections: Mailbox<EndedConnection>;
  /** Ends all open connections, so that the next request needs a handshake. */
  cut(): Promise<void>;
  /** Shows another face until {@link TlsStage.showOwn}; open connections end before it returns. */
  show(face: FaceName): Promise<void>;
  showOwn(): Promise<void>;
  /** Offers a version and nothing newer, with all suites. */
  offer(tried: Tried, version: Offer['version']): Promise<OfferAnswer>;
  /** Offers suites of this worth with TLS 1.2, until it takes none; `last` is the answer that ended it. */
  offerSuites(tried: Tried, worth: SuiteWorth): Promise<{ taken: string[]; last: OfferAnswer }>;
  /** A real handshake with exactly this version and the interface's own certificate. */
  connect(tried: Tried, version: 'TLSv1.2' | 'TLSv1.3'): Promise<TlsFacts | WireError>;
  /** A client of our own at the interface's door. */
  knocking: Knocking;
  reset(): void;
}

/** @param listener the interface's endpoint, where `seen` is noted. @param timeoutMs bound of one attempt, ms of wall time */
export function createTlsStage(services: SimulatorServices, listener: TlsListener & { url: string }, seen: Pick<TlsStage, 'hellos' | 'connections'>, timeoutMs: number): TlsStage {
  const { pki, wall, ids, observe } = services;
  let disguised = false;
  const showOwn = async (): Promise<void> => {
    if (!disguised) return;
    disguised = false;
    await listener.show();
  };

  const offered = ({ url }: Tried, version: Offer['version'], suites: readonly number[]): Offer => ({ url, version, suites, random: ids.bytes(32), timeoutMs });
  const report = ({ server, client }: Tried, what: string, answer: OfferAnswer): void => {
    const facts = answer.kind === 'agreed' ? { outcome: 'accepted' as const, protocol: answer.version, cipher: suiteName(answer.suite) } : { outcome: 'refused' as const, refusal: 'handshake-failed' as const };
    observe({ kind: 'handshake', server, client, ...facts, detail: `${answerText(answer)}; we went no further`, offered: what });
  };

  return {
    hellos: seen.hellos,
    connections: seen.connections,
    cut: () => listener.show(),
    async show(face) {
      disguised = true;
      await listener.show(await FACES[face]({ pki, wall, ids }));
    },
    showOwn,
    async offer(tried, version) {
      const answer = await offerTls(offered(tried, version, suitesWorth('sound', 'exposed', 'broken')));
      report(tried, `up to ${version}, all suites`, answer);
      return answer;
    },
    async offerSuites(tried, worth) {
      const suites = suitesWorth(worth);
      const { taken, last } = await suitesTaken(offered(tried, 'TLSv1.2', suites));
      for (const suite of taken) report(tried, `TLSv1.2, ${worth} suites`, { kind: 'agreed', version: 'TLSv1.2', suite });
      report(tried, `TLSv1.2, ${taken.length === 0 ? '' : 'the other '}${worth} suites`, last);
      return { taken: taken.map(suiteName), last };
    },
    async connect({ url, server, client }, version) {
      const options: ClientOptions = { url, identity: pki.identity('trader-interface.tls'), ca: pki.trustAnchors('tls'), timeoutMs, minVersion: version, maxVersion: version };
      try {
        const { facts } = await shakeHands(options);
        observe({ kind: 'handshake', server, client, outcome: 'accepted', offered: `${version} only`, protocol: facts.protocol, cipher: facts.cipher, peer: facts.peer });
        return facts;
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        observe({ kind: 'handshake', server, client, outcome: 'refused', refusal: 'handshake-failed', offered: `${version} only`, detail: `${error.code}: ${error.detail}` });
        return error;
      }
    },
    knocking: createKnocking(services, listener.url, timeoutMs),
    reset() {
      void showOwn();
    },
  };
}
