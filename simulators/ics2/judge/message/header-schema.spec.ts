import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NS } from '../../../../protocols/as4';
import { loadXml } from '../../../../protocols/xml';
import { schemaBreach } from './header-schema';

const PARTY = '<PartyId>X</PartyId><Role>R</Role>';
const PROPERTIES = '<PartProperties><Property name="MimeType">application/xml</Property></PartProperties>';
const GOOD = `<MessageInfo><Timestamp>2026-03-01T10:00:00Z</Timestamp><MessageId>a@b</MessageId></MessageInfo><PartyInfo><From>${PARTY}</From><To>${PARTY}</To></PartyInfo>`
  + '<CollaborationInfo><AgreementRef>A</AgreementRef><Service>S</Service><Action>T</Action><ConversationId>1</ConversationId></CollaborationInfo>'
  + `<PayloadInfo><PartInfo href="cid:a">${PROPERTIES}</PartInfo><PartInfo href="cid:b"></PartInfo></PayloadInfo>`;

async function breach(content: string): Promise<string | undefined> {
  const read = (await loadXml()).read(Buffer.from(`<UserMessage xmlns="${NS.eb}">${content}</UserMessage>`));
  if (!read.ok) throw new Error(read.error.message);
  return schemaBreach(read.root);
}

describe('the header by the ebMS 3.0 schema', () => {
  test('a whole one, in lines and with comments, without what may be absent, with several party ids and an empty ConversationId', async () => {
    assert.equal(await breach(GOOD), undefined);
    assert.equal(await breach(GOOD.replace(/></g, '>\n <!-- -->\t<')), undefined);
    assert.equal(await breach(GOOD.replace(/<AgreementRef>.*?<\/AgreementRef>|<PayloadInfo>.*/g, '')), undefined);
    assert.equal(await breach(GOOD.replace(PARTY, `<PartyId>Y</PartyId>${PARTY}`).replace('<ConversationId>1<', '<ConversationId><')), undefined);
  });

  const BREACHES: [saying: RegExp, part: RegExp, by: string][] = [
    [/^CollaborationInfo has no ConversationId$/, /<ConversationId>.*?<\/ConversationId>/, ''],
    [/^CollaborationInfo has no Service in its place$/, /(<Service>.*?<\/Service>)(<Action>.*?<\/Action>)/, '$2$1'],
    [/^UserMessage has no PartyInfo in its place$/, /(<PartyInfo>.*<\/PartyInfo>)(<CollaborationInfo>.*<\/CollaborationInfo>)/, '$2$1'],
    [/^UserMessage has 2 MessageInfo$/, /(<MessageInfo>.*?<\/MessageInfo>)/, '$1$1'],
    [/^AgreementRef after ConversationId in CollaborationInfo$/, /(<AgreementRef>.*?<\/AgreementRef>)(.*?)(<\/CollaborationInfo>)/, '$2$1$3'],
    [/^From has no Role$/, /<Role>R<\/Role>/, ''],
    [/^From has no PartyId in its place$/, /(<PartyId>X<\/PartyId>)(<Role>R<\/Role>)/, '$2$1'],
    [/^MessageInfo contains Sender$/, /<\/MessageInfo>/, '<Sender/>$&'],
    [/^PartyInfo has no From$/, /<From>.*<\/From>/, '<From xmlns="urn:other"/>'],
    [/^PayloadInfo has no PartInfo$/, /<PartInfo.*<\/PartInfo>/, ''],
    [/^PartProperties has no Property$/, /<Property .*?<\/Property>/, ''],
    [/^a Property has no name$/, / name="MimeType"/, ''],
    [/^Service is empty$/, /<Service>S/, '<Service>'],
  ];
  for (const [saying, part, by] of BREACHES) {
    test(saying.source, async () => {
      assert.match(GOOD, part);
      assert.match((await breach(GOOD.replace(part, by))) ?? 'nothing', saying);
    });
  }
});
