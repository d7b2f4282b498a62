/** A broker as small as can be, in this process: queues in memory, mutual TLS, whatever it shall refuse. For specs where no real one is. */
import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { create_container, type EventContext, type Message, type Sender } from 'rhea';
import type { TlsIdentity } from '../../tls/listener';

export interface PeerBroker {
  url: string;
  /** What lies in the queues. */
  queues: Map<string, Message[]>;
  /** From now on every message is answered so. */
  answer: 'accept' | 'reject' | 'release' | 'nothing';
  /** How messages that were handed out were settled, oldest first. */
  settled: string[];
  /** Cuts every connection. */
  cut(): void;
  close(): Promise<void>;
}

const FORBIDDEN = '/queue/forbidden';

export async function startPeerBroker(identity: TlsIdentity, ca: string): Promise<PeerBroker> {
  const container = create_container({ id: 'peer', enable_sasl_external: true });
  const sockets = new Set<Socket>();
  const queues = new Map<string, Message[]>();
  const takers = new Map<string, Sender>();
  const lying = (address: string): Message[] => {
    const queue = queues.get(address) ?? [];
    queues.set(address, queue);
    return queue;
  };
  const hand = (address: string): void => {
    const taker = takers.get(address);
    while (taker?.is_open() === true && taker.sendable() && lying(address).length > 0) {
      const message = lying(address).shift()!;
      Object.assign(taker.send(message), { message, address });
    }
  };
  const peer: PeerBroker = {
    url: '', queues, answer: 'accept', settled: [],
    cut: () => sockets.forEach((socket) => socket.destroy()),
    async close() {
      peer.cut();
      server.close();
      await once(server, 'close');
    },
  };
  container.on('disconnected', () => undefined);
  container.on('error', () => undefined);
  container.on('receiver_open', ({ receiver }) => {
    const address = (receiver?.target as { address?: string }).address ?? '';
    if (address === FORBIDDEN) receiver?.close({ condition: 'amqp:unauthorized-access', description: 'not yours' });
    else receiver?.set_target({ address });
  });
  container.on('sender_open', ({ sender }) => {
    const address = (sender?.source as { address?: string }).address ?? '';
    if (address === FORBIDDEN) return sender?.close({ condition: 'amqp:unauthorized-access', description: 'not yours' });
    sender?.set_source({ address });
    takers.set(address, sender!);
  });
  container.on('sendable', ({ sender }) => hand((sender?.source as { address?: string }).address ?? ''));
  container.on('message', ({ receiver, message, delivery }) => {
    if (peer.answer === 'reject') return delivery?.reject({ condition: 'amqp:resource-limit-exceeded', description: 'full' });
    if (peer.answer === 'release') return delivery?.release();
    if (peer.answer === 'nothing') return;
    const { address = '' } = receiver?.target as { address?: string };
    lying(address).push(message!);
    delivery?.accept();
    hand(address);
  });
  const settled = (how: string) => ({ delivery }: EventContext): void => {
    peer.settled.push(how);
    const { message, address = '' } = delivery as unknown as { message?: Message; address?: string };
    if (how === 'released' && message !== undefined) lying(address).unshift(message);
    hand(address);
  };
  for (const how of ['accepted', 'rejected', 'released']) container.on(how, settled(how));
  const server = container.listen({
    transport: 'tls', host: '127.0.0.1', port: 0, key: identity.keyPem, cert: identity.chainPem, ca, requestCert: true, rejectUnauthorized: true,
    receiver_options: { autoaccept: false },
  } as never) as unknown as Server;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await once(server, 'listening');
  peer.url = `amqps://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return peer;
}
