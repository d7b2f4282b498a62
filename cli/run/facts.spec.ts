import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import { agreedFacts } from './facts';

describe('what both sides agree on', () => {
  const description = loadIut(REFERENCE_DESCRIPTION);
  const of = { simulators: { 'kz.gateway.signer': 'ab' }, eori: 'DE1234567890123', accessPoints: description.accessPoints, businessTime: Date.parse('2026-06-01T08:00:00Z') };

  test('the host name is that of the description, and none is demanded where it names none', () => {
    const { fqdn: _fqdn, ...nameless } = description.party;
    assert.equal(agreedFacts(description, of)['ics2.fqdn'], 'as4.operator.example');
    assert.equal(agreedFacts({ ...description, party: nameless }, of)['ics2.fqdn'], undefined);
  });

  test('facts of the party bear the name of their regime; the simulators add theirs', () => {
    const facts = agreedFacts({ ...description, party: { bin: '050140000123', logicalAddress: 'EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.002' } }, of);
    assert.deepEqual([facts['kz.bin'], facts['eaeu.address'], facts['kz.gateway.signer'], facts['businessTime']], ['050140000123', 'EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.002', 'ab', '2026-06-01T08:00:00.000Z']);
  });
});
