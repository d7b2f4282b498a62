import { queueHeaders } from '../../../requirements/eaeu/transport';
import type { Behaviour } from './behaviour';
import { contentOf, type Mail } from './mail';
import type { Posted, Transport } from '../transport';
import type { Settings } from './settings';

export type Handed = Posted;

/** Hands a message to the gateway of a segment, or to the Commission's own journal service (`EEC`). Never rejects for what the other side does. */
export async function handOver(settings: Settings, transport: Transport, behaviour: Behaviour, mail: Mail, segment: string): Promise<Handed> {
  const url = segment === 'EEC' ? settings.journalUrl : settings.neighbours.get(segment);
  if (url === undefined) return { taken: false, why: `no way to segment ${segment}` };
  return transport.post({
    url, body: contentOf(mail), messageId: mail.headers.messageId, correlationId: mail.headers.relatesTo?.value,
    headers: { 'content-type': mail.contentType, ...behaviour.relaying.properties(queueHeaders('EEC', mail.contentType)) },
  });
}
