import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadXml } from '../../../../protocols/xml';
import { judgeOperatorNamed, judgeOwnAnswer, judgeRefusalTold } from './clients';

const OPERATOR = 'SE5567891234';
const root = async (parties: string) => {
  const read = (await loadXml()).read(Buffer.from(`<IE3F10 xmlns="urn:wco:datamodel:eu:ics2:2">${parties}</IE3F10>`, 'utf8'));
  assert.ok(read.ok);
  return read.root;
};
const party = (role: string, eori: string): string => `<${role}><identificationNumber>${eori}</identificationNumber></${role}>`;

describe('operators behind a provider', () => {
  test('the operator declares, or represents who does', async () => {
    assert.equal(judgeOperatorNamed(await root(party('declarant', OPERATOR)), OPERATOR).holds, true);
    assert.equal(judgeOperatorNamed(await root(party('declarant', 'NL111222333') + party('representative', OPERATOR)), OPERATOR).holds, true);
    assert.equal(judgeOperatorNamed(await root(party('declarant', 'DE1234567890123')), OPERATOR).holds, false);
    assert.equal(judgeOperatorNamed(await root(''), OPERATOR).observed, 'declarant (none)');
  });

  const error = { code: '102', place: '/IE3F10/declarant/name' };
  test('a refusal is told with its reason', () => {
    assert.equal(judgeRefusalTold([error], { state: 'refused', errors: [error, { code: '12' }] }).holds, true);
    assert.equal(judgeRefusalTold([error], { state: 'refused', errors: [] }).holds, false);
    assert.equal(judgeRefusalTold([error], { state: 'pending', errors: [error] }).holds, false);
    for (const [place, holds] of [[undefined, true], ['/IE3F10', true], ['/IE3F', false], [`${error.place}/name`, false], ['/IE3F10/representative/name', false]] as const) {
      assert.equal(judgeRefusalTold([error], { state: 'refused', errors: [{ ...error, place }] }).holds, holds, place);
    }
    assert.equal(judgeRefusalTold([], { state: 'refused', errors: [] }).holds, false);
  });

  const due = { lrn: 'A', state: 'registered' };
  for (const [what, shown, holds] of [
    ['its own answer', [due], true],
    ['nothing', [], false],
    ["another client's answer", [{ lrn: 'B', state: 'refused' }], false],
    ["another client's answer too", [due, { lrn: 'B', state: 'refused' }], false],
    ['its own filing with the answer to another', [{ lrn: 'A', state: 'refused' }], false],
  ] as const) {
    test(`a client sees ${what}`, () => assert.equal(judgeOwnAnswer(OPERATOR, due, shown).holds, holds));
  }
});
