import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../../certs/pki';
import { pkiTrusting } from '../../../certs/trusting';
import { VirtualClock, WallClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import { loadXml, type Xml } from '../../../protocols/xml';
import { createSigning } from './signing';

describe('whose signatures the gateway takes', () => {
  let pki: Pki;
  let xml: Xml;
  before(async () => {
    pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: new WallClock(), ids: new RandomIds() });
    xml = await loadXml();
  });
  const wall = new WallClock();
  const takes = (by: Pki, name: 'carrier.seal' | 'operator.seal.rogue'): boolean =>
    createSigning({ pki: by, wall, business: new VirtualClock(wall.now()) }, xml).trust([pki.identity(name).chain[0]!]).ok;
  const trusting = (...files: readonly string[]): Pki => pkiTrusting(pki, { tls: [], seal: files.map((file) => readFileSync(file, 'utf8')) });

  test('a token holds the certificate of the signer alone, and what issued ours is known', () => {
    assert.equal(takes(pki, 'carrier.seal'), true);
    assert.equal(takes(pki, 'operator.seal.rogue'), false);
  });

  test('an authority of the operator\'s own counts when all of it is named, that which issued the certificate too', () => {
    const { root, issuing } = pki.authorityFiles('rogue');
    assert.equal(takes(trusting(root), 'operator.seal.rogue'), false);
    assert.equal(takes(trusting(root, issuing), 'operator.seal.rogue'), true);
    assert.equal(takes(trusting(root, issuing), 'carrier.seal'), true);
  });
});
