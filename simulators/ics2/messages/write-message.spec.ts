import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fits, MessageError, writeMessage, type Saying } from './write-message';

const NOTICE: Saying = { error: { validationCode: '12' }, notificationDate: '2026-06-01T08:00:00Z' };
const refused = (message: string, saying: Saying, place: string, words: RegExp): void =>
  assert.throws(() => writeMessage(message, saying), (error: unknown) => error instanceof MessageError && error.place === place && words.test(error.message));

describe('a message of customs', () => {
  test('is put in the order of its table, with its wrappers, and what is left out is not there', () => {
    assert.equal(
      writeMessage('IE3N99', { ...NOTICE, declarant: { identificationNumber: undefined }, functionalReference: 'A & B', error: [{ validationCode: '12', pointer: { messageElementPath: undefined } }, { description: '<x>', validationCode: '13' }] }),
      '<?xml version="1.0" encoding="UTF-8"?>\n<IE3N99 xmlns="urn:wco:datamodel:eu:ics2:2"><functionalReference>A &amp; B</functionalReference>' +
        '<notificationDate><DateTime>2026-06-01T08:00:00Z</DateTime></notificationDate><error><validationCode>12</validationCode></error>' +
        '<error><description>&lt;x&gt;</description><validationCode>13</validationCode></error></IE3N99>\n',
    );
  });

  test('holds nothing that its table does not have', () => {
    refused('IE3N99', { ...NOTICE, MRN: '1' }, 'IE3N99/MRN', /not in the table/);
    refused('IE3N99', { ...NOTICE, error: { validationCode: '12', code: '1' } }, 'IE3N99/error/code', /not in the table/);
    refused('IE3N99', { notificationDate: '2026-06-01T08:00:00Z' }, 'IE3N99/error', /0 times/);
    refused('IE3N99', { ...NOTICE, functionalReference: ['a', 'b'] }, 'IE3N99/functionalReference', /2 times/);
    refused('IE3N99', { ...NOTICE, error: 'wrong' }, 'IE3N99/error', /a group holds elements/);
    refused('IE3N99', { ...NOTICE, functionalReference: { a: 'b' } }, 'IE3N99/functionalReference', /a value is a text/);
    refused('IE3N99', { ...NOTICE, functionalReference: 'x'.repeat(36) }, 'IE3N99/functionalReference', /demanded/);
    refused('IE3N99', { ...NOTICE, notificationDate: '2026-06-01T08:00:00+02:00' }, 'IE3N99/notificationDate', /UTC/);
    refused('IE3N01', { notificationDate: '2026-06-01T08:00:00Z', declarant: { identificationNumber: 'X' }, error: { validationCode: '72', description: 'no' } }, 'IE3N01/error/pointer', /0 times/);
  });

  test('a value of somebody else is asked for before it is quoted', () => {
    assert.ok(fits('IE3N99', 'declarant/identificationNumber', 'DE1'));
    assert.ok(!fits('IE3N99', 'declarant/identificationNumber', 'D'.repeat(18)));
    assert.ok(!fits('IE3N99', 'declarant', 'DE1'));
    assert.ok(!fits('IE3N99', 'declarant/name', 'DE1'));
  });
});
