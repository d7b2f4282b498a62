import type { Pki } from '../../certs/pki';
import { createQueueBinding, queueUrl } from '../../protocols/amqp';
import type { Clock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';
import { Mailbox } from '../../protocols/time/mailbox';
import type { PartyRequest } from '../../protocols/tls/handler';
import { queueHeaders } from '../../requirements/eaeu/transport';
import type { Broker } from './rabbitmq';

const TIMEOUT_MS = 20_000;
const SOAP = 'application/soap+xml; charset=utf-8';

/**
 * What a broker that is killed still has (Decision 5, Annex 1 item 8: persistent messages, and their expiry): three messages lie in a queue,
 * the broker dies and starts again, and a taker comes.
 * @returns what is wrong, in words; empty where the persistent one arrived whole and the other two did not
 */
export async function outlivesBroker(broker: Broker, pki: Pki, clock: Clock, ids: IdSource): Promise<string[]> {
  const ca = pki.trustAnchors('tls');
  const [national, commission] = (['national-gateway.tls', 'gateway.tls'] as const).map((name) => createQueueBinding({ identity: pki.identity(name), ca, clock, timeoutMs: TIMEOUT_MS }));
  const url = queueUrl(broker.url, `cc.${ids.uuid().slice(0, 8)}.EEC.GATEWAY.INT.IN`);
  const due = queueHeaders('KZ', SOAP);
  const put = (name: string, headers: Record<string, string>) => national!.post({ url, headers: { 'content-type': SOAP, ...due, ...headers }, body: Buffer.from(`<${name}/>`), messageId: name });
  const answers = [
    await put('persistent', {}),
    await put('transient', { 'mqmd-persistence': 'MQPER_NOT_PERSISTENT' }),
    await put('expired', { 'mqmd-expiry': '1' }),
  ];
  await broker.kill();
  await broker.startAgain();
  const taken = new Mailbox<PartyRequest>(clock);
  const served = await commission!.serve({ url, path: '/', ids, handler: async (request) => { taken.put(request); return { status: 202 }; } });
  await served.settle();
  await Promise.all([national!.close(), commission!.close()]);
  const names = taken.all.map(({ body }) => body.toString()).join(', ');
  const headers = taken.all[0]?.headers ?? {};
  const changed = Object.entries(due).filter(([name, value]) => headers[name] !== value).map(([name]) => `${name}: ${headers[name] ?? 'absent'}`);
  return [
    ...answers.filter(({ status }) => status !== 202).map(({ start, body }) => `${start} ${body.toString()}`),
    ...(names === '<persistent/>' ? [] : [`taken after the broker was killed: ${names || 'nothing'}`]),
    ...(changed.length === 0 ? [] : [`changed: ${changed.join(', ')}`]),
  ];
}
