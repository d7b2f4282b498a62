import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeSpecimen } from '../specimen';
import { writeXml } from '../tree';
import { addGroup, all, at, copyOf, drop, last, pathOf, put, set, stranger, trailTo } from './twigs';

const route = '/IE3F10/activeBorderTransportMeans/countriesOfRoutingOfMeansOfTransport';
const filing = () => copyOf(makeSpecimen('IE3F10', { kind: 'with', path: '/IE3F10/declarant/address/poBox' }));

describe('twigs of a specimen', () => {
  test('a copy may be changed, and the original stays', () => {
    const original = makeSpecimen('IE3F10', { kind: 'minimal' });
    const before = writeXml(original);
    const copy = copyOf(original);
    drop(copy, 'declarant');
    set(copy, 'LRN', 'OTHER');
    assert.equal(writeXml(original), before);
    assert.notEqual(writeXml(copy), before);
  });

  test('a trail leads from the root to the first twig of a path, and nowhere where there is none', () => {
    const root = filing();
    assert.deepEqual(trailTo(root, `${route}/country`)!.map(({ node }) => node.name).join('/'), `${route}/country`.slice(1));
    assert.equal(last(trailTo(root, '/IE3F10')!), root);
    assert.equal(trailTo(root, '/IE3F10/representative'), undefined);
    assert.equal(trailTo(root, '/IE3F11/LRN'), undefined);
  });

  test('a path has positions where siblings share a name, and an XML attribute is at its element', () => {
    const root = filing();
    const [first, second] = all(root, 'activeBorderTransportMeans/countriesOfRoutingOfMeansOfTransport');
    assert.equal(pathOf(root, at(first, 'country')!), `${route}[1]/country`);
    assert.equal(pathOf(root, second!), `${route}[2]`);
    const attribute = stranger('notInTheTable', 'attribute', '1');
    second!.children.push(attribute);
    assert.equal(pathOf(root, attribute), `${route}[2]`);
    assert.throws(() => pathOf(root, stranger('nowhere', 'element', '1')), /nowhere is not in the specimen/);
  });

  test('what is put stands where the sequence wants it', () => {
    const root = filing();
    const address = at(root, 'declarant/address')!;
    const names = (): string[] => address.children.map(({ node }) => node.name);
    const wanted = names();
    const city = at(address, 'city')!;
    drop(address, 'city');
    put(address, city);
    assert.deepEqual(names(), wanted);
    set(address, 'street', 'Am Kai');
    assert.ok(names().indexOf('street') < names().indexOf('poBox'));
    assert.throws(() => set(address, 'colour', 'red'), /address has no colour/);
    assert.throws(() => addGroup(address, 'colour', {}), /address has no colour/);
  });
});
