import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildEnvelope, buildJournal, JOURNAL_PUT_ACTION, JOURNAL_PUT_ADDRESS, readEnvelope, type Envelope, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import { VirtualClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import { loadXml, type Xml } from '../../../protocols/xml';
import { createMessages } from '../neighbours/messages';
import { queueHeaders } from '../../../requirements/eaeu/transport';
import type { Arrived, NeighbourName, Posted } from '../neighbours/records';
import { judgeConfined } from './confidential';
import { judgeAnswer, judgeRecords, PRINTED_QUERY_ADDRESS } from './journal';
import { judgeEnd, judgeKeptOut, judgeNotedRefusal, judgeNotLost, judgeOwnName, judgePlatformHeader, judgeRelayed, judgeServiceNames, judgeTransport } from './relaying';

const PROFILE = { mode: 'strict', profile: { name: 'D124', thirdCountries: ['VN', 'RS'] } } as const;

describe('judges of a gateway', () => {
  const compose = createMessages(new VirtualClock(Date.parse('2026-06-01T08:00:00Z')), new RandomIds());
  let xml: Xml;
  const read = (message: OutgoingMessage): Envelope => {
    const found = readEnvelope(xml, buildEnvelope(message), PROFILE);
    assert.equal(found.kind, 'message');
    return (found as { envelope: Envelope }).envelope;
  };
  const arrived = (at: NeighbourName, message: OutgoingMessage): Arrived => ({ at, headers: {}, bytes: buildEnvelope(message), envelope: read(message), attachments: [], label: '' });
  const posted = (message: OutgoingMessage): Posted => ({ message, bytes: buildEnvelope(message), mark: 0, envelope: read(message) });
  const holds = (judgements: readonly { holds: boolean }[]): boolean => judgements.every((one) => one.holds);

  before(async () => {
    xml = await loadXml();
  });

  test('a message is relayed once, to its receiver, as it was', () => {
    const message = compose.flow(1);
    const sent = posted(message);
    const judged = (...all: Arrived[]): boolean => holds(judgeRelayed('EAEU-D124-F01b', sent, sent.envelope!, all, 'VN'));
    assert.ok(judged(arrived('VN', message)));
    assert.ok(!judged());
    assert.ok(!judged(arrived('RS', message)));
    assert.ok(!judged(arrived('VN', message), arrived('VN', message)));
    assert.ok(!judged(arrived('VN', { ...message, body: message.body.replace('KZ-EAV-1', 'KZ-EAV-2') })));
    assert.ok(!judged(arrived('VN', { ...message, procedureId: compose.flow(1).procedureId })));
  });

  test('after a restart it may come twice, and must come where it was going', () => {
    const message = compose.flow(8);
    const judged = (...all: Arrived[]): boolean => judgeNotLost(posted(message), all, 'VN').holds;
    assert.deepEqual([judged(), judged(arrived('KZ', message)), judged(arrived('VN', message)), judged(arrived('VN', message), arrived('VN', message))], [false, false, true, true]);
  });

  test('a message ends in delivery or in one fault to its sender; who is kept out arrives nowhere', () => {
    const message = compose.flow(1);
    const sent = posted(message);
    const fault = (at: NeighbourName): Arrived => ({ ...arrived('KZ', message), at, envelope: { ...read(compose.flow(1)), form: 'fault', relatesTo: { value: message.messageId! } } });
    assert.ok(holds(judgeEnd(sent, [arrived('VN', message), arrived('VN', message)], 'KZ')), 'twice delivered is delivered');
    assert.ok(holds(judgeEnd(sent, [arrived('VN', message)], 'KZ')) && holds(judgeEnd(sent, [fault('KZ')], 'KZ')));
    for (const all of [[], [fault('BY')], [fault('KZ'), fault('KZ')], [arrived('VN', message), fault('KZ')]]) assert.ok(!holds(judgeEnd(sent, all, 'KZ')), String(all.length));
    assert.ok(holds(judgeKeptOut('EAEU-ENV-37', sent, [fault('KZ')], '')) && !holds(judgeKeptOut('EAEU-ENV-37', sent, [arrived('VN', message)], '')));
  });

  test('one header of the platform; the same instant may be written otherwise', () => {
    const given = { trackId: 'urn:uuid:0b1c2d3e-1111-4222-8333-444455556666', acceptTime: '2026-06-01T07:59:30Z' };
    const message = { ...compose.flow(1), integration: given };
    const judged = (one: OutgoingMessage, kept?: typeof given): boolean => holds(judgePlatformHeader(arrived('VN', one), kept).filter(({ requirement }) => requirement === 'EAEU-ENV-20'));
    const header = `<int:Integration><int:TrackID>${given.trackId}</int:TrackID><int:AcceptTime>${given.acceptTime}</int:AcceptTime></int:Integration>`;
    assert.ok(judged(message) && judged(message, given));
    assert.ok(judged({ ...message, integration: { ...given, acceptTime: '2026-06-01T07:59:30.000+00:00' } }, given));
    assert.ok(!judged({ ...message, integration: { ...given, acceptTime: '2026-06-01T07:59:31Z' } }, given));
    assert.ok(!judged({ ...message, extraHeaders: [header] }, given), 'a second one');
    assert.ok(!judged(compose.flow(1)) && !judged({ ...message, integration: { ...given, acceptTime: '' } }));
  });

  test('the properties of the queue; the content type may have parameters on the line that it has not in the queue', () => {
    const judged = (contentType: string, more: Record<string, string> = {}): boolean =>
      holds(judgeTransport({ ...arrived('VN', compose.flow(1)), headers: { ...queueHeaders('KZ', contentType), 'content-type': 'application/soap+xml; charset=utf-8', ...more } }));
    assert.ok(judged('application/soap+xml') && judged('application/soap+xml; charset=utf-8'));
    assert.ok(!judged('multipart/related; boundary=x') && !judged('text/xml') && !judged('application/soap+xml', { 'mqmd-persistence': 'MQPER_NOT_PERSISTENT' }));
  });

  test('a gateway names itself in faults; its service messages name a component of the platform or none', () => {
    const named = (more: Partial<Envelope>) => ({ envelope: { ...read(compose.flow(1)), action: JOURNAL_PUT_ACTION, replyTo: undefined, ...more } });
    assert.ok(holds(judgeOwnName(named({ from: 'EAEU://KZ/SR/gate' }))) && !holds(judgeOwnName(named({ from: 'EAEU://EEC/CP/P.EE.01/P.ACT.001' }))));
    assert.ok(holds(judgeServiceNames([named({}), named({ replyTo: 'EAEU://EEC/SR/JOURNAL/PUT' })])));
    for (const wrong of [[], [named({ action: 'int://CP/x' })], [named({ replyTo: 'EAEU://EEC/CP/P.EE.01/P.ACT.001' })]]) assert.ok(!holds(judgeServiceNames(wrong)));
    assert.deepEqual(judgeNotedRefusal(0).map(({ holds: held, weight }) => [held, weight]), [[false, 'advice']]);
  });

  test('a journal holds receipt and ending; an answer holds what was asked for and nothing else', () => {
    const message = compose.flow(1);
    const record = (messageId: string, more: { errorTxt?: string } = {}) => ({
      message: { action: message.action!, to: message.to!, messageId, messageType: 'application' as const }, operationDt: '2026-06-01T08:00:00Z', trackId: 'urn:uuid:1', acceptTime: '2026-06-01T08:00:00Z',
      source: 'KZ', receiver: 'VN', status: 'sent', msg: '', idRef: 'urn:uuid:2', ...more,
    });
    const put = (records: ReturnType<typeof record>[], relatesTo?: string): Arrived => arrived('journal', {
      ...compose.flow(1), to: JOURNAL_PUT_ADDRESS, replyTo: 'EAEU://EEC/SR/gate', action: JOURNAL_PUT_ACTION, body: buildJournal(records, 'EEC'), ...(relatesTo === undefined ? {} : { relatesTo: { value: relatesTo } }),
    });
    const id = message.messageId!;
    assert.ok(holds(judgeRecords(posted(message), [put([record(id)]), put([record(id)])], 'delivery', '')));
    assert.ok(!holds(judgeRecords(posted(message), [put([record(id)])], 'delivery', '')), 'one of the two is missing');
    assert.ok(!holds(judgeRecords(posted(message), [put([record(id)]), put([record(id, { errorTxt: 'x' })])], 'delivery', '')));
    assert.ok(holds(judgeRecords(posted(message), [put([record(id)]), put([record(id, { errorTxt: 'x' })])], 'failure', '')));

    const two = [put([record(id)]), put([{ ...record(id), status: 'not delivered' }])];
    assert.ok(!holds(judgeRecords(posted(message), two, 'failure', '')) && holds(judgeRecords(posted(message), two, 'failure', '', ['taken', 'sent'])), 'told by its state alone');
    assert.ok(!holds(judgeRecords(posted(message), [put([record(id)]), put([record(id)])], 'failure', '', ['taken', 'sent'])));

    const query = compose.query({ messageId: id, findRelates: false });
    const asked = { message: query, bytes: Buffer.alloc(0), mark: 0 };
    const judged = (answer: Arrived | undefined, of: Posted = asked) => judgeAnswer(of, answer, [id], 'by message')[0]!;
    assert.ok(judged(put([record(id)], query.messageId)).holds);
    assert.ok(!judged(put([record(id), record('urn:uuid:other')], query.messageId)).holds);
    assert.ok(!judged(put([record(id)], id)).holds);
    assert.equal(judged(undefined).weight, undefined);
    assert.equal(judged(undefined, { ...asked, message: { ...query, to: PRINTED_QUERY_ADDRESS } }).weight, 'advice');
  });

  test('marked data are found wherever they stand', () => {
    const told = [{ where: 'line 1', text: 'received' }, { where: 'line 2', text: 'received MARK-1 from' }];
    assert.ok(judgeConfined('MARK-2', 'log', told).holds);
    assert.deepEqual([judgeConfined('MARK-1', 'log', told).holds, judgeConfined('MARK-1', 'log', told).observed], [false, 'in 1: line 2']);
  });
});
