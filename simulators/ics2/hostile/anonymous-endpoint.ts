import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { EndpointOptions, MutualTlsEndpoint } from '../../../protocols/tls/endpoint';
import { peerOf } from '../../../protocols/tls/peer';
import type { TlsPeer } from '../../../protocols/wire';

const NOBODY: TlsPeer = { subject: '(none)', issuer: '(none)', serialNumber: '', fingerprint256: '', validFrom: '', validTo: '' };

/**
 * An endpoint that refuses wrong certificates and lets in clients that show none: the planted fault ICS2-SEED-20, and nothing
 * else. Scripted misbehaviour is not supported, so scenarios that need it are blocked under this fault.
 */
export async function listenToAnonymous(options: EndpointOptions): Promise<MutualTlsEndpoint> {
  const { identity, ca, crl, ids, handler, observe, party, maxBodyBytes = 1_000_000 } = options;
  const refusedSockets = new WeakSet<TLSSocket>();
  const server = createServer({ key: identity.keyPem, cert: identity.chainPem, ca: [...ca], crl: crl === undefined ? undefined : [...crl], requestCert: true, rejectUnauthorized: false }, (request, response) => {
    const client = request.socket as TLSSocket;
    // A destroyed socket no longer tells its certificate, but what it had sent may still arrive here.
    if (refusedSockets.has(client)) return;
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBodyBytes) request.destroy();
      else chunks.push(chunk);
    });
    request.on('error', () => response.destroy());
    request.on('end', () => {
      const certificate = client.getPeerX509Certificate();
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const asked = {
        method: request.method ?? '', path: request.url ?? '', headers, rawHeaders: [], body: Buffer.concat(chunks),
        peer: certificate === undefined ? NOBODY : peerOf(certificate.raw), exchange: ids.uuid(),
      };
      handler(asked).then(({ status, headers: given, body }) => response.writeHead(status, given).end(body), () => response.writeHead(500).end());
    });
  });
  server.on('secureConnection', (socket: TLSSocket) => {
    const shown = socket.getPeerX509Certificate() !== undefined;
    const refused = shown && !socket.authorized;
    observe?.({ kind: 'handshake', server: party, client: 'iut', outcome: refused ? 'refused' : 'accepted', ...(refused ? { refusal: 'other-authority' as const } : {}) });
    if (refused) {
      refusedSockets.add(socket);
      socket.destroy();
    }
  });
  await new Promise<void>((resolve) => void server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    host: '127.0.0.1',
    port,
    innerPort: port,
    misbehaveOnce: async () => undefined,
    behave: async () => undefined,
    suspend: () => undefined,
    resume: () => undefined,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
