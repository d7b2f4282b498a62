import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** TLS record of application data (RFC 5246, 6.2.1). In TLS 1.2 handshake messages have a type of their own. */
const APPLICATION_DATA = 23;
const RECORD_HEADER = 5;

export interface TamperingLine {
  /** Port on 127.0.0.1 that leads to the target. */
  port: number;
  /** How many records were changed. */
  changed(): number;
  close(): Promise<void>;
}

/**
 * A line to `target` on which somebody sits who changes one byte of the first application data record from the client: what Article 9 of the
 * 2009 agreement wants to be noticed. The client has to use TLS 1.2, where such records can be told from the handshake.
 */
export async function openTamperingLine(target: { host: string; port: number }): Promise<TamperingLine> {
  let changed = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    let held = Buffer.alloc(0);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.on('data', (chunk: Buffer) => client.write(chunk));
    client.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      while (held.length >= RECORD_HEADER && held.length >= RECORD_HEADER + held.readUInt16BE(3)) {
        const record = Buffer.from(held.subarray(0, RECORD_HEADER + held.readUInt16BE(3)));
        held = held.subarray(record.length);
        if (record[0] === APPLICATION_DATA && changed === 0) {
          const middle = RECORD_HEADER + Math.floor((record.length - RECORD_HEADER) / 2);
          record[middle] = record[middle]! ^ 0x01;
          changed += 1;
        }
        upstream.write(record);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    changed: () => changed,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}
