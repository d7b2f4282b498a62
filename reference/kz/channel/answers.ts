import { envelope, openEnvelope } from '../../../protocols/soap11';
import { SECURITY_NAMESPACE } from '../../../protocols/wss';
import { all, textAt, type Xml, type XmlElement } from '../../../protocols/xml';
import { readReply, type Reply } from '../reply';
import type { Signing } from './signing';

const MAX_BYTES = 2 * 1024 * 1024;
const ACCEPTED = 'SCSS001';

/** One message fetched from the asynchronous channel. */
export interface Fetched {
  messageId: string;
  reply: Reply;
}

/** An answer of the gateway as the carrier reads it. `signed`: where the carrier signs, nothing unsigned is believed. */
export interface AnswerReader {
  /** What became of a document that was handed over. */
  handedOver(status: number, body: Buffer): Reply;
  /** What lay in the asynchronous channel; text says why nothing can be said. */
  fetched(status: number, body: Buffer): Fetched[] | string;
}

const trouble = (status: number, why: string): Reply => (status === 504 ? { kind: 'time-out', why } : { kind: 'outage', why });

export function answerReader(xml: Xml, signing: Signing, signed: boolean): AnswerReader {
  /** The one element of the Body, or a reply where there is none to believe. */
  const open = (status: number, body: Buffer): XmlElement | Reply => {
    const read = xml.read(body, { maxBytes: MAX_BYTES, maxDepth: 40 });
    if (!read.ok) return trouble(status, `HTTP ${status}, ${read.error.message}`);
    const opened = openEnvelope(read.root, [SECURITY_NAMESPACE]);
    // A fault is a status too: the gateway did not take it. That cannot be forged to any use, so it need not be signed.
    if (opened.kind === 'fault') return { kind: 'other-gateway-status', status: opened.fault.text };
    if (status !== 200) return trouble(status, `HTTP ${status}`);
    const problems = signed ? signing.problemsOf(read.root) : [];
    if (problems.length > 0) return { kind: 'untrusted', why: problems.map(({ detail }) => detail).join('; ') };
    if (opened.kind !== 'body') return trouble(status, opened.reason);
    return opened.entries[0] ?? trouble(status, 'the Body is empty');
  };
  /** What the revenue authority says in a document. */
  const said = (text: string): Reply => {
    const { document, problems } = signed ? signing.open(text) : { document: text, problems: [] };
    return problems.length > 0 ? { kind: 'untrusted', why: problems.map(({ detail }) => detail).join('; ') } : readReply(xml, 200, envelope(document));
  };
  return {
    handedOver(status, body) {
      const entry = open(status, body);
      if ('kind' in entry) return entry;
      if (entry.name === 'sendMessageResponse') return { kind: 'accepted-for-later' };
      const code = textAt(entry, 'response/responseInfo/status/code') ?? '';
      if (code !== ACCEPTED) return { kind: 'other-gateway-status', status: code };
      const [data] = all(entry, 'response/responseData/data');
      return data === undefined ? { kind: 'accepted-by-gateway' } : said(data.text);
    },
    fetched(status, body) {
      const entry = open(status, body);
      if ('kind' in entry) return 'why' in entry ? entry.why : entry.kind;
      return all(entry, 'response/messages').map((one) => ({ messageId: textAt(one, 'messageInfo/messageId') ?? '', reply: said(textAt(one, 'messageData/data') ?? '') }));
    },
  };
}
