import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml } from '../xml';
import { buildEnvelope, errorsOf, isProcedureChain, isUuidUrn, parseAction, parseAddress, readEnvelope, signalAction, type OutgoingMessage, type ReadMessage, type SegmentProfile } from '.';
import { SOUND_MESSAGE } from './testing/message';

const D124: SegmentProfile = { name: 'D124', thirdCountries: ['VN'] };
const shared = process.env['CUSTOMS_CONFORMANCE_SHARED'] ?? resolve(__dirname, '../../../shared');
const samples = join(shared, 'data/eaeu');
const absent = existsSync(samples) ? false : `third-party sample not here: ${samples}`;

const good = SOUND_MESSAGE;

/** Our own text with the defects of the example printed in Decision 124 Annex 2. */
const damagedIds: OutgoingMessage = {
  ...good,
  messageId: 'um:uuid:0b1c2d3e-1111-4222-8333-\n\n      444455556666',
  procedureId: 'um:uuid:11111111-aaaa-4bbb-8ccc-dd11111111l1/\n      urn:uuid:22222222-aaaa-4bbb-8ccc-dddddddddddd',
  conversationId: 'urn:uuid:11111111-aaaa-4bbb-8ccc-\n      dd1111111l1l',
  body: '<!-- қолданбалы деңгей деректері -->',
};

const codes = (read: ReadMessage): string[] => read.findings.map((finding) => `${finding.severity} ${finding.code} ${finding.where}`);
const AFTER_BLANKS = [
  'error EAEU-UUID-SPACE wsa:MessageID',
  'error EAEU-UUID-PREFIX wsa:MessageID',
  'error EAEU-UUID-PREFIX int:ProcedureID part 1',
  'error EAEU-UUID-HEX int:ProcedureID part 1',
  'warning EAEU-CHAIN-SPACE int:ProcedureID',
  'error EAEU-UUID-SPACE int:ConversationID',
  'error EAEU-UUID-HEX int:ConversationID',
  'error EAEU-BODY-EMPTY soap:Body',
  'pass EAEU-ADDRESS-THIRD-COUNTRY wsa:To',
  'pass EAEU-ADDRESS-COMMISSION wsa:To',
  'pass EAEU-RELATES-ABSENT wsa:RelatesTo',
  'info EAEU-CONVERSATION-IS-PROCEDURE int:ConversationID',
];
const AFTER_REPAIR = AFTER_BLANKS.slice(7);

