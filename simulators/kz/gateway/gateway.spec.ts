import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { envelope } from '../../../protocols/soap11';
import { VirtualClock } from '../../../protocols/time/clock';
import { SeededIds } from '../../../protocols/time/ids';
import { SIGNATURE_ALGORITHMS, signDocument, signedEnvelope } from '../../../protocols/wss';
import { testSigner, type TestSigner } from '../../../protocols/wss/testing/signers';
import { escapeText, loadXml, type Xml } from '../../../protocols/xml';
import { GATEWAY_PROFILES, type GatewayChannel } from '../../../requirements/kz';
import { judgeGatewayAnswer, judgeLetter, judgeSignatures } from '../judge/gateway';
import type { Script } from '../model';
import { createGateway, type Gateway, type GatewayAnswer } from './gateway';
import { readLetter, type Letter } from './letter';

const NOW = Date.parse('2026-06-01T08:00:00Z');
const DOCUMENT = '<p:Pi xmlns:p="urn:p"><p:Name>A &amp; Б</p:Name></p:Pi>';
const INFO = '<messageId>m-1</messageId><serviceId>S</serviceId><messageDate>2026-06-01T13:00:00+05:00</messageDate><sender><senderId>carrier</senderId><password>PASS</password></sender>';

const sync = (info = INFO, data = `<data>${escapeText(DOCUMENT)}</data>`): string =>
  `<g:SendMessage xmlns:g="${GATEWAY_PROFILES.gateway.namespace}"><request><requestInfo>${info}</requestInfo><requestData>${data}</requestData></request></g:SendMessage>`;
const async = (): string =>
  `<g:sendMessage xmlns:g="${GATEWAY_PROFILES['gateway-async'].namespace}"><request><messageInfo>${INFO.replace('<messageDate>', '<messageType>REQUEST</messageType><messageDate>')}</messageInfo><messageData><data>${escapeText(DOCUMENT)}</data></messageData></request></g:sendMessage>`;
const aside = (operation: string, inside: string): string => `<g:${operation} xmlns:g="${GATEWAY_PROFILES['gateway-async'].namespace}"><request>${inside}<sender><senderId>carrier</senderId><password>PASS</password></sender></request></g:${operation}>`;

