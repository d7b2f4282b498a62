import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadXml } from '../../../../protocols/xml';
import { makeMrn } from '../../../../requirements/ics2/mrn';
import { specimenFiling } from '../../hostile/specimen';
import { errorNotification } from '../../messages/refusal';
import { registration } from '../../messages/replies';
import { resolvePointer } from './pointer';
import { judgeSealedReply } from './sealed-reply';

const AT = Date.parse('2026-06-01T08:00:00Z');
const FILING = specimenFiling({ lrn: 'LRN-1', declarant: 'DE1234567890123', billOfLading: 'BL-1' });
const MRN = makeMrn({ year2: 26, country: 'BE', serial: 'ABC12345678', interfaceId: 'A', procedure: 'T' });

async function broken(action: string, document: string, change: { refToMessageId?: string; mpc?: string; earlier?: string[]; errors?: number } = {}): Promise<string[]> {
  const read = (await loadXml()).read(Buffer.from(FILING));
  const judgements = await judgeSealedReply({ action, document, mpc: change.mpc, refToMessageId: 'refToMessageId' in change ? change.refToMessageId : 'm1@x' }, {
    filing: { messageId: 'm1@x', document: read.ok ? read.root : undefined }, earlierMrns: new Set(change.earlier), errorsInFiling: change.errors, day: '2026-06-01',
  });
  assert.ok(judgements.length >= 5 && judgements.every((one) => one.party === 'trader-interface'));
  return judgements.filter((one) => !one.holds).map((one) => `${one.requirement}${one.weight === undefined ? '' : `, ${one.weight}`}`);
}

describe('judges of what customs replies', () => {
  const good = registration({ lrn: 'LRN-1', indicator: 'F10', declarant: 'DE1234567890123', customsOffice: 'BE101000' }, MRN, AT);
  test('IE3R01', async () => {
    assert.deepEqual(await broken('IE3R01', good), []);
    assert.deepEqual(await broken('IE3R01', good, { refToMessageId: undefined }), ['ICS2-AS4-13']);
    assert.deepEqual(await broken('IE3R01', good, { refToMessageId: undefined, mpc: 'urn:channel' }), ['ICS2-AS4-13, advice']);
    assert.deepEqual(await broken('IE3R01', good, { refToMessageId: 'another@x', mpc: 'urn:channel' }), ['ICS2-AS4-13']);
    assert.deepEqual(await broken('IE3R01', good.replace('LRN-1', 'LRN-2')), ['ICS2-FIL-04']);
    assert.deepEqual(await broken('IE3R01', good, { earlier: [MRN] }), ['ICS2-DAT-04']);
    assert.deepEqual(await broken('IE3R01', good.replace(MRN, makeMrn({ year2: 26, country: 'BE', serial: 1, interfaceId: 'A', procedure: 'Z' }))), ['ICS2-DAT-04']);
    assert.deepEqual(await broken('IE3R01', good.replace(MRN, `${MRN.slice(0, 17)}${(Number(MRN[17]) + 1) % 10}`)), ['ICS2-DAT-06']);
    assert.deepEqual(await broken('IE3R01', good.replace('<MRN>', '<X/><MRN>')), ['ICS2-ERR-05']);
  });

  const errors = [{ code: '12', description: 'wrong & <odd>', pointer: '/IE3F10/declarant/name' }, { code: '13', description: 'missing', pointer: '/IE3F10/consignmentMasterLevel' }];
  const no = errorNotification({ lrn: 'LRN-1', declarant: 'DE1234567890123' }, 'LRN-1', errors, AT);
  test('IE3N99', async () => {
    assert.deepEqual(await broken('IE3N99', no, { errors: 2 }), []);
    assert.deepEqual(await broken('IE3N99', no, { errors: 3 }), ['ICS2-ERR-02']);
    assert.deepEqual(await broken('IE3N99', no.replace('<functionalReference>LRN-1', '<functionalReference>m1@x')), ['ICS2-ERR-01']);
    assert.deepEqual(await broken('IE3N99', no.replace('>12<', '>ERR-17<')), ['ICS2-ERR-03']);
    assert.deepEqual(await broken('IE3N99', no.replace('/IE3F10/declarant/name', 'Declarant')), ['ICS2-ERR-04']);
    assert.deepEqual(await broken('IE3N99', no.replace(/<notificationDate>.*<\/notificationDate>/, '')), ['ICS2-ERR-05']);
  });

  test('pointers are followed by position', async () => {
    const read = (await loadXml()).read(Buffer.from('<a><b/><b><c/></b></a>'));
    assert.ok(read.ok);
    assert.equal(resolvePointer(read.root, '/a/b[2]/c')?.name, 'c');
    for (const nowhere of ['/a/b/c', '/x/b', 'a/b', '/a/b[3]', '/a/b[2]/c[0]', '/a/..', '/a/b[last()]']) assert.equal(resolvePointer(read.root, nowhere), undefined, nowhere);
  });
});
