import type { Server } from 'node:net';

/** A port or address that cannot be listened on; `hint` says what to change. */
export class ListenError extends Error {
  readonly code = 'TLS-LISTEN';

  constructor(message: string, readonly hint: string, options?: { cause?: unknown }) {
    super(`TLS-LISTEN: ${message}. ${hint}`, options);
    this.name = 'ListenError';
  }
}

/** Throws {@link ListenError}. */
export const listen = (server: Server, host: string, port: number): Promise<void> => new Promise((resolve, reject) => {
  server.once('error', (error: NodeJS.ErrnoException) => {
    const hint = error.code === 'EADDRINUSE' ? 'Stop what uses the port, or let the port be 0 for any free one.' : 'Check host and port.';
    reject(new ListenError(`cannot listen on ${host}:${port} (${error.code ?? error.message})`, hint, { cause: error }));
  });
  server.listen(port, host, resolve);
});
