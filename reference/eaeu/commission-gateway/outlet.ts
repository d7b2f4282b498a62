import { postOverTls } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import { queueHeaders } from '../../../requirements/eaeu/transport';
import type { Behaviour } from './behaviour';
import { contentOf, type Mail } from './mail';
import type { Settings } from './settings';

export type Handed = { taken: true } | { taken: false; why: string };

/** Hands a message to the gateway of a segment, or to the Commission's own journal service (`EEC`). Never rejects for what the other side does. */
export async function handOver(settings: Settings, behaviour: Behaviour, mail: Mail, segment: string): Promise<Handed> {
  const url = segment === 'EEC' ? settings.journalUrl : settings.neighbours.get(segment);
  if (url === undefined) return { taken: false, why: `no way to segment ${segment}` };
  try {
    const { status } = await postOverTls({
      url, identity: settings.identity, ca: settings.ca, timeoutMs: settings.answerLimitMs, body: contentOf(mail),
      headers: { 'content-type': mail.contentType, ...behaviour.relaying.properties(queueHeaders('EEC', mail.contentType)) },
    });
    return status === 202 ? { taken: true } : { taken: false, why: `HTTP ${status}` };
  } catch (error) {
    if (error instanceof WireError) return { taken: false, why: error.message };
    throw error;
  }
}
