import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../protocols/time/clock';

/** One request to a service behind a simulated authority: plain HTTP that never leaves this machine. */
export interface LoopbackRequest {
  method: string;
  path: string;
  /** Value of the Authorization header, '' where there is none. */
  authorization: string;
  body: Buffer;
}

/** What the service answers; `hang-up` cuts the connection, `silence` never answers. */
export type LoopbackResponse = { status: number; contentType: string; body: Buffer | string } | 'hang-up' | 'silence';

export interface LoopbackService {
  /** `http://127.0.0.1:port`. */
  url: string;
  close(): Promise<void>;
}

const MAX_REQUEST_BYTES = 64 * 1024;
/** Far more than an asker keeps. */
const MAX_CONNECTIONS = 64;

function bodyOf(message: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) message.destroy(new Error(`more than ${maxBytes} bytes`));
      else chunks.push(chunk);
    });
    message.once('end', () => resolve(Buffer.concat(chunks)));
    message.once('error', reject);
    message.once('close', () => reject(new Error('the connection was cut')));
  });
}

/** Serves a third party's service to our own simulators: the trusted list, UUM&DS. */
export async function serveLoopback(handle: (request: LoopbackRequest) => LoopbackResponse): Promise<LoopbackService> {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request, MAX_REQUEST_BYTES);
    const answer = handle({ method: request.method ?? '', path: request.url ?? '', authorization: request.headers.authorization ?? '', body });
    if (answer === 'silence') return;
    if (answer === 'hang-up') request.socket.destroy();
    else response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body);
  };
  const server = createServer((request, response) => {
    response.on('error', () => request.socket.destroy());
    serve(request, response).catch(() => request.socket.destroy());
  });
  // A connection that the other side keeps for its next question is never closed from here, just as that question comes.
  server.keepAliveTimeout = 0;
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

export interface Question {
  method: 'GET' | 'POST';
  url: string;
  authorization?: string;
  body?: Buffer;
}

export interface Asker {
  /** Rejects with an Error that says in one sentence why there is no answer: refused, cut, too large, or none in time. */
  ask(question: Question): Promise<{ status: number; body: Buffer }>;
  close(): void;
}

/** Asks such services over kept connections. @param wall bounds each question to `timeoutMs`, the body of an answer to `maxBytes` */
export function createAsker({ wall, timeoutMs, maxBytes }: { wall: Clock; timeoutMs: number; maxBytes: number }): Asker {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  return {
    ask: ({ method, url, authorization, body }) => new Promise((resolve, reject) => {
      const headers = { ...(authorization === undefined ? {} : { authorization }), ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length }) };
      const request = httpRequest(url, { method, agent, headers }, (response) => {
        bodyOf(response, maxBytes).then((received) => settle(() => resolve({ status: response.statusCode ?? 0, body: received })), fail);
      });
      const cancel = wall.at(wall.now() + timeoutMs, () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
      const settle = (act: () => void): void => {
        cancel();
        act();
      };
      const fail = (error: NodeJS.ErrnoException): void => settle(() => reject(new Error(error.code === undefined ? error.message : `no connection (${error.code})`)));
      request.on('error', fail);
      request.end(body);
    }),
    close: () => agent.destroy(),
  };
}
