import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildEnvelope, buildSignal, FAULT_ACTION_WSA, buildFault, readEnvelope, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import { loadXml, type Xml } from '../../../protocols/xml';
import type { Judgement } from '../../../requirements/judgement';
import type { Received } from '../records';
import { judgeApplication } from './application';
import { judgeFault } from './fault';
import { judgeBanned, judgeRefusal, judgeStructuralError, judgeSubcode, judgeUnexpected } from './refusal';
import { judgeErrorBody, judgeSignal } from './signal';

const parties = { own: 'EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.002/KZ01', otherParticipant: 'P.EE.01/P.ACT.001', otherSegment: 'VN' };
const id = (digit: string): string => `urn:uuid:${digit.repeat(8)}-aaaa-4bbb-8ccc-${digit.repeat(12)}`;
const report: OutgoingMessage = {
  to: 'EAEU://VN/CP/P.EE.01/P.ACT.001', replyTo: parties.own, messageId: id('1'), procedureId: id('2'), conversationId: id('3'),
  action: 'int://CP/P.EE.01/1.0.0/P.EE.01.PRC.001/P.EE.01.TRN.001/P.EE.01.MSG.001',
  body: '<d:OriginCertificateDetails xmlns:d="urn:customs-conformance:eaeu:OriginCertificateDetails:v0.1.0"><h:EDocHeader xmlns:h="urn:h"><h:InfEnvelopeCode>P.EE.01.MSG.001</h:InfEnvelopeCode><h:EDocCode>R.CT.EE.01.001</h:EDocCode><h:EDocId>0b1c2d3e-1111-4222-8333-444455556666</h:EDocId></h:EDocHeader></d:OriginCertificateDetails>',
};
const notice: OutgoingMessage = { ...report, to: parties.own, replyTo: 'EAEU://VN/CP/P.EE.01/P.ACT.001', messageId: id('4'), conversationId: id('5'), action: report.action!.replace(/001\/P\.EE\.01\.MSG\.001$/, '002/P.EE.01.MSG.002') };
const receipt = (code: 'RCV' | 'ERR' = 'RCV'): string => buildSignal({
  code, signalId: '0b1c2d3e-1111-4222-8333-444455556666', dateTime: '2026-06-01T08:00:00Z', errors: code === 'ERR' ? [{ code: 'Common:DataError', description: 'x' }] : [],
});
const confirmation: OutgoingMessage = {
  to: notice.replyTo, replyTo: parties.own, messageId: id('6'), relatesTo: { value: notice.messageId! }, procedureId: notice.procedureId, conversationId: notice.conversationId,
  action: notice.action!.replace('P.EE.01.MSG.002', 'P.MSG.RCV'), body: receipt(),
};
const fault: OutgoingMessage = {
  to: notice.replyTo, from: parties.own, messageId: id('7'), relatesTo: { value: notice.messageId!, relatesAction: notice.action }, procedureId: notice.procedureId,
  conversationId: notice.conversationId, action: FAULT_ACTION_WSA,
  body: buildFault({ class: 'soap:Sender', subcode: 'wsa:ActionNotSupported', reasons: [{ lang: 'ru', text: 'Неизвестно' }], problem: buildEnvelope(notice).toString() }),
};

