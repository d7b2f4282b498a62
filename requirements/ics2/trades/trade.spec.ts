import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadXml } from '../../../protocols/xml';
import { journeyOf, tradeOf, type Journey } from './trade';

const HOUR = 3_600_000;
const START = Date.parse('2026-06-01T08:00:00Z');
const sea = (facts: Partial<Journey>): Journey => ({ mode: '1', containers: false, loading: 'CNSHA', unloading: 'DEHAM', departure: START, arrival: START + 20 * 24 * HOUR, ...facts });

describe('the trade of a journey', () => {
  test('by sea: containers, bulk, short sea', () => {
    assert.equal(tradeOf(sea({ containers: true })), 'deep-sea-containers');
    assert.equal(tradeOf(sea({})), 'deep-sea-bulk');
    assert.equal(tradeOf(sea({ loading: 'ISREY', containers: true })), 'short-sea');
    assert.equal(tradeOf(sea({ loading: 'IS' })), 'short-sea', 'a country alone is enough where all its ports count');
  });

  test('a country with two coasts counts by port, and an unknown port of it as deep sea', () => {
    assert.equal(tradeOf(sea({ loading: 'EGALY' })), 'short-sea');
    assert.equal(tradeOf(sea({ loading: 'EGSUZ' })), 'deep-sea-bulk');
    assert.equal(tradeOf(sea({ loading: 'EG' })), 'deep-sea-bulk');
  });

  test('an outermost region is one for a voyage of less than 24 hours, to it or from it', () => {
    const toRegion = (hours: number): Journey => sea({ loading: 'BRMCP', unloading: 'GFDDC', containers: true, arrival: START + hours * HOUR });
    assert.equal(tradeOf({ ...toRegion(24), arrival: START + 24 * HOUR - 1000 }), 'outermost-regions');
    assert.equal(tradeOf(toRegion(24)), 'deep-sea-containers');
    assert.equal(tradeOf(sea({ loading: 'GPPTP', unloading: 'DMRSU', arrival: START + 5 * HOUR })), 'outermost-regions');
    assert.equal(tradeOf(sea({ unloading: 'ESLPA', arrival: undefined })), 'deep-sea-bulk', 'a voyage of unknown length is a long one');
  });

  test('flights by four hours, trains by two, to the second', () => {
    const by = (mode: string, ms: number | undefined): Journey => ({ mode, containers: false, departure: START, arrival: ms === undefined ? undefined : START + ms });
    assert.equal(tradeOf(by('4', 4 * HOUR)), 'long-flight');
    assert.equal(tradeOf(by('4', 4 * HOUR - 1000)), 'short-flight');
    assert.equal(tradeOf(by('4', undefined)), 'long-flight');
    assert.equal(tradeOf(by('2', 2 * HOUR)), 'long-rail');
    assert.equal(tradeOf(by('2', 2 * HOUR - 1000)), 'short-rail');
    assert.equal(tradeOf(by('2', undefined)), 'long-rail');
  });

  test('road and inland waterway need no more than their mode, and what is no mode has no trade', () => {
    assert.equal(tradeOf({ mode: '3', containers: false }), 'road');
    assert.equal(tradeOf({ mode: '8', containers: true }), 'inland-waterway');
    assert.equal(tradeOf({ mode: '7', containers: false }), undefined);
    assert.equal(tradeOf({ containers: false }), undefined);
  });
});

describe('the journey of a filing', () => {
  const read = async (inside: string): Promise<Journey> => {
    const document = (await loadXml()).read(Buffer.from(`<IE3F10 xmlns="urn:wco:datamodel:eu:ics2:2">${inside}</IE3F10>`));
    assert.ok(document.ok);
    return journeyOf(document.root);
  };

  test('the actual departure goes before the estimated one; a place without code counts by its country', async () => {
    const journey = await read(
      '<activeBorderTransportMeans><ModeOfTransport>1</ModeOfTransport>' +
        '<actualDateAndTimeOfDeparture><DateTime>2026-06-01T09:00:00Z</DateTime></actualDateAndTimeOfDeparture>' +
        '<estimatedDateAndTimeOfDeparture><DateTime>2026-06-01T08:00:00Z</DateTime></estimatedDateAndTimeOfDeparture>' +
        '<estimatedDateAndTimeOfArrival><DateTime>2026-06-20T08:00:00Z</DateTime></estimatedDateAndTimeOfArrival></activeBorderTransportMeans>' +
        '<consignmentMasterLevel><placeOfLoading><location>Pier</location><address><country>IS</country></address></placeOfLoading>' +
        '<placeOfUnloading><UNLOCODE>DEHAM</UNLOCODE></placeOfUnloading></consignmentMasterLevel>',
    );
    assert.deepEqual(journey, {
      mode: '1', containers: false, loading: 'IS', unloading: 'DEHAM', departure: START + HOUR, arrival: Date.parse('2026-06-20T08:00:00Z'),
    });
  });

  test('containers are found at either level, by indicator or by number', async () => {
    for (const inside of [
      '<consignmentMasterLevel><containerIndicator>1</containerIndicator></consignmentMasterLevel>',
      '<consignmentMasterLevel><consignmentHouseLevel><containerIndicator>1</containerIndicator></consignmentHouseLevel></consignmentMasterLevel>',
      '<consignmentMasterLevel><transportEquipment><containerIdentificationNumber>CSQU3054383</containerIdentificationNumber></transportEquipment></consignmentMasterLevel>',
    ]) assert.equal((await read(inside)).containers, true, inside);
    assert.equal((await read('<consignmentMasterLevel><containerIndicator>0</containerIndicator></consignmentMasterLevel>')).containers, false);
  });

  test('a filing that tells nothing of its journey has none', async () => {
    assert.equal(tradeOf(await read('<LRN>X</LRN>')), undefined);
  });
});
