import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeLists } from '../codelists/code-lists';
import countries from './countries.json';
import { nationalServiceDesk } from './service-desk';

describe('the service desk of an operator', () => {
  test('is that of the country that issued its EORI', () => {
    assert.equal(nationalServiceDesk('NL123456789'), 'the National Service Desk of the Netherlands (EORI NL123456789)');
    assert.equal(nationalServiceDesk('US123456789'), undefined);
    assert.equal(nationalServiceDesk(''), undefined);
  });

  test('each country that issues EORI has one: those of CL717, Norway and Switzerland', () => {
    const list = codeLists().get('CL717');
    assert.ok(list?.kind === 'codes');
    assert.deepEqual(Object.keys(countries).sort(), [...list.codes.keys(), 'CH', 'NO'].sort());
  });
});
