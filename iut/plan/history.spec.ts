import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IutDescription } from '../description/model';
import { alreadyLive } from './history';
import { readTag } from './tags';

const forwarder: Pick<IutDescription, 'live' | 'roles' | 'modes'> = {
  roles: ['air-forwarder', 'sea-house-filer'], modes: ['air', 'maritime'], live: { since: 'R2', filings: ['F22', 'F23', 'F24', 'F25', 'F26'] },
};
function leftOut(tags: string, name = 'A scenario', iut = forwarder): string | undefined {
  const list = `@ics2 ${tags}`.split(' ');
  return alreadyLive({ id: 'x', name, feature: '', uri: '', line: 1, tags: list, read: list.map(readTag) }, iut);
}

describe('what an operator that is connected already need not test again', () => {
  test('nothing of it for a newcomer, for other regimes and for checks of our own simulators', () => {
    assert.equal(leftOut('@area:transport', '', { ...forwarder, live: undefined }), undefined);
    assert.equal(leftOut('@area:transport @topic:self-check'), undefined);
    assert.equal(alreadyLive({ id: 'x', name: '', feature: '', uri: '', line: 1, tags: ['@kz'], read: [] }, forwarder), undefined);
  });

  test('its connection, but not the business of a new role', () => {
    assert.match(leftOut('@area:transport') ?? '', /connected since R2 .* connection is proven/);
    assert.equal(leftOut('@area:amendment'), undefined);
    assert.equal(leftOut('@area:filing @role:sea-house-filer @mode:maritime'), undefined);
    assert.match(leftOut('@area:filing @role:air-forwarder @mode:air') ?? 'it is', /it is/, 'F20 is not among what it says it has been lodging');
  });

  test('a scenario that names its filing is about that one alone', () => {
    assert.match(leftOut('@area:filing @role:air-forwarder @mode:air', 'The forwarder lodges F22: house waybill') ?? '', /with F22, .*only what is new/);
    assert.equal(leftOut('@area:filing @role:air-forwarder @mode:air', 'The forwarder lodges F20: complete'), undefined);
  });

  test('without anything new only our own checks are left', () => {
    assert.match(leftOut('@area:amendment', 'An amendment', { ...forwarder, roles: ['air-forwarder'], modes: ['air'], live: { since: 'R2', filings: ['F20', 'F22', 'F23', 'F24', 'F25', 'F26'] } }) ?? '', /only what is new/);
  });
});
