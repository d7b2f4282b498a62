import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fingerprintOf, uumdsRegister } from '../../../certs/uumds';
import { OTHER_EORI, parties } from '../../../certs/identities';
import type { UserMessageHeader } from '../../../protocols/as4';
import type { ToleranceName } from '../../../requirements/ics2/tolerances';
import { soundConduct, type Conduct, type Sender } from '../conduct';
import { TEST_ACTION, TEST_SERVICE } from '../agreed';
import { admit, isTest, TRADER_ACTIONS, type Authorisation } from './admission';

const EORI = parties.operator.eori!;
const LEAF = Buffer.from('leaf');
const OTHER = Buffer.from('other leaf');
const TYPE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:';
const register = uumdsRegister([
  { eori: EORI, name: 'a', sealFingerprints: [fingerprintOf(LEAF)], mayUseIcs2: true },
  { eori: OTHER_EORI, name: 'b', sealFingerprints: [fingerprintOf(OTHER)], mayUseIcs2: true },
  { eori: 'XX1', name: 'c', sealFingerprints: [fingerprintOf(LEAF)], mayUseIcs2: false },
]);
const header: UserMessageHeader = {
  messageId: 'a@b', timestamp: '', from: { partyId: EORI, type: `${TYPE}EORI`, role: 'Trader' }, to: { partyId: 'sti-taxud', type: `${TYPE}auth`, role: 'Customs' },
  agreementRef: 'EU-ICS2-TI-V2.0', agreementType: 'ics2-interface-version', service: 'eu_ics2_t2c', serviceType: 'eu-customs-service-type', action: 'IE3F10',
  conversationId: '1', parts: [],
};
const authorisation: Authorisation = async (eori, leaf) =>
  register.lookup(eori, fingerprintOf(leaf)).kind === 'registered' ? undefined : { code: 'EBMS:0004', detail: 'A001: refused' };
const codeOf = async (change: Partial<UserMessageHeader>, leaf = LEAF, conduct: Partial<Conduct> = {}, others: Partial<Omit<Sender, 'eori'>> = {}, lenient?: ToleranceName): Promise<string | undefined> => {
  const refused = await admit({ ...header, ...change }, leaf, { declarant: () => undefined, ...others }, { conduct: { ...soundConduct(), ...conduct }, authorisation, partyId: 'sti-taxud', tolerates: (name) => name === lenient });
  return refused === undefined ? undefined : `${refused.code}${refused.detail.startsWith('A001') ? ' A001' : ''}`;
};

describe('admission of a verified message', () => {
  test('a right header, and a test message', async () => {
    assert.equal(await codeOf({}), undefined);
    assert.equal(await codeOf({ service: TEST_SERVICE, serviceType: '', action: TEST_ACTION }), undefined);
    assert.ok(isTest({ ...header, service: TEST_SERVICE, action: TEST_ACTION }));
  });

  test('each wrong value has its own code', async () => {
    const cases: [Partial<UserMessageHeader>, string][] = [
      [{ messageId: '<a@b>' }, 'EBMS:0009'], [{ messageId: 'no-host' }, 'EBMS:0009'],
      [{ agreementRef: 'EU-ICS2-TI-V1.0' }, 'EBMS:0001'], [{ agreementType: 'x' }, 'EBMS:0001'], [{ agreementType: '' }, 'EBMS:0001'], [{ service: 'eu_ics2_c2t' }, 'EBMS:0001'],
      [{ serviceType: '' }, 'EBMS:0001'], [{ action: 'IE3R01' }, 'EBMS:0001'], [{ action: 'IE3A25' }, 'EBMS:0001'],
      [{ to: { ...header.to, partyId: 'nti-xx' } }, 'EBMS:0003'], [{ to: { ...header.to, type: `${TYPE}authority` } }, 'EBMS:0003'],
      [{ from: { ...header.from, role: 'Customs' } }, 'EBMS:0003'], [{ from: { ...header.from, partyId: '?' } }, 'EBMS:0003'],
      [{ service: TEST_SERVICE }, 'EBMS:0010'], [{ action: TEST_ACTION }, 'EBMS:0010'],
      [{ from: { ...header.from, partyId: OTHER_EORI } }, 'EBMS:0004 A001'], [{ from: { ...header.from, partyId: 'XX1' } }, 'EBMS:0004 A001'],
      [{ from: { ...header.from, partyId: 'XX9' } }, 'EBMS:0004 A001'],
    ];
    for (const [change, code] of cases) assert.equal(await codeOf(change), code, JSON.stringify(change));
    assert.equal(await codeOf({}, Buffer.from('unregistered')), 'EBMS:0004 A001');
  });

  test('each tolerance lets in its own departure and no other', async () => {
    const departures: [ToleranceName, Partial<UserMessageHeader>][] = [
      ['ics2.tolerance.agreement', { agreementRef: 'EU-ICS2-TI-V1.0' }], ['ics2.tolerance.agreementType', { agreementType: '' }],
      ['ics2.tolerance.customsType', { to: { ...header.to, type: `${TYPE}authority` } }],
    ];
    for (const [lenient] of departures) {
      for (const [name, change] of departures) assert.equal((await codeOf(change, LEAF, {}, {}, lenient)) === undefined, name === lenient, `${name} under ${lenient}`);
      assert.equal(await codeOf({ agreementRef: 'EU-ICS2-TI-V3.0', agreementType: 'x' }, LEAF, {}, {}, lenient), 'EBMS:0001');
    }
  });

  test('who must be registered beside the sender is asked for with the same certificate', async () => {
    const conduct: Partial<Conduct> = { authorises: ({ eori, declarant, tlsEori = eori }) => [eori, declarant() ?? eori, tlsEori] };
    assert.equal(await codeOf({}, LEAF, conduct, { declarant: () => EORI, tlsEori: EORI }), undefined);
    assert.equal(await codeOf({}, LEAF, conduct, { declarant: () => OTHER_EORI }), 'EBMS:0004 A001');
    assert.equal(await codeOf({}, LEAF, conduct, { tlsEori: OTHER_EORI }), 'EBMS:0004 A001');
    assert.equal(await codeOf({}, LEAF, {}, { declarant: () => OTHER_EORI, tlsEori: OTHER_EORI }), undefined, 'and a sound interface does not ask');
  });

  test('the actions are those of the interface document', () => {
    assert.equal(TRADER_ACTIONS.size, 31 + 30 + 5);
    for (const none of ['IE3A25', 'IE3F18', 'IE3R01', 'IE3N99']) assert.ok(!TRADER_ACTIONS.has(none));
  });
});
