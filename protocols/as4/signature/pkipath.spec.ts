import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testSeal } from '../testing/certificates';
import { decodePkiPath, encodePkiPath } from './pkipath';

describe('PkiPath', () => {
  test('comes back as written, in the order of the token', async () => {
    const path = [...(await testSeal()).key.chain].reverse();
    assert.deepEqual(decodePkiPath(encodePkiPath(path)), path);
  });
  test('short, one-octet and long lengths', () => {
    for (const size of [0, 1, 127, 128, 255, 256, 70_000]) {
      const one = encodePkiPath([Buffer.concat([encodePkiPath([Buffer.alloc(size)])])]);
      assert.equal(decodePkiPath(one)[0]!.equals(encodePkiPath([Buffer.alloc(size)])), true, String(size));
    }
  });
  const bad: [string, string][] = [
    ['nothing', ''], ['an empty path', '3000'], ['another tag', '3103300100'], ['a length beyond the end', '3005300100'], ['bytes after the path', '3003300100ff'],
    ['indefinite length', '3080300000000000'], ['a length of five octets', '30850000000001ff'], ['a length cut short', '3082'], ['an inner value cut short', '30033005ff'],
    ['eleven certificates', `3016${'3000'.repeat(11)}`], ['a path that holds an integer', '3003020101'],
  ];
  for (const [name, hex] of bad) test(`refuses ${name}`, () => assert.throws(() => decodePkiPath(Buffer.from(hex, 'hex')), { reason: 'token-malformed' }));
});
