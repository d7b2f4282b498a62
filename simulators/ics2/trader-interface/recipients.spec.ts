import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageCodes } from '../../../requirements/ics2/structures/structures';
import { dueTo, partiesOf, SOUND_RECIPIENTS, type Party, type Standing } from './recipients';
import { createSubscriptions } from './subscriptions';

const FILER = 'DE1';
const CARRIER = 'FR1';
const BOTH: Party[] = [{ role: 'filer', eori: FILER }, { role: 'carrier', eori: CARRIER }];

/** Who of filer and carrier is told, given what is true of each. */
const told = (message: string, filer: Standing[], carrier: Standing[], parties = BOTH): string[] =>
  dueTo(message, parties, SOUND_RECIPIENTS, (standing, { eori }) => (eori === FILER ? filer : carrier).includes(standing)).map(({ eori }) => eori);

describe('the table of recipients', () => {
  test('names messages of customs only', () => {
    const codes = new Set(messageCodes());
    for (const message of Object.keys(SOUND_RECIPIENTS)) assert.ok(codes.has(message), message);
  });

  test('a request and do not load reach the filer whatever is true of it', () => {
    for (const message of ['IE3Q01', 'IE3Q02', 'IE3Q03']) assert.deepEqual(told(message, [], []), [FILER], message);
  });

  test('do not load reaches a connected carrier without subscription, its copies of requests do not', () => {
    assert.deepEqual(told('IE3Q01', [], ['connected']), [FILER, CARRIER]);
    assert.deepEqual(told('IE3N04', [], ['connected']), []);
    assert.deepEqual(told('IE3N05', [], ['connected', 'subscribed']), [CARRIER]);
  });

  test('what comes on subscription reaches subscribers, and carriers only when connected too', () => {
    assert.deepEqual(told('IE3N03', ['subscribed'], ['subscribed']), [FILER]);
    assert.deepEqual(told('IE3N03', [], ['connected', 'subscribed']), [CARRIER]);
  });

  test('a copy of a registration is for the carrier alone: the filer has the original', () => {
    assert.deepEqual(told('IE3R01', ['connected', 'subscribed'], ['connected', 'subscribed']), [CARRIER]);
  });

  test('an operator with two parts in a matter is told once', () => {
    const itself: Party[] = [{ role: 'filer', eori: FILER }, { role: 'carrier', eori: FILER }];
    assert.deepEqual(told('IE3Q01', ['connected'], [], itself), [FILER]);
  });

  test('nobody is told where nobody is named, and nothing of what the table does not have', () => {
    assert.deepEqual(told('IE3Q01', [], [], [{ role: 'carrier', eori: undefined }]), []);
    assert.deepEqual(told('IE3R07', ['connected', 'subscribed'], ['connected', 'subscribed']), []);
  });
});

describe('the parties of a filing', () => {
  test('a representative files for the declarant', () => {
    assert.deepEqual(partiesOf({ declarant: 'DE1', representative: 'NL1', carrier: 'FR1' }), [{ role: 'filer', eori: 'NL1' }, { role: 'carrier', eori: 'FR1' }]);
  });

  test('a carrier that files itself, or is represented, is the filer', () => {
    assert.equal(partiesOf({ declarant: 'FR1', carrier: 'FR1' })[1]!.eori, undefined);
    assert.equal(partiesOf({ declarant: 'FR1', representative: 'NL1', carrier: 'FR1' })[1]!.eori, undefined);
  });

  test('a filing that names no carrier has none', () => {
    assert.equal(partiesOf({ declarant: 'DE1' })[1]!.eori, undefined);
  });
});

describe('subscriptions', () => {
  test('a later list replaces the earlier, and a reset strikes everything out', () => {
    const subscriptions = createSubscriptions();
    subscriptions.set('DE1', ['IE3N03', 'IE3N04']);
    subscriptions.aeos('DE1', true);
    assert.ok(subscriptions.wants('DE1', 'IE3N04') && subscriptions.isAeos('DE1'));
    subscriptions.set('DE1', ['IE3N03']);
    assert.deepEqual([subscriptions.wants('DE1', 'IE3N03'), subscriptions.wants('DE1', 'IE3N04'), subscriptions.wants('FR1', 'IE3N03')], [true, false, false]);
    subscriptions.reset();
    assert.deepEqual([subscriptions.wants('DE1', 'IE3N03'), subscriptions.isAeos('DE1')], [false, false]);
  });
});
