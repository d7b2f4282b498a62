import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openMessage, packUserMessage, type Reason } from '../../../protocols/as4';
import { testSeal } from '../../../protocols/as4/testing/certificates';
import { BUSINESS, userHeader } from '../../../protocols/as4/testing/messages';
import { WRONG_PUSHES } from './wrong-pushes';

const LIMIT = 20 * 1024 * 1024;
/** Those whose fault lies in the certificates or in values are refused by trust and admission, not by the reading. */
const BY_OTHERS = /authority|certificate has|certificate was|an action|a business action|agreement|the service|PartyId|role/;

/** For what a sound reader refuses each: the fault that it is named for, and none that comes along by accident. */
const REASONS: Readonly<Record<string, Reason>> = {
  'a payload changed after sealing': 'digest-mismatch',
  'a header changed after sealing': 'digest-mismatch',
  'text put into its Body after sealing': 'digest-mismatch',
  'a changed signature value': 'signature-mismatch',
  'no seal': 'no-signature',
  'a seal that leaves out its header': 'unsigned-header',
  'a seal that leaves out its payload': 'unsigned-part',
  'a seal that leaves out its empty Body': 'unsigned-body',
  'a seal of token type X509v3': 'token-type',
  'a seal by RSA-SHA1': 'algorithm',
  'its signed header moved aside and another in its place': 'relocated-header',
  'its signed Body moved aside and another in its place': 'relocated-body',
  'a second header before the signed one': 'envelope',
  'a second part under the name of the signed one': 'duplicate-content-id',
  'a second element under the id of the signed Body': 'duplicate-id',
  'the id of the Body on a second element, as ID': 'duplicate-id',
  'the id of the Body on a second element, as Id': 'duplicate-id',
  'the id of the Body on a second element, as xml:id': 'duplicate-id',
  'a document type': 'not-xml',
  'nested entities': 'not-xml',
  'a decompression bomb': 'gzip-bomb',
  'a processing instruction': 'not-xml',
  'a header five thousand levels deep': 'not-xml',
  'no end to its last part': 'mime',
  'more than twenty megabytes': 'too-large',
  'a payload cut short before it was sealed': 'broken-gzip',
  'a payload that does not say its MimeType': 'mime-type-missing',
  'a part that its header does not name': 'part-mismatch',
};

describe('wrong pushes', () => {
  for (const [name, { sealed = {}, altered, answer, requirement }] of WRONG_PUSHES) {
    if (BY_OTHERS.test(name)) continue;
    test(`a registration with ${name} (${requirement})`, async () => {
      const { key, trust } = await testSeal();
      const { header, quirks, inclusive, document } = sealed;
      const payload = { contentId: 'message', bytes: document === undefined ? BUSINESS : Buffer.from(document), mimeType: 'application/xml', characterSet: 'utf-8' };
      const packed = packUserMessage({ header: { ...userHeader(), ...header }, payloads: [payload], seal: key, boundary: '=_test', quirks, inclusive });
      const { messageId } = userHeader();
      const sent = altered?.({ packed, messageId, anotherId: 'another@sti.customs.example', anotherDocument: '<IE3R01/>' }) ?? packed;
      const opened = await openMessage({ contentType: sent.contentType, body: sent.body, trust, limits: { maxBytes: LIMIT } });
      // The chain of a leaf alone is whole for who knows the authority, so that the harness only remarks on it.
      const remarked = opened.observations.some(({ code }) => code === 'chain-leaf-only');
      assert.equal(opened.ok ? (remarked ? 'leaf only' : 'taken') : opened.error.reason, answer === 'receipt' ? 'taken' : (REASONS[name] ?? 'leaf only'));
      if (opened.ok && opened.kind === 'user') assert.equal(opened.header.messageId, messageId);
    });
  }
});
