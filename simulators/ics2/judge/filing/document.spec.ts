import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Registers } from '../../../../requirements/ics2/rules/world';
import { specimenByHand } from '../../../../requirements/ics2/specimens/by-hand/by-hand';
import { makeSpecimen } from '../../../../requirements/ics2/specimens/specimen';
import { writeXml } from '../../../../requirements/ics2/specimens/tree';
import type { Judgement } from '../../../../requirements/judgement';
import { examine, judgeDocument } from './document';

const OPEN: Registers = { lrnUsed: () => false, eoriKnown: () => true, amended: () => undefined, documentUsed: () => false };
const judged = async (text: string, registers: Registers = OPEN): Promise<Judgement[]> =>
  judgeDocument(await examine(Buffer.from(text), { day: '2026-03-02', registers }));
const broken = (judgements: readonly Judgement[]): string[] => judgements.filter(({ holds }) => !holds).map(({ requirement, expected }) => `${requirement} ${expected.split(/[: ]/)[0]}`);

const GOOD = specimenByHand('ie3f10');
const changed = (from: string | RegExp, to: string): string => {
  const text = GOOD.replace(from, to);
  assert.notEqual(text, GOOD, `${String(from)} is not in the specimen`);
  return text;
};

describe('judging a received filing', () => {
  test('a right one passes one named check for each rule that it gives occasion for', async () => {
    const all = await judged(GOOD);
    assert.deepEqual(broken(all), []);
    const ids = all.map(({ expected }) => /^([RC]\d{4}): /.exec(expected)?.[1]).filter((id) => id !== undefined);
    assert.deepEqual(ids, [...new Set(ids)]);
    for (const id of ['R3002', 'R3003', 'R3005', 'R3006', 'R3009', 'R3013', 'R3018', 'R3053', 'C3004', 'C3020', 'C3034']) assert.ok(ids.includes(id), id);
    for (const id of ['ICS2-FIL-02', 'ICS2-DAT-01', 'ICS2-DAT-02', 'ICS2-DAT-05', 'ICS2-DAT-09', 'ICS2-DAT-10', 'ICS2-DAT-11', 'ICS2-DAT-14']) assert.ok(all.some(({ requirement }) => requirement === id), id);
  });

  for (const message of ['IE3F17', 'IE3F26', 'IE3F43', 'IE3F51']) {
    test(`a valid ${message} passes by its own table and rules`, async () => {
      const all = await judged(writeXml(makeSpecimen(message, { kind: 'minimal' })));
      assert.deepEqual(broken(all), []);
      assert.ok(all.some(({ requirement, expected }) => requirement === 'ICS2-FIL-02' && expected.startsWith(message)));
    });
  }

  const WRONG: [what: string, text: () => string, breach: string][] = [
    ['elements out of order', () => changed(/(<LRN>.*<\/LRN>)(\s*)(<documentIssueDate>.*<\/documentIssueDate>)/, '$3$2$1'), 'ICS2-FIL-02 IE3F10'],
    ['a code that is in no list', () => changed('<ModeOfTransport>1<', '<ModeOfTransport>6<'), 'ICS2-FIL-02 IE3F10'],
    ['a date-time with an offset', () => changed('2026-03-01T10:00:00Z', '2026-03-01T12:00:00+02:00'), 'ICS2-DAT-02 every'],
    ['a telephone number as dialled at home', () => changed('+49 40 1234567', '040 1234567'), 'ICS2-DAT-09 R3006'],
    ['no postcode where there are any', () => changed('<postCode>18531</postCode>', ''), 'ICS2-DAT-10 C3034'],
    ['a wrong ship number', () => changed('IMO9074729', 'IMO9074728'), 'ICS2-DAT-08 R3009'],
    ['a route that begins elsewhere', () => changed('<sequenceNumber>1</sequenceNumber><country>CN<', '<sequenceNumber>1</sequenceNumber><country>JP<'), 'ICS2-DAT-14 R3013'],
    ['an arrival before the departure: customs owes the refusal, the sender the dates', () => changed('2026-03-28T04:30:00Z', '2026-03-02T04:30:00Z'), 'ICS2-DAT-11 R3053'],
    ['Arabic letters', () => changed('Reederei Beispiel', 'شركة'), 'ICS2-DAT-11 GEN-UNICODE'],
    ['bytes that are no XML', () => GOOD.slice(0, 200), 'ICS2-FIL-02 the'],
  ];
  for (const [what, text, breach] of WRONG) {
    test(`${what} breaks exactly one requirement`, async () => assert.deepEqual(broken(await judged(text())), [breach]));
  }

  test('in a foreign namespace nothing else is said', async () => {
    const all = await judged(changed('urn:wco:datamodel:eu:ics2:2', 'urn:wco:datamodel:WCO:CIS:1'));
    assert.deepEqual(all.map(({ requirement, holds }) => [requirement, holds]), [['ICS2-DAT-01', false]]);
  });

  test('an EORI is judged by the register, and without one nothing is said of it', async () => {
    assert.deepEqual(broken(await judged(GOOD, { ...OPEN, eoriKnown: (eori) => eori !== 'DE111111111111111' })), ['ICS2-DAT-05 R3005']);
    const { eoriKnown: _without, ...rest } = OPEN;
    assert.ok(!(await judged(GOOD, rest)).some(({ expected }) => expected.startsWith('R3005')));
  });

  test('what the source only advises is a finding', async () => {
    const container = /<containerIdentificationNumber>([A-Z]{4}\d{6})(\d)</;
    const digit = container.exec(GOOD)![2]!;
    const all = await judged(changed(container, `<containerIdentificationNumber>$1${(Number(digit) + 1) % 10}<`));
    assert.deepEqual(all.filter(({ holds }) => !holds).map(({ requirement, weight }) => [requirement, weight]), [['ICS2-DAT-07', 'advice']]);
  });
});
