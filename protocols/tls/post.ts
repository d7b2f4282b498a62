import { request as httpRequest, type IncomingMessage } from 'node:http';
import { factsOf, type ClientOptions, type TlsFacts } from './client';
import { headersOf, MAX_HEADER_BYTES, pairs } from './handler';
import { closed, overOneConnection } from './one-connection';
import { WireError } from './wire-error';

export interface PostOptions extends ClientOptions {
  body: Buffer;
  headers: Record<string, string>;
  /** `POST` unless given. */
  method?: string;
  /** A larger answer is `response-too-large`. */
  maxResponseBytes?: number;
}

export interface PostResult {
  status: number;
  /** Status line as received, `HTTP/1.1 200 OK`. */
  start: string;
  headers: Record<string, string>;
  rawHeaders: [name: string, value: string][];
  body: Buffer;
  tls: TlsFacts;
  /** With it a later connection can take up this session. */
  session?: Buffer;
}

export const DEFAULT_MAX_RESPONSE_BYTES = 32 * 1024 * 1024;

/**
 * One HTTP request over its own TLS connection. The server's certificate is verified against `ca`.
 * Throws {@link WireError}, and nothing else, for whatever network and server do; TypeError for an URL that is none.
 */
export function postOverTls(options: PostOptions): Promise<PostResult> {
  const url = new URL(options.url);
  const { maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES } = options;
  return overOneConnection<PostResult>(options, 'complete answer', ({ socket, phase, ended, done, fail }) => {
    let facts: TlsFacts | undefined;
    let answered = false;
    let session: Buffer | undefined;
    socket.on('session', (latest: Buffer) => { session = latest; });
    // Once the request is under way, its own events tell the end: the last bytes may still be on their way to us here.
    socket.once('close', () => { if (phase() !== 'secure') fail(closed()); });
    socket.once('secureConnect', () => {
      if (ended()) return;
      facts = factsOf(socket);
      const request = httpRequest({
        createConnection: () => socket,
        method: options.method ?? 'POST',
        path: `${url.pathname}${url.search}`,
        headers: { host: url.host, ...options.headers, 'content-length': String(options.body.length), connection: 'close' },
        maxHeaderSize: MAX_HEADER_BYTES,
      });
      request.on('error', fail);
      request.once('response', (response) => receive(response));
      request.once('close', () => { if (!answered) fail(closed()); });
      request.end(options.body);
    });

    const receive = (response: IncomingMessage): void => {
      answered = true;
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length <= maxResponseBytes) chunks.push(chunk);
        else fail(new WireError('response-too-large', `more than ${maxResponseBytes} bytes`, options.url));
      });
      response.once('error', fail);
      response.once('close', () => fail(closed()));
      response.once('end', () => {
        if (!response.complete) return fail(Object.assign(new Error('the answer is incomplete'), { code: 'incomplete' }));
        const rawHeaders = pairs(response.rawHeaders);
        done({
          status: response.statusCode!,
          start: `HTTP/${response.httpVersion} ${response.statusCode} ${response.statusMessage}`.trimEnd(),
          headers: headersOf(rawHeaders),
          rawHeaders,
          body: Buffer.concat(chunks),
          tls: facts!,
          ...(session === undefined ? {} : { session }),
        });
      });
    };
  });
}
