import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, MAX_HEADER_BYTES, pairs, requestFrom, tooLarge, type PartyHandler } from '../../../protocols/tls/handler';
import type { TlsIdentity } from '../../../protocols/tls/listener';
import { NOBODY } from '../../../protocols/tls/peer';
import type { IdSource } from '../../../protocols/time/ids';

/** Ours: bytes of what is posted, visitors at a time, and how long a request may take, wall milliseconds. */
const MOST_BYTES = 256 * 1024;
const MOST_VISITORS = 100;
const REQUEST_MS = 10_000;

export interface Site {
  url: string;
  close(): Promise<void>;
}

/** The whole body, or undefined where it is too large. Rejects when the visitor goes away. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * A site of customs that is open to everybody: HTTPS (TLS 1.2 or later) without a certificate of the visitor. Who may see what is for the handler to say.
 * Rejects when it cannot listen.
 */
export async function openSite({ identity, ids, handler }: { identity: TlsIdentity; ids: IdSource; handler: PartyHandler }): Promise<Site> {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const parts = { method: request.method ?? '', path: request.url ?? '', rawHeaders: pairs(request.rawHeaders), peer: NOBODY };
    const { status, headers, body: bytes } = body === undefined ? tooLarge(MOST_BYTES) : await answer(handler, requestFrom({ ...parts, body }, ids), () => undefined);
    response.writeHead(status, headers).end(bytes);
  };
  const server = createServer({
    key: identity.keyPem, cert: identity.chainPem, minVersion: 'TLSv1.2', maxHeaderSize: MAX_HEADER_BYTES, handshakeTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, requestTimeout: REQUEST_MS,
  }, (request, response) => {
    response.on('error', () => request.socket.destroy());
    serve(request, response).catch(() => request.socket.destroy());
  });
  server.maxConnections = MOST_VISITORS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
