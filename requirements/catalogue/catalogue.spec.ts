import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findCitations } from '../citations';
import { CatalogueError, loadCatalogue, readCatalogue, UnknownRequirement } from './catalogue';

const ROW = {
  id: 'ICS2-AS4-01',
  level: 'MUST',
  actors: ['operator-access-point'],
  appliesTo: ['all'],
  binds: 'iut',
  source: 's',
  item: 'i',
  statement: 's',
  stimulus: 's',
  expected: 'e',
  timing: '-',
  breach: 'fail',
  confidence: 'spec',
  fault: 'f',
};
const area = (...rows: object[]): [string, string][] => [
  ['ics2/transport.json', JSON.stringify({ regime: 'ics2', area: 'transport', requirements: rows })],
];
const refused = (files: [string, string][], message: RegExp): void => {
  assert.throws(
    () => readCatalogue(files),
    (error: unknown) => error instanceof CatalogueError && error.code === 'CATALOGUE_INVALID' && message.test(error.message),
  );
};

describe('the requirement catalogue', () => {
  const catalogue = loadCatalogue();

  test('holds all 505 rows, none lost: 221 ICS2, 153 EAEU, 131 KZ', () => {
    assert.equal(catalogue.byRegime('ics2').length, 221);
    assert.equal(catalogue.byRegime('eaeu').length, 153);
    assert.equal(catalogue.byRegime('kz').length, 131);
    assert.equal(catalogue.all().length, 505);
  });

  test('counts breaches as fail or finding', () => {
    const ics2 = catalogue.byRegime('ics2');
    assert.equal(ics2.filter((row) => row.breach === 'fail').length, 194);
    assert.equal(ics2.filter((row) => row.breach === 'finding').length, 27);
  });

  test('says whom each row binds', () => {
    const who = (id: string): string => catalogue.get(id).binds;
    assert.equal(who('ICS2-AS4-05'), 'iut');
    assert.equal(who('ICS2-TIM-14'), 'simulator');
    assert.equal(who('ICS2-EVD-02'), 'harness');
    assert.equal(who('EAEU-D124-F01a'), 'iut');
    assert.equal(who('EAEU-D124-F01b'), 'simulator');
    assert.equal(who('EAEU-D124-F03a'), 'iut');
    assert.equal(who('KZ281-01'), 'iut');
    assert.equal(who('KZ281-03'), 'simulator');
    assert.equal(who('KZ281-07'), 'attestation');
  });

  test('is frozen to the leaves', () => {
    const row = catalogue.get('ICS2-AS4-05');
    assert.ok(Object.isFrozen(catalogue) && Object.isFrozen(catalogue.all()) && Object.isFrozen(row) && Object.isFrozen(row.actors));
  });

  test('an unknown id names the nearest ones', () => {
    assert.equal(catalogue.has('ICS2-AS4-99'), false);
    assert.throws(
      () => catalogue.get('ics2-as4-5'),
      (error: unknown) => error instanceof UnknownRequirement && error.nearest.includes('ICS2-AS4-05') && /did you mean/.test(error.hint),
    );
  });

  test('every id is found as a citation, whole', () => {
    for (const { id } of catalogue.all()) assert.deepEqual(findCitations(`see ${id}, and on`), [{ id, line: 1 }]);
  });
});

describe('a catalogue file is refused', () => {
  test('good rows pass', () => assert.equal(readCatalogue(area(ROW)).all().length, 1));
  test('with an unknown key', () => refused(area({ ...ROW, severity: 1 }), /additional properties.*severity/));
  test('with a missing key', () => refused(area({ ...ROW, fault: undefined }), /required property 'fault'/));
  test('with a malformed id', () => refused(area({ ...ROW, id: 'ICS2-AS4-1' }), /pattern/));
  test('with the old word warn', () => refused(area({ ...ROW, breach: 'warn' }), /allowed values/));
  test('with an id used twice', () => refused(area(ROW, ROW), /ICS2-AS4-01 is used twice/));
  test('under another name than its area', () => refused([['ics2/x.json', area(ROW)[0]![1]]], /holds regime ics2, area transport/));
  test('that is not JSON', () => refused([['ics2/transport.json', '{']], /JSON/));
});

describe('citations', () => {
  test('are found with their lines, also in tags and comments', () => {
    assert.deepEqual(findCitations('@ICS2-AS4-05 @KZ445-G1\n// EAEU-D124-F04-none (EEC52-a); ICS2-AS4-99.'), [
      { id: 'ICS2-AS4-05', line: 1 },
      { id: 'KZ445-G1', line: 1 },
      { id: 'EAEU-D124-F04-none', line: 2 },
      { id: 'EEC52-a', line: 2 },
      { id: 'ICS2-AS4-99', line: 2 },
    ]);
  });

  test('are not seen in other words', () => {
    assert.deepEqual(findCitations('ICS2-HTI ICS2-01 EAEU KZ281 KZCC xICS2-AS4-05 IE3F10 KZ/010126/000000001'), []);
  });
});
