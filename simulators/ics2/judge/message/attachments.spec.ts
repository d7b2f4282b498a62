import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { packUserMessage, type OutgoingPayload, type PartInfo } from '../../../../protocols/as4';
import { testSeal } from '../../../../protocols/as4/testing/certificates';
import { userHeader } from '../../../../protocols/as4/testing/messages';
import { loadXml } from '../../../../protocols/xml';
import { attachmentsOf, judgeAttachments } from './attachments';
import { dissect } from './dissection';
import { payloadOf } from './payload';

const PDF = Buffer.from('%PDF-1.4 and so on');
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const pdf: OutgoingPayload = { contentId: 'a', mimeType: 'application/pdf', bytes: PDF };
const jpeg: OutgoingPayload = { contentId: 'b', mimeType: 'image/jpeg', bytes: JPEG };
const answer = (...identifications: string[]): string =>
  `<IE3R02><additionalInformationResponse>${identifications.map((one) => `<binaryAttachment><identification>${one}</identification></binaryAttachment>`).join('')}</additionalInformationResponse></IE3R02>`;

/** Requirements that do not hold. */
async function broken(document: string, attachments: OutgoingPayload[], parts?: PartInfo[]): Promise<string[]> {
  const xml = await loadXml();
  const payloads = [{ contentId: 'message', bytes: Buffer.from(document), mimeType: 'application/xml' }, ...attachments];
  const packed = packUserMessage({ header: { ...userHeader(), parts }, payloads, seal: (await testSeal()).key, boundary: '=_test' });
  const payload = payloadOf(dissect(xml, packed.contentType, packed.body));
  const read = xml.read(Buffer.from(document));
  const judged = judgeAttachments(attachmentsOf(payload, read.ok ? read.root : undefined));
  assert.deepEqual(judged.map(({ requirement }) => requirement), ['ICS2-AS4-22', 'ICS2-AS4-23']);
  return judged.filter(({ holds }) => !holds).map(({ requirement }) => requirement);
}

describe('attachments', () => {
  test('a PDF and a JPEG, named as their hrefs, in any order, packed or not, with or without the scheme', async () => {
    assert.deepEqual(await broken(answer('cid:a', 'cid:b'), [pdf, jpeg]), []);
    assert.deepEqual(await broken(answer('b', 'cid:a'), [pdf, { ...jpeg, compress: false }]), []);
    const scan = { ...pdf, contentId: 'scan 1@operator.example' };
    for (const name of ['cid:scan%201@operator.example', 'cid:scan%201%40operator.example', scan.contentId]) assert.deepEqual(await broken(answer(name), [scan]), [], name);
  });

  test('another type, another content than announced, nothing announced', async () => {
    assert.deepEqual(await broken(answer('cid:a'), [{ ...pdf, mimeType: 'application/msword' }]), ['ICS2-AS4-22']);
    assert.deepEqual(await broken(answer('cid:a'), [{ ...pdf, bytes: JPEG }]), ['ICS2-AS4-22']);
    assert.deepEqual(await broken(answer('cid:a'), [{ ...pdf, bytes: Buffer.alloc(0) }]), ['ICS2-AS4-22']);
    assert.deepEqual(await broken(answer('cid:a'), [pdf], [{ href: 'cid:message', properties: [] }, { href: 'cid:a', properties: [] }]), ['ICS2-AS4-22']);
    assert.deepEqual(await broken(answer(), [pdf], [{ href: 'cid:message', properties: [] }]), ['ICS2-AS4-22']);
  });

  test('named by the file, named once for two, named without a part, a part without a name', async () => {
    assert.deepEqual(await broken(answer('invoice.pdf'), [pdf]), ['ICS2-AS4-23']);
    assert.deepEqual(await broken(answer('cid:a', 'cid:a'), [pdf, jpeg]), ['ICS2-AS4-23']);
    assert.deepEqual(await broken(answer('cid:a', 'cid:b'), [pdf]), ['ICS2-AS4-23']);
    assert.deepEqual(await broken(answer('cid:a'), [pdf, jpeg]), ['ICS2-AS4-23']);
  });
});