describe('messages of Decision 5', () => {
  let xml: Xml;
  before(async () => { xml = await loadXml(); });
  const read = (bytes: Buffer, mode: 'strict' | 'lenient' = 'strict', profile: SegmentProfile = D124): ReadMessage => readEnvelope(xml, bytes, { mode, profile });

  test('a good message is read with every header', () => {
    const result = read(buildEnvelope(good));
    assert.equal(result.kind, 'message');
    assert.deepEqual(errorsOf(result.findings), []);
    assert.ok(result.kind === 'message');
    const { to, replyTo, messageId, action, procedureId, conversationId, form } = result.envelope;
    assert.deepEqual({ to, replyTo, messageId, action, procedureId, conversationId, form },
      { to: good.to, replyTo: good.replyTo, messageId: good.messageId, action: good.action, procedureId: good.procedureId, conversationId: good.conversationId, form: 'application' });
  });

  test('strict mode finds exactly the known defects of a damaged example, before and after each repair', () => {
    const damaged = buildEnvelope(damagedIds).toString();
    const raw = Buffer.from(damaged.replace('?>\n', '?>\n\u00a0\u00a0\u00a0').replace('  <soap:Body>', '\u00a0 <soap:Body>'));
    const before = read(raw);
    assert.equal(before.kind, 'not-xml');
    assert.deepEqual(codes(before), ['error EAEU-NO-BREAK-SPACE whole text', ...AFTER_BLANKS]);
    assert.equal(before.findings[0]?.seen, '4 characters U+00A0');

    const blanks = read(Buffer.from(damaged));
    assert.equal(blanks.kind, 'broken');
    assert.deepEqual(codes(blanks), AFTER_BLANKS);

    const ids = read(buildEnvelope({ ...good, body: damagedIds.body }));
    assert.equal(ids.kind, 'broken');
    assert.deepEqual(codes(ids), AFTER_REPAIR);
  });

  test('lenient mode applies the hints, and refuses what has none', () => {
    const repaired = read(buildEnvelope({ ...damagedIds, body: good.body }), 'lenient');
    assert.ok(repaired.kind === 'message');
    assert.equal(repaired.envelope.messageId, good.messageId);
    assert.equal(repaired.envelope.procedureId, good.procedureId!.replace('dd1111111111', 'dd1111111111'));
    assert.equal(read(buildEnvelope(damagedIds), 'lenient').kind, 'broken');
  });

  test('the printed example of Decision 124 itself: findings, and hints that give the values of Decision 5', { skip: absent }, () => {
    const before = read(readFileSync(join(samples, 'decision124-annex2-example.xml.txt')));
    assert.equal(before.kind, 'not-xml');
    assert.deepEqual(codes(before), ['error EAEU-NO-BREAK-SPACE whole text', ...AFTER_BLANKS]);
    assert.equal(before.findings[0]?.seen, '90 characters U+00A0');

    const bytes = readFileSync(join(samples, 'decision124-annex2-example.nbsp-to-space.xml'));
    assert.deepEqual(codes(read(bytes)), AFTER_BLANKS);
    const lenient = read(bytes, 'lenient');
    assert.ok(lenient.kind === 'broken'); // its body is still a comment
    const rows = readFileSync(join(samples, 'decision5-annex3-values.tsv'), 'utf8').split('\n').map((line) => line.split('\t'));
    const intended = (header: string): string | undefined => rows.find((row) => row[0] === 'application' && row[1] === header)?.[2];
    assert.equal(lenient.envelope.messageId, intended('wsa:MessageID'));
    assert.equal(lenient.envelope.procedureId, intended('int:ProcedureID'));
    assert.equal(lenient.envelope.conversationId, intended('int:ConversationID'));

    const table = readFileSync(join(samples, 'decision124-annex2-findings.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t'));
    const count = (severity: string): number => before.findings.filter((finding) => finding.severity === severity).length;
    for (const severity of ['error', 'warning', 'pass', 'info']) assert.equal(count(severity), table.filter((row) => row[4] === severity).length, severity);
  });

  test('the plain profile of Decision 5 refuses a third country', () => {
    const result = read(buildEnvelope(good), 'strict', { name: 'D5' });
    assert.deepEqual(codes(result).filter((code) => code.startsWith('error')), ['error EAEU-ADDRESS wsa:To']);
  });

  for (const [name, change, code] of [
    ['no To', { to: undefined }, 'error EAEU-HEADER-MISSING wsa:To'],
    ['no ProcedureID', { procedureId: undefined }, 'error EAEU-HEADER-MISSING int:ProcedureID'],
    ['a space that does not exist', { to: 'EAEU://RU/XX/P.EE.01/P.ACT.001' }, 'error EAEU-ADDRESS wsa:To'],
    ['an Action with a part missing', { action: 'int://CP/P.EE.01/1.0.0/P.EE.01.TRN.002/P.EE.01.MSG.004' }, 'error EAEU-ACTION wsa:Action'],
    ['a UUID of the wrong shape', { messageId: 'urn:uuid:1-2-3' }, 'error EAEU-UUID-SHAPE wsa:MessageID'],
    ['an empty RelatesTo', { relatesTo: { value: '' } }, undefined],
  ] as const) {
    test(`technological control: ${name}`, () => {
      const result = read(buildEnvelope({ ...good, ...change }));
      assert.equal(result.kind, 'broken');
      if (code !== undefined) assert.deepEqual(codes(result).filter((one) => one.startsWith('error')), [code]);
    });
  }

  test('bytes that are no UTF-8, no SOAP 1.2 or hold a DOCTYPE are told apart', () => {
    assert.equal(read(buildEnvelope({ ...good, body: '<a>Привет</a>', charset: 'windows-1251' })).kind, 'not-xml');
    assert.equal(read(buildEnvelope({ ...good, namespaces: { soap: 'http://schemas.xmlsoap.org/soap/envelope/' } })).kind, 'not-soap');
    const doctype = read(Buffer.from(buildEnvelope(good).toString().replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')));
    assert.ok(doctype.kind === 'not-xml' && doctype.error.code === 'XML-DOCTYPE');
  });
});

describe('values of headers', () => {
  test('addresses, actions and identifiers', () => {
    assert.deepEqual(parseAddress('EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.002/KZ01', D124), { ok: true, address: { segment: 'KZ', space: 'CP', participant: ['P.EE.01', 'P.EE.01.ACT.002', 'KZ01'] } });
    const problem = (text: string, profile = D124): string => { const parsed = parseAddress(text, profile); return parsed.ok ? 'ok' : parsed.problem; };
    assert.equal(problem('eaeu:/KZ/CP/P.EE.01/P.ACT.001'), 'prefix');
    assert.equal(problem('EAEU://KZ/CP/'), 'parts');
    assert.equal(problem('EAEU://KZ/CP/P.EE.01'), 'participant');
    assert.equal(problem('EAEU://EXT/CP/P.EE.01/P.ACT.001'), 'segment');
    assert.equal(problem('EAEU://RS/CP/P.EE.01/P.ACT.001'), 'third-country');
    assert.equal(problem('EAEU://RU/XX/P.EE.01/P.ACT.001'), 'space');
    assert.equal(problem('EAEU://EEC/SR/gate'), 'ok');
    const action = 'int://CP/P.SP.03/0.1/P.SP.03.PRC.001/P.SP.03.TRN.002/P.CC.04.MSG.003';
    assert.ok(parseAction(action).ok);
    assert.equal(signalAction(action, 'RCV'), 'int://CP/P.SP.03/0.1/P.SP.03.PRC.001/P.SP.03.TRN.002/P.MSG.RCV');
    const swapped = parseAction('int://CP/P.EE.01/1.0.0/P.EE.01.TRN.001/P.EE.01.PRC.001/P.EE.01.MSG.001');
    assert.ok(!swapped.ok && swapped.problem === 'procedure');
    assert.ok(isUuidUrn(good.messageId!) && !isUuidUrn(' ' + good.messageId!));
    assert.ok(isProcedureChain(good.procedureId!) && !isProcedureChain(good.procedureId! + '/'));
  });
});
