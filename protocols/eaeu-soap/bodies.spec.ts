import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml } from '../xml';
import { buildEnvelope, buildSignal, FAULT_ACTION_OTHER, faultAbout, readEnvelope, readFault, readSignal, type Envelope, type OutgoingMessage } from '.';

const source: OutgoingMessage = {
  to: 'EAEU://VN/CP/P.EE.01/P.ACT.001', replyTo: 'EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.002', messageId: 'urn:uuid:0b1c2d3e-1111-4222-8333-444455556666',
  action: 'int://CP/P.EE.01/1.0.0/P.EE.01.PRC.002/P.EE.01.TRN.002/P.EE.01.MSG.004', conversationId: 'urn:uuid:11111111-aaaa-4bbb-8ccc-dd1111111111', body: '<a/>',
};

describe('signals and faults', () => {
  let xml: Xml;
  before(async () => { xml = await loadXml(); });
  const open = (message: OutgoingMessage): Envelope => {
    const read = readEnvelope(xml, buildEnvelope(message), { mode: 'strict', profile: { name: 'D124', thirdCountries: ['VN'] } });
    assert.ok(read.kind === 'message' || read.kind === 'broken');
    return read.envelope;
  };

  test('a signal is read back as written', () => {
    const errors = [{ code: 'Common:DataError', description: 'a < b', reference: '/x' }];
    const body = buildSignal({ code: 'ERR', signalId: '0b1c2d3e-1111-4222-8333-444455556666', dateTime: '2026-06-01T08:00:00Z', errors });
    const envelope = open({ ...source, body });
    assert.equal(envelope.form, 'signal');
    const signal = readSignal(envelope.payload[0]);
    assert.equal(signal?.code, 'ERR');
    assert.deepEqual(signal?.errors, [{ ...errors[0], details: undefined, eDocId: undefined }]);
    assert.equal(readSignal(open(source).payload[0]), undefined);
  });

  test('a fault answers ReplyTo, or FaultTo where there is one, and quotes the source', () => {
    const problem = buildEnvelope({ ...source, body: '<a><![CDATA[x]]></a>' }).toString();
    const made = faultAbout(open(source), { subcode: 'int:InvalidHeader', from: 'EAEU://EEC/SR/gate', messageId: 'urn:uuid:9b1c2d3e-1111-4222-8333-444455556666', problem });
    assert.ok(made !== undefined);
    assert.equal(made.to, source.replyTo);
    assert.equal(made.action, FAULT_ACTION_OTHER);
    assert.deepEqual(made.relatesTo, { value: source.messageId, relatesAction: source.action });
    const fault = readFault(open(made).payload[0]);
    assert.equal(fault?.class, 'soap:Sender');
    assert.equal(fault?.subcode, 'int:InvalidHeader');
    assert.equal(fault?.problem, problem);
    const elsewhere = faultAbout(open({ ...source, faultTo: 'EAEU://EEC/SR/gate' }), { subcode: 'int:InvalidHeader', from: 'x', messageId: 'y' });
    assert.equal(elsewhere?.to, 'EAEU://EEC/SR/gate');
  });

  test('nothing is sent about a fault, nor to nobody', () => {
    const first = faultAbout(open(source), { subcode: 'wsa:ActionNotSupported', from: 'x', messageId: 'y' });
    assert.equal(faultAbout(open({ ...first!, replyTo: source.replyTo }), { subcode: 'int:InvalidHeader', from: 'x', messageId: 'y' }), undefined);
    assert.equal(faultAbout(open({ ...source, replyTo: undefined }), { subcode: 'int:InvalidHeader', from: 'x', messageId: 'y' }), undefined);
  });
});
