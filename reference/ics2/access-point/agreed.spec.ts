import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UserMessageHeader } from '../../../protocols/as4';
import { disagreement } from './agreed';
import { TEST_ACTION, TEST_SERVICE } from './outgoing';

const TYPE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:';
const EORI = 'DE1234567890123';
const header: UserMessageHeader = {
  messageId: 'a@b', timestamp: '', from: { partyId: 'sti-taxud', type: `${TYPE}auth`, role: 'Customs' }, to: { partyId: EORI, type: `${TYPE}EORI`, role: 'Trader' },
  agreementRef: 'EU-ICS2-TI-V2.0', agreementType: 'ics2-interface-version', service: 'eu_ics2_c2t', serviceType: 'eu-customs-service-type', action: 'IE3R01',
  conversationId: '1', parts: [],
};
const codeOf = (change: Partial<UserMessageHeader>): string | undefined =>
  disagreement({ ...header, ...change }, { partyId: EORI, accessPoints: [{ partyId: `PULL@${EORI}`, binding: 'pull' }], interfaces: [{ partyId: 'sti-taxud', url: '' }] })?.code;

test('what is agreed is taken: any access point of ours, an agreement without type, a test, every message of customs', () => {
  for (const partyId of [EORI, `PULL@${EORI}`]) assert.equal(codeOf({ to: { ...header.to, partyId } }), undefined);
  assert.equal(codeOf({ agreementType: '' }), undefined);
  assert.equal(codeOf({ service: TEST_SERVICE, serviceType: '', action: TEST_ACTION }), undefined);
  for (const action of ['IE3R01', 'IE3R08', 'IE3Q02', 'IE3N99', 'IE3N11']) assert.equal(codeOf({ action }), undefined);
});

test('each wrong value has its code', () => {
  const cases: [Partial<UserMessageHeader>, string][] = [
    [{ to: { ...header.to, partyId: 'FR98765432109876' } }, 'EBMS:0003'], [{ to: { ...header.to, partyId: `NONE@${EORI}` } }, 'EBMS:0003'], [{ to: { ...header.to, type: `${TYPE}auth` } }, 'EBMS:0003'],
    [{ from: { ...header.from, partyId: 'nti-xx' } }, 'EBMS:0003'], [{ from: { ...header.from, role: 'Trader' } }, 'EBMS:0003'],
    [{ agreementRef: 'EU-ICS2-TI-V1.0' }, 'EBMS:0001'], [{ agreementType: 'x' }, 'EBMS:0001'], [{ service: 'eu_ics2_t2c' }, 'EBMS:0001'],
    [{ action: 'IE3F10' }, 'EBMS:0001'], [{ action: 'IE3N06' }, 'EBMS:0001'], [{ service: TEST_SERVICE }, 'EBMS:0010'], [{ action: TEST_ACTION }, 'EBMS:0010'],
  ];
  for (const [change, code] of cases) assert.equal(codeOf(change), code, JSON.stringify(change));
});
