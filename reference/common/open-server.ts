import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { peerOf } from '../../protocols/tls/peer';
import type { HttpsServer, HttpsServerOptions } from '../../protocols/tls/https-server';
import type { TlsPeer } from '../../protocols/wire';

const NOBODY: TlsPeer = { subject: '(none)', issuer: '(none)', serialNumber: '', fingerprint256: '', validFrom: '', validTo: '' };

function peer(socket: TLSSocket): TlsPeer {
  const certificate = socket.getPeerX509Certificate();
  return certificate === undefined ? NOBODY : peerOf(certificate.raw);
}

/** A server that lets everybody in, with or without a certificate: a planted fault (ICS2-SEC-17, EAEU-2009-05), and nothing else. */
export async function listenToAnybody(options: HttpsServerOptions): Promise<HttpsServer> {
  const { identity, ids, handler, maxBodyBytes = 1_000_000 } = options;
  const server: Server = createServer({ key: identity.keyPem, cert: identity.chainPem, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBodyBytes) request.destroy();
      else chunks.push(chunk);
    });
    request.on('error', () => response.destroy());
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const asked = { method: request.method ?? '', path: request.url ?? '', headers, rawHeaders: [], body: Buffer.concat(chunks), peer: peer(request.socket as TLSSocket), exchange: ids.uuid() };
      handler(asked).then(({ status, headers: given, body }) => response.writeHead(status, given).end(body), () => response.writeHead(500).end());
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: '127.0.0.1',
    port,
    url: `https://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
