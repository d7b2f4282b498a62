import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { buildEnvelope, readEnvelope, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import { loadXml, type Xml } from '../../../protocols/xml';
import type { Arrived, NeighbourName, Posted } from '../neighbours/records';
import { judgeOnlyGood } from './only-good';

const id = (digit: string): string => `urn:uuid:${digit.repeat(8)}-aaaa-4bbb-8ccc-${digit.repeat(12)}`;
const good: OutgoingMessage = {
  to: 'EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.002', replyTo: 'EAEU://VN/CP/P.EE.01/P.ACT.001', messageId: id('1'), procedureId: id('2'), conversationId: id('3'),
  action: 'int://CP/P.EE.01/1.0.0/P.EE.01.PRC.001/P.EE.01.TRN.002/P.EE.01.MSG.002', body: '<a/>',
};
let xml: Xml;
before(async () => { xml = await loadXml(); });
const arrived = (bytes: Buffer, at: NeighbourName = 'KZ'): Arrived => {
  const read = readEnvelope(xml, bytes, { mode: 'strict', profile: { name: 'D124', thirdCountries: ['VN'] } });
  return { at, headers: {}, bytes, attachments: [], label: 'x', ...('envelope' in read ? { envelope: read.envelope } : {}) };
};
const posted: Posted = { message: good, bytes: buildEnvelope(good), mark: 0 };
const holds = (...more: Arrived[]): boolean => judgeOnlyGood(posted, [arrived(buildEnvelope(good)), ...more]).every((one) => one.holds);

test('neither a repaired copy of a damaged message nor an unreadable one passes', () => {
  assert.ok(holds());
  assert.ok(holds(arrived(buildEnvelope({ ...good, messageId: id('5') }), 'journal')), 'the journal is told of everything');
  assert.ok(!holds(arrived(buildEnvelope({ ...good, messageId: id('5'), procedureId: id('6') }))), 'repaired');
  assert.ok(!holds(arrived(Buffer.from(`\u00a0${buildEnvelope({ ...good, messageId: id('5') }).toString()}`))), 'unreadable, as it came');
});
