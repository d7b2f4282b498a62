import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import Ajv from 'ajv';
import schema from '../../../iut/ics2-shipment.schema.json';
import { readFeatures } from '../../../iut/plan/features';
import { containerCheckDigit, isImoNumber, isPhoneNumber } from '../../../requirements/ics2/identifiers';
import { filingsOf, ICS2_ROLES } from '../../../requirements/ics2/roles/matrix';
import { knowsEori } from '../../../simulators/ics2/eori-register';
import { containerShipment, onTheDanube, PREPARED, shipmentFor, withParties, type ShipmentFacts } from '.';

const EORI = 'DE1234567890123';
const every = (): ShipmentFacts[] => [
  containerShipment(EORI, 'BL-1'),
  ...Object.keys(PREPARED).flatMap((filing) => (['least', 'all'] as const).map((extent) => shipmentFor(filing, { eori: EORI, fresh: '1A2B3C4D' }, extent))),
];

/** Values under a name, wherever they stand. */
function named(name: string, within: unknown): string[] {
  if (typeof within !== 'object' || within === null) return [];
  return Object.entries(within).flatMap(([key, value]) => [...(key === name && typeof value === 'string' ? [value] : []), ...named(name, value)]);
}

describe('prepared shipments', () => {
  test('have the form that docs/ics2/shipments.md promises to drivers', () => {
    const valid = new Ajv().compile(schema);
    for (const shipment of [...every(), ...every().map(onTheDanube), ...every().map(withParties)]) assert.ok(valid(JSON.parse(JSON.stringify(shipment))), `${shipment.filing}: ${JSON.stringify(valid.errors)}`);
    assert.ok(!valid({ ...containerShipment(EORI, 'BL-1'), vesel: {} }));
  });

  test('name operators that customs knows, ships and containers with right check digits, and international telephone numbers', () => {
    const shipments = every();
    for (const eori of named('eori', shipments)) assert.ok(knowsEori(EORI)(eori), eori);
    for (const imo of named('imo', shipments)) assert.ok(isImoNumber(imo), imo);
    for (const phone of named('phone', shipments)) assert.ok(isPhoneNumber(phone), phone);
    const containers = shipments.filter(({ mode }) => mode !== 'air').flatMap(({ containers = [] }) => named('number', containers));
    assert.ok(containers.length > 0);
    for (const container of containers) assert.equal(containerCheckDigit(container), container.at(-1), container);
  });

  test('the features have each role file each of its types', () => {
    const { scenarios } = readFeatures(join(__dirname, '../../../features'));
    const filings = scenarios.filter(({ uri, tags }) => uri.startsWith('features/ics2/filing/') && tags.includes('@ICS2-FIL-02'));
    for (const role of Object.keys(ICS2_ROLES)) {
      for (const type of filingsOf([role])) assert.ok(filings.some(({ name, tags }) => tags.includes(`@role:${role}`) && new RegExp(`\\b${type}\\b`).test(name)), `${type} for ${role}`);
    }
  });

  test('the guide shows facts that exist', () => {
    const facts = new Set(Object.keys(schema.properties));
    const guide = readFileSync(join(__dirname, '../../../docs/ics2/shipments.md'), 'utf8');
    for (const fact of facts) assert.ok(guide.includes(`\`${fact}\``), `docs/ics2/shipments.md does not name the fact ${fact}`);
  });
});
