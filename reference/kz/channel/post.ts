import { envelope, SOAP11_MEDIA_TYPE } from '../../../protocols/soap11';
import { isoSeconds, type Clock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { postOverTls } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import type { Xml } from '../../../protocols/xml';
import type { CarrierBehaviour } from '../behaviour';
import { readReply, type Reply } from '../reply';
import type { Settings } from '../settings';
import { answerReader } from './answers';
import type { Connection } from './connection';
import { asyncRequest, notice, question, syncRequest } from './letters';
import type { Signing } from './signing';

/** What goes: the same document under the same message id, however often. */
export interface Sending {
  connection: Connection;
  /** Used instead of the configured address of the direct service. */
  address?: string;
  messageId: string;
  /** Signed already, where the connection wants that. */
  document: string;
}

/** The carrier's way out, over whatever channel. Never throws for what the other side does. */
export interface Post {
  present(sending: Sending): Promise<Reply>;
  /** Fetches what answers a document that went by the asynchronous channel; undefined while there is nothing. */
  collect(sending: Sending): Promise<Reply | undefined>;
}

/** An answer is taken within this wall time; later it counts as a time-out and the same document goes again. */
const ANSWER_LIMIT_MS = 4000;

export interface PostServices {
  settings: Settings;
  signing: Signing;
  behaviour: CarrierBehaviour;
  business: Clock;
  ids: IdSource;
  xml: Xml;
}

export function createPost({ settings, signing, behaviour, business, ids, xml }: PostServices): Post {
  const { account, endpoints } = settings;
  const exchange = async (url: string, body: Buffer): Promise<{ status: number; body: Buffer } | Reply> => {
    try {
      return await postOverTls({
        url, ca: settings.ca, identity: settings.identity, body, timeoutMs: ANSWER_LIMIT_MS, verifyServer: behaviour.verifiesServer,
        headers: { 'content-type': SOAP11_MEDIA_TYPE, soapaction: '""', 'user-agent': 'reference-carrier' },
      });
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return { kind: error.code === 'timeout' ? 'time-out' : 'outage', why: `${error.code}: ${error.detail}` };
    }
  };
  const now = (): string => isoSeconds(business.now());
  const wrap = (bodyXml: string, { signature }: Connection): Buffer => signing.message(bodyXml, signature, behaviour.signs);
  const readerFor = ({ connection }: Sending): ReturnType<typeof answerReader> => answerReader(xml, signing, connection.signature !== undefined);

  return {
    async present(sending) {
      const { connection, messageId, document } = sending;
      const posting = { messageId, date: behaviour.writesMessageDate ? now() : undefined, document };
      const body = {
        direct: () => envelope(document),
        gateway: () => wrap(syncRequest(account, posting), connection),
        'gateway-async': () => wrap(asyncRequest(account, posting), connection),
      }[connection.channel]();
      const answer = await exchange(sending.address ?? endpoints[connection.channel], body);
      if ('kind' in answer) return answer;
      return connection.channel === 'direct' ? readReply(xml, answer.status, answer.body) : readerFor(sending).handedOver(answer.status, answer.body);
    },
    async collect(sending) {
      const { connection, messageId } = sending;
      const url = endpoints['gateway-async'];
      const answer = await exchange(url, wrap(question(account, ids.uuid(), messageId, now()), connection));
      if ('kind' in answer) return undefined;
      const fetched = readerFor(sending).fetched(answer.status, answer.body);
      if (typeof fetched === 'string') return { kind: 'untrusted', why: fetched };
      for (const one of fetched) if (one.reply.kind !== 'untrusted') await exchange(url, wrap(notice(account, one.messageId, now()), connection));
      return fetched[0]?.reply;
    },
  };
}
