import type { ClientQuestion } from './receive/client';
import type { Ended, Started } from './receive/server';
import { worker, type Worker } from './receive/talk';

/** Twice what the trader interface remembers for duplicates. */
const USUAL = 20_000;
const LOOKS = 20;
/** Sealed beforehand and sent in one go, by each of the senders. */
const BATCH = 500;
const SENDERS = 2;
const CONNECTIONS = 25;
const MIB = 1024 * 1024;

async function pass(server: Worker, senders: readonly Worker[], url: string, messages: number): Promise<Ended> {
  await server.ask('begin');
  for (let left = messages; left > 0; left -= BATCH * SENDERS) {
    const count = Math.min(BATCH, Math.ceil(left / SENDERS));
    const each = (question: ClientQuestion): Promise<unknown> => Promise.all(senders.map((one) => one.ask(question)));
    await each({ do: 'prepare', count });
    await each({ do: 'send', url, count, connections: CONNECTIONS });
  }
  return server.ask<Ended>('end');
}

/**
 * Memory of the receiving process, after collection, while filings go through the whole receive path over fifty connections. It grows until
 * what is bounded is full (receptions that are kept, receipts that are remembered for 10,000 messages), and then only by the numbers that
 * declarants have used, which are never forgotten.
 */
export async function benchSoak(messages = USUAL): Promise<void> {
  const server = worker('server.ts');
  const senders = Array.from({ length: SENDERS }, () => worker('client.ts'));
  try {
    const { judged } = await server.ask<Started>('start');
    process.stdout.write(`memory while ${messages} filings are received, MiB\n   filings    heap  buffers  resident\n`);
    let done = 0;
    const look = async (): Promise<void> => {
      const { heapUsed, arrayBuffers, rss } = await server.ask<NodeJS.MemoryUsage>('memory');
      const [heap, buffers, resident] = [heapUsed, arrayBuffers, rss].map((bytes) => (bytes / MIB).toFixed(1));
      process.stdout.write(`${String(done).padStart(10)}  ${heap!.padStart(6)}  ${buffers!.padStart(7)}  ${resident!.padStart(8)}\n`);
    };
    const count = Math.ceil(messages / LOOKS);
    for (let at = 0; at < LOOKS; at++) {
      const { accepted, refused } = await pass(server, senders, judged, count);
      if (accepted < count || refused > 0) throw new Error(`of ${count} filings ${accepted} were accepted and ${refused} refused`);
      done += accepted;
      await look();
    }
  } finally {
    for (const one of [server, ...senders]) one.end();
  }
}