describe('the gateway', () => {
  let xml: Xml;
  let by: TestSigner;
  let gateway: Gateway;
  const clock = new VirtualClock(NOW);
  before(async () => {
    xml = await loadXml();
    by = await testSigner('rsa-sha256');
    gateway = createGateway({ business: clock, ids: new SeededIds('g'), signing: { trust: by.trust, fingerprint: '', pack: (documents, write) => envelope(write(documents)) } });
    gateway.account.password = 'PASS';
  });
  const reading = (bytes: Buffer | string, channel: GatewayChannel = 'gateway'): ReturnType<typeof readLetter> => readLetter(xml, channel, Buffer.isBuffer(bytes) ? bytes : envelope(bytes), by.trust, NOW);
  const letter = (bytes: Buffer | string = sync(), channel?: GatewayChannel): Letter => {
    const read = reading(bytes, channel);
    assert.equal(read.kind, 'letter', JSON.stringify(read));
    return read.letter;
  };
  const signedLetter = (): string => signedEnvelope(xml, sync(INFO, `<data>${escapeText(signDocument(xml, DOCUMENT, by.signer))}</data>`), by.signer, { created: NOW, expires: NOW + 1000 }).toString();

  test('a document may come as escaped text, as CDATA or as an element, signed or not', () => {
    for (const data of [escapeText(DOCUMENT), `<![CDATA[${DOCUMENT}]]>`, DOCUMENT]) assert.equal(letter(sync(INFO, `<data>${data}</data>`)).document, DOCUMENT);
    assert.equal(letter(Buffer.from(signedLetter())).document, DOCUMENT);
    assert.equal(letter(async(), 'gateway-async').document, DOCUMENT);
  });

  const unreadable: [what: string, bytes: Buffer | string, channel: GatewayChannel, why: RegExp][] = [
    ['an entity bomb', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'gateway', /XML-DOCTYPE/],
    ['no envelope', Buffer.from('<a/>'), 'gateway', /root element is a/],
    ['the operation of the other channel', async(), 'gateway', /takes one SendMessage/],
    ['the namespace of the other channel', sync().replaceAll('SyncChannel', 'AsyncChannel'), 'gateway', /takes one SendMessage/],
    ['a question to the synchronous channel', aside('getMessages', ''), 'gateway', /takes one SendMessage/],
    ['two documents', sync(INFO, '<data>a</data><data>b</data>'), 'gateway', /more than one data/],
    ['two letters', `${sync()}${sync()}`, 'gateway', /takes one SendMessage/],
    ['3 MB', Buffer.alloc(3_000_000, 32), 'gateway', /XML-TOO-LARGE/],
  ];
  for (const [what, bytes, channel, why] of unreadable) {
    test(`cannot be read: ${what}`, () => {
      const read = reading(bytes, channel);
      assert.ok(read.kind === 'unreadable');
      assert.match(read.reason, why);
    });
  }

  const refused: [what: string, edit: (soap: string) => string, why: RegExp][] = [
    ['a sender of another password', (soap) => soap, /the sender carrier is not known/],
    ['one byte of the Body changed', (soap) => soap.replace('<serviceId>S', '<serviceId>T'), /digest-mismatch: the digest of "#body"/],
    ['one byte of the document changed, and the Body signed by nobody', (soap) => /<soap:Body[^]*/.exec(soap)![0].replace('A &amp;amp;', 'B &amp;amp;').replace(/^/, '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">'), /no-signature: the message/],
    ['the signed Body moved away', (soap) => soap.replace(/<soap:Body [^]*<\/soap:Body>/, (body) => body.replace(' wsu:Id="body"', ' wsu:Id="other"')).replace('</soap:Header>', `<w xmlns="urn:w">${/<soap:Body [^]*<\/soap:Body>/.exec(soap)![0]}</w></soap:Header>`), /relocated: .*unsigned-body/],
  ];
  for (const [what, edit, why] of refused) {
    test(`refused: ${what}`, () => {
      gateway.demandSignatures();
      gateway.account.password = what.startsWith('a sender') ? 'OTHER' : 'PASS';
      assert.match(gateway.refusal(letter(Buffer.from(edit(signedLetter())))) ?? 'taken', why);
      gateway.account.password = 'PASS';
      gateway.reset();
    });
  }
  test('taken: signed, and unsigned where no signature is demanded', () => {
    assert.equal(gateway.refusal(letter(Buffer.from(signedLetter()))), undefined);
    assert.equal(gateway.refusal(letter()), undefined);
    gateway.demandSignatures();
    assert.match(gateway.refusal(letter()) ?? '', /no-signature: the message/);
    gateway.reset();
  });

  const deliver = (channel: GatewayChannel, script?: Script): Promise<GatewayAnswer> =>
    gateway.deliver(channel === 'gateway' ? letter() : letter(async(), channel), script, async () => ['<said/>']);
  const shown = ({ status, body }: GatewayAnswer): string => `${status} ${/<code>\w+|<a:\w+|faultstring>[^<:]*/.exec(body.toString())?.[0].replace(/.*[<>:]/, '') ?? ''}${body.includes('said') ? ' said' : ''}`;

  const scripts: [Script | undefined, sync: string, async: string][] = [
    [undefined, '200 SCSS001 said', '200 sendMessageResponse'],
    [{ kind: 'closed' }, '503 ', '503 '],
    [{ kind: 'answer-lost' }, '504 ', '504 '],
    [{ kind: 'lost' }, '200 SCSS001', '200 sendMessageResponse'],
    [{ kind: 'gateway-status', code: 'SCSE003' }, '200 SCSE003', '500 SCSE003'],
    [{ kind: 'gateway-status', code: 'SCSS001' }, '200 SCSS001', '200 sendMessageResponse'],
  ];
  for (const [script, bySync, byAsync] of scripts) {
    test(`by both channels: ${JSON.stringify(script ?? 'as it should be')}`, async () => {
      assert.equal(shown(await deliver('gateway', script)), bySync);
      assert.equal(shown(await deliver('gateway-async', script)), byAsync);
      gateway.reset();
    });
  }

  test('an answer is fetched when it is there, by whom it is for, as often as it lies there, until it was received', async () => {
    const fetched = (about = 'm-1'): string[] => {
      const { body } = gateway.serve(letter(aside('getMessages', `<messageId>q</messageId><correlationId>${about}</correlationId>`), 'gateway-async'));
      return [...body.toString().matchAll(/<messageInfo><messageId>([^<]*)/g)].map((one) => one[1]!);
    };
    await deliver('gateway-async', { kind: 'late', ms: 1000 });
    assert.deepEqual(fetched(), []);
    clock.advanceTo(NOW + 1000);
    assert.equal(fetched().length, 1);
    assert.deepEqual(fetched('another'), []);
    await deliver('gateway-async', { kind: 'twice' });
    const ids = fetched();
    assert.equal(ids.length, 3);
    for (const id of ids) gateway.serve(letter(aside('sendDeliveryNotification', `<messageId>${id}</messageId>`), 'gateway-async'));
    assert.deepEqual(fetched(), []);
  });

  test('the judge of letters', () => {
    const judged = (info: string): string => {
      const { holds, observed } = judgeLetter(letter(sync(info)));
      return holds ? 'holds' : observed;
    };
    assert.equal(judged(INFO), 'holds');
    assert.equal(judged(INFO.replace(/<messageDate>.*<\/messageDate>/, '')), 'no messageDate');
    assert.equal(judged(INFO.replace('+05:00', '')), 'messageDate 2026-06-01T13:00:00 without an offset');
    assert.equal(judged(INFO.replace(/<sender>.*/, '')), 'no sender; no senderId');
    assert.match(judged(INFO.replace(/(<messageId>.*<\/messageId>)(<serviceId>.*<\/serviceId>)/, '$2$1')), /^the order serviceId, messageId/);
    assert.equal(judged(`${INFO}<colour>x</colour>`).split(';')[0], 'an unknown colour');
    assert.match(judgeLetter(letter(sync(INFO, ''))).observed, /no data/);
    assert.equal(judgeLetter(letter(async(), 'gateway-async')).holds, true);
  });
  test('the judge of the gateway itself', async () => {
    const { body } = await deliver('gateway');
    assert.equal(judgeGatewayAnswer(body, letter()).holds, true);
    assert.equal(judgeGatewayAnswer(body, letter(sync(INFO.replace('m-1', 'm-2')))).holds, false);
    assert.equal(judgeGatewayAnswer(Buffer.alloc(0), letter()).holds, false);
  });
  test('the judge of signatures', () => {
    const [rsa, ec] = SIGNATURE_ALGORITHMS;
    const judged = (soap: string | Buffer, uri = rsa!.uri): boolean[] => judgeSignatures(letter(soap), uri).map((one) => one.holds);
    assert.deepEqual(judged(Buffer.from(signedLetter())), [true, true]);
    assert.deepEqual(judged(Buffer.from(signedLetter()), ec!.uri), [false, false]);
    assert.deepEqual(judged(sync()), [false, false]);
    assert.deepEqual(judged(Buffer.from(signedLetter().replace('<serviceId>S', '<serviceId>T'))), [false, true]);
    assert.deepEqual(judged(signedEnvelope(xml, sync(), by.signer, { created: NOW, expires: NOW + 1000 })), [true, false]);
  });
});