describe('judges of messages of Decision 5: each rule holds on a good message and breaks on its own defect alone', () => {
  let xml: Xml;
  before(async () => { xml = await loadXml(); });
  const received = (message: OutgoingMessage): Received => {
    const bytes = buildEnvelope(message);
    const read = readEnvelope(xml, bytes, { mode: 'strict', profile: { name: 'D124', thirdCountries: ['VN'] } });
    const peer = { subject: '', issuer: '', serialNumber: '', fingerprint256: '', validFrom: '', validTo: '' };
    return { exchange: 'x', at: 0, bytes, contentType: 'application/soap+xml', peer, read, envelope: 'envelope' in read ? read.envelope : undefined, label: 'x' };
  };
  const broken = (judgements: Judgement[] | undefined): string[] => (judgements ?? []).filter((one) => !one.holds).map((one) => one.requirement.replace('EAEU-', ''));

  const APPLICATION: [string, Partial<OutgoingMessage>][] = [
    ['ENV-01', { namespaces: { soap: 'http://schemas.xmlsoap.org/soap/envelope/' } }], ['ENV-04', { namespaces: { int: 'urn:EEC:Interaction:v1.1' } }],
    ['ENV-05', { to: undefined }], ['ENV-06', { replyTo: report.to }], ['ENV-07', { from: parties.own }], ['ENV-08', { faultTo: parties.own }],
    ['ENV-09', { messageId: id('1').replace('urn', 'um') }], ['ENV-11', { relatesTo: { value: '' } }],
    ['ENV-13', { action: report.action!.replace('P.EE.01.PRC.001/P.EE.01.TRN.001', 'P.EE.01.TRN.001/P.EE.01.PRC.001') }], ['ENV-15', { procedureId: '' }],
    ['ENV-18', { conversationId: 'x' }], ['ENV-23', { to: report.to!.replace('EAEU://', 'eaeu:/') }], ['ENV-25', { to: `${report.to!}/KZ01` }],
    ['ENV-27', { body: '<!-- nothing -->' }], ['ENV-28', { body: report.body.replace('MSG.001<', 'MSG.009<') }],
    ['ENV-19', { integration: { trackId: id('8'), acceptTime: '2026-06-01T08:00:00Z' } }], ['D124-12', { to: report.to!.replace('VN', 'EXT') }],
    ['D124-15', { action: report.action!.replace('TRN.001', 'TRN.099') }], ['D124-06', { extraHeaders: ['<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'] }],
  ];
  test('an application message', () => {
    assert.deepEqual(broken(judgeApplication(received(report), parties)), []);
    for (const [rule, defect] of APPLICATION) assert.deepEqual(broken(judgeApplication(received({ ...report, ...defect }), parties)), [rule], rule);
    assert.deepEqual(broken(judgeApplication(received({ ...report, body: '<a>Привет</a>', charset: 'windows-1251' }), parties)), ['ENV-02']);
  });

  const SIGNAL: [string, Partial<OutgoingMessage>][] = [
    ['ENV-12', { relatesTo: { value: id('9') } }], ['ENV-16', { procedureId: id('9') }], ['ENV-18', { conversationId: id('9') }], ['SIG-05', { action: 'P.MSG.RCV' }],
    ['SIG-06', { procedureId: undefined }], ['SIG-06', { to: 'EAEU://VN/CP/P.EE.01/P.ACT.001/X' }], ['SIG-07', { body: receipt().replace('<sgn:SignalId>', '<sgn:SignalId>urn:uuid:') }],
  ];
  test('a signal', () => {
    assert.deepEqual(broken(judgeSignal(received(confirmation), notice, 'RCV', parties)), []);
    for (const [rule, defect] of SIGNAL) assert.deepEqual(broken(judgeSignal(received({ ...confirmation, ...defect }), notice, 'RCV', parties)), [rule], rule);
    assert.deepEqual(broken(judgeErrorBody(received({ ...confirmation, body: receipt('ERR') }), 1)), []);
    assert.deepEqual(broken(judgeErrorBody(received({ ...confirmation, body: receipt('ERR') }), 2)), ['SIG-08']);
    const twice = receipt('ERR').replace(/(<sgn:Error>.*<\/sgn:Error>)/, '$1$1');
    assert.deepEqual(broken(judgeErrorBody(received({ ...confirmation, body: twice }), 1)), [], 'two errors about one defect');
    for (const defect of [receipt('ERR').replace('<sgn:Error>', '<sgn:Severity>1</sgn:Severity><sgn:Error>'), receipt('ERR').replace('</sgn:Error>', '<sgn:Hint>x</sgn:Hint></sgn:Error>')]) {
      assert.deepEqual(broken(judgeErrorBody(received({ ...confirmation, body: defect }), 1)), ['SIG-08'], defect);
    }
    const laidOut = receipt().replaceAll(/>([^<]+)</g, '>\n  $1\n<');
    assert.deepEqual(broken(judgeSignal(received({ ...confirmation, body: laidOut }), notice, 'RCV', parties)), [], 'white space around a value');
  });

  test('headers in the namespace of another, an empty From, identifiers without their prefix', () => {
    const bare = (text: string): string => text.replace('urn:uuid:', '');
    const judged = (defect: Partial<OutgoingMessage>): string[] => broken(judgeApplication(received({ ...report, ...defect }), parties));
    assert.deepEqual(judged({ procedureId: undefined, extraHeaders: [`<wsa:ProcedureID>${report.procedureId}</wsa:ProcedureID>`] }), ['ENV-04']);
    assert.deepEqual(judged({ extraHeaders: ['<wsa:From/>'] }), ['ENV-07']);
    assert.deepEqual(judged({ extraHeaders: ['<wsa:FaultTo/>'] }), ['ENV-08']);
    const loose = received({ ...report, procedureId: `${bare(report.procedureId!)}/${bare(id('9'))}`, conversationId: bare(report.conversationId!) });
    assert.deepEqual([loose.read.kind, ...broken(judgeApplication(loose, parties))], ['message']);
    assert.deepEqual(judged({ messageId: bare(report.messageId!) }), ['ENV-09']);
  });

  const FAULT: [string, Partial<OutgoingMessage>][] = [
    ['FLT-01', { body: fault.body.replace('soap:Sender', 'soap:Receiver') }], ['FLT-02', { to: parties.own }], ['FLT-03', { replyTo: parties.own }],
    ['FLT-04', { relatesTo: { value: notice.messageId! } }], ['FLT-05', { action: 'http://www.w3.org/2005/08/addressing/soap/fault' }], ['FLT-06', { conversationId: undefined }],
    ['FLT-07', { body: fault.body.replace(/<soap:Subcode>.*?<\/soap:Subcode>/s, '') }], ['FLT-08', { body: fault.body.replace('lang="ru"', 'lang="en"') }],
    ['FLT-09', { body: fault.body.replace('<soap:Body>', '') }],
  ];
  test('a fault', () => {
    const source = buildEnvelope(notice);
    assert.deepEqual(broken(judgeFault(received(fault), notice, source, parties)), []);
    for (const [rule, defect] of FAULT) assert.deepEqual(broken(judgeFault(received({ ...fault, ...defect }), notice, source, parties)), [rule], rule);
    assert.equal(judgeFault(received(confirmation), notice, source, parties), undefined);
  });

  test('a fault repeats what its source said, in whatever case its languages are named', () => {
    const { conversationId: _none, ...silent } = notice;
    const source = buildEnvelope(notice);
    assert.deepEqual(broken(judgeFault(received(fault), silent, source, parties)), []);
    assert.deepEqual(broken(judgeFault(received({ ...fault, body: fault.body.replace('lang="ru"', 'lang="RU"') }), notice, source, parties)), []);
  });

  const withSubcode = (subcode: string, more = ''): Received =>
    received({ ...fault, body: fault.body.replace(/(<soap:Subcode>).*(<\/soap:Subcode>)/s, `$1<soap:Value>${subcode}</soap:Value>${more}$2`) });
  test('what table 8 does not name is a finding; what it names for something else, or under another class, a breach', () => {
    const judged = (received_: Received) => judgeSubcode(received_, 'wsa:ActionNotSupported')![0]!;
    assert.ok(judged(received(fault)).holds);
    assert.deepEqual([judged(withSubcode('int:Busy')).holds, judged(withSubcode('int:Busy')).weight], [false, 'advice']);
    assert.deepEqual([judged(withSubcode('int:InternalError')).holds, judged(withSubcode('int:InternalError')).weight], [false, undefined]);
    assert.ok(!judged(received({ ...fault, body: fault.body.replace('soap:Sender', 'soap:Receiver') })).holds);
  });

  test('a repeated identifier is told by no subcode, at whatever depth; nothing stands below a malformed header', () => {
    const below = (value: string): string => `<soap:Subcode><soap:Value>${value}</soap:Value></soap:Subcode>`;
    assert.deepEqual(broken(judgeBanned([received(fault), withSubcode('wsa:InvalidAddressingHeader')])), []);
    for (const bad of [withSubcode('wsa:DuplicateMessageID'), withSubcode('wsa:InvalidAddressingHeader', below('wsa:DuplicateMessageID')), withSubcode('wsa:InvalidAddressingHeader', below('wsa:InvalidAddress'))]) {
      assert.deepEqual(broken(judgeBanned([bad])), ['FLT-11']);
    }
    const retry = received({ ...fault, body: fault.body.replace('<soap:Detail>', '<soap:Detail><wsa:RetryAfter>1000</wsa:RetryAfter>') });
    assert.deepEqual(broken(judgeBanned([retry])), ['FLT-11']);
  });

  test('where two items lay claim to one defect, the other answer is a finding; silence is not', () => {
    const errorSaying = (code: string): Received => received({ ...confirmation, body: receipt('ERR').replace('Common:DataError', code) });
    const seen = ([only]: Judgement[]): string => (only!.holds ? 'holds' : only!.weight ?? 'breach');
    const dataFault = (from: string): Received => received({ ...fault, from, body: fault.body.replace('wsa:ActionNotSupported', 'int:DataError') });
    assert.deepEqual([errorSaying('Common:DataError'), dataFault('EAEU://KZ/SR/gate'), dataFault(parties.own), undefined].map((one) => seen(judgeStructuralError(one, 0))), ['holds', 'advice', 'breach', 'breach']);
    assert.equal(seen(judgeStructuralError(dataFault('EAEU://KZ/SR/gate'), 1)), 'breach');
    assert.deepEqual([errorSaying('Common:UnexpectedMessage'), received(fault), errorSaying('Common:DataError'), undefined].map((one) => seen(judgeUnexpected(one))), ['holds', 'advice', 'breach', 'breach']);
    assert.deepEqual([received(fault), errorSaying('Common:UnexpectedMessage'), errorSaying('Common:DataError')].map((one) => seen(judgeRefusal(one, 1))), ['holds', 'advice', 'breach']);
    assert.equal(seen(judgeRefusal(received(fault), 2)), 'breach');
  });

  test('a subcode is known by its namespace, whatever its prefix; a prefix that is declared nowhere resolves to nothing', () => {
    const source = buildEnvelope(notice);
    const withValue = (value: string): Received => received({ ...fault, body: fault.body.replace('<soap:Value>wsa:ActionNotSupported</soap:Value>', value) });
    const other = withValue('<soap:Value xmlns:a="http://www.w3.org/2005/08/addressing">a:ActionNotSupported</soap:Value>');
    assert.deepEqual(broken(judgeFault(other, notice, source, parties)), []);
    assert.deepEqual(broken(judgeSubcode(other, 'wsa:ActionNotSupported')), []);
    const foreign = withValue('<soap:Value xmlns:wsa="urn:foreign">wsa:ActionNotSupported</soap:Value>');
    assert.equal(judgeSubcode(foreign, 'wsa:ActionNotSupported')![0]!.weight, 'advice', 'table 8 names typical codes only');
    const undeclared = withValue('<soap:Value>nowhere:ActionNotSupported</soap:Value>');
    assert.ok(broken(judgeFault(undeclared, notice, source, parties)).includes('FLT-07'));
  });
});
