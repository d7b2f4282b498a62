import { Agent, request } from 'node:https';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { type Packed, packUserMessage } from '../../protocols/as4';
import { WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { filingOf5kB, userMessage } from '../messages';
import { serve } from './talk';

/** `prepare`: so many filings, sealed beforehand; `send`: as many of them as asked, each once, over so many connections, which stay open. */
export type ClientQuestion = { do: 'prepare'; count: number } | { do: 'send'; url: string; count: number; connections: number };

const wall = new WallClock();
const ids = new RandomIds();
const ready: Packed[] = [];
/** Node's servers close a connection that was idle for 5 s, perhaps just as it is used again. */
const IDLE_MS = 2000;
const agents = new Map<string, { agent: Agent; until: number }>();
let pki: Pki;

function prepare(count: number): void {
  const { key, chain, eori } = pki.identity('operator.seal');
  const filing = filingOf5kB().toString('utf8');
  for (let made = 0; made < count; made++) {
    const id = ids.uuid();
    const document = Buffer.from(filing.replace(/(<LRN>)[^<]*/, `$1${id.slice(0, 22)}`));
    const timestamp = new Date(wall.now()).toISOString();
    ready.push(packUserMessage(userMessage({ eori: eori!, seal: { privateKey: key, chain }, messageId: `${id}@as4.operator.example`, document, timestamp })));
  }
}

function agentFor(url: string, connections: number): Agent {
  const { keyPem, chainPem } = pki.identity('operator.tls');
  const known = agents.get(url);
  if (known !== undefined && known.until > wall.now()) return known.agent;
  known?.agent.destroy();
  return new Agent({ keepAlive: true, maxSockets: connections, key: keyPem, cert: chainPem, ca: pki.trustAnchors('tls') });
}

/** @returns whether the answer holds a receipt */
function post(url: string, agent: Agent, { contentType, body }: Packed): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: { 'content-type': contentType, 'content-length': body.length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => resolve(Buffer.concat(chunks).includes('<eb:Receipt>')));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

async function send(url: string, count: number, connections: number): Promise<{ receipts: number; seconds: number }> {
  const agent = agentFor(url, connections);
  const begun = wall.now();
  let receipts = 0;
  const messages = ready.splice(0, count);
  if (messages.length < count) throw new Error(`only ${messages.length} messages are left`);
  const connection = async (): Promise<void> => {
    for (let next = messages.pop(); next !== undefined; next = messages.pop()) if (await post(url, agent, next)) receipts += 1;
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agents.set(url, { agent, until: wall.now() + IDLE_MS });
  return { receipts, seconds: (wall.now() - begun) / 1000 };
}

serve<ClientQuestion>(async (question) => {
  pki ??= await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
  return question.do === 'prepare' ? prepare(question.count) : send(question.url, question.count, question.connections);
});
