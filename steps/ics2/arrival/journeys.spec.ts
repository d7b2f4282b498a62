import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import Ajv from 'ajv';
import schema from '../../../iut/ics2-arrival.schema.json';
import { journeyOf, toldBy } from './journeys';

const fits = new Ajv().compile(schema);
const WHO = { eori: 'DE1234567890123', fresh: '1A2B3C4D' };
const CARRIERS = ['sea carrier', 'inland carrier', 'air carrier'];

describe('the prepared journeys', () => {
  test('are facts as a driver is told them, with every fact that a step may add', () => {
    for (const carrier of CARRIERS) {
      const added = { actualArrival: '2026-06-01T08:00:00Z', filings: ['L1'], mrns: ['26NL0000000SEAHAT0'], waybills: ['020-1'] };
      assert.equal(fits({ ...journeyOf(carrier, WHO), ...added }), true, `${carrier}: ${JSON.stringify(fits.errors)}`);
    }
  });

  test('come from outside the Union, call at two places in it, and are told apart by their numbers', () => {
    for (const carrier of CARRIERS) {
      const [one, other] = [journeyOf(carrier, WHO), journeyOf(carrier, WHO, 'another')];
      assert.deepEqual(one.calls.map(({ customsOffice }) => customsOffice !== undefined), [false, true, true]);
      assert.notEqual(toldBy(one).number, toldBy(other).number);
      assert.equal(toldBy(one).office, one.calls[1]!.customsOffice);
      const times = one.calls.map(({ estimatedArrival }) => Date.parse(estimatedArrival));
      assert.deepEqual(times, [...times].sort((a, b) => a - b));
    }
  });
});
