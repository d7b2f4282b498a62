import { loadXml, type Xml, type XmlElement } from '../../../protocols/xml';
import type { Judgement } from '../../../requirements/judgement';
import type { Sealed } from '../trader-interface/outbox';
import { errorsOf, INTERFACE, judgeReply, replyTableProblems, type ReplySubject } from './reply';

function read(xml: Xml, document: string): XmlElement | undefined {
  const result = xml.read(Buffer.from(document, 'utf8'));
  return result.ok ? result.root : undefined;
}

/** Judges a reply of customs from the document that was sealed: what left us, not what we meant to send. */
export async function judgeSealedReply(
  sealed: Pick<Sealed, 'action' | 'document' | 'refToMessageId'>,
  about: Omit<ReplySubject, 'action' | 'refToMessageId' | 'reply' | 'tableProblems'>,
): Promise<Judgement[]> {
  const xml = await loadXml();
  const document = sealed.document ?? '';
  const reply = read(xml, document);
  if (reply === undefined) {
    return [{ requirement: 'ICS2-ERR-05', party: INTERFACE, expected: 'a readable document', observed: `${document.length} characters that are no XML`, holds: false }];
  }
  const tableProblems = replyTableProblems(xml, sealed.action, reply, Buffer.from(document, 'utf8'), about.day);
  return judgeReply({ ...about, action: sealed.action, refToMessageId: sealed.refToMessageId, reply, tableProblems });
}

/** The errors of a sealed IE3N99 as its receiver reads them. */
export async function refusedErrors(sealed: Pick<Sealed, 'document'>): Promise<{ code: string; place?: string; text?: string }[]> {
  const reply = read(await loadXml(), sealed.document ?? '');
  return reply === undefined ? [] : errorsOf(reply);
}
