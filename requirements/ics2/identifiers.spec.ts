import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { containerCheckDigit, isContainerNumber, isCusNumber, isEniNumber, isEoriShape, isImoNumber, isLrnShape, isPhoneNumber } from './identifiers';
import { checkMrn, makeMrn, type MrnFault, type MrnParts } from './mrn';

const parts = fc.record({
  year2: fc.integer({ min: 0, max: 99 }),
  country: fc.stringMatching(/^[A-Z]{2}$/),
  serial: fc.stringMatching(/^[A-Z0-9]{11}$/),
  interfaceId: fc.constantFrom('A', 'B', 'C'),
  procedure: fc.constantFrom('T', 'Z'),
}) as fc.Arbitrary<MrnParts>;

describe('MRN', () => {
  test('the published example has check character 5', () => {
    assert.equal(checkMrn('25FR17551780961AT5').valid, true);
    assert.equal(makeMrn({ year2: 25, country: 'FR', serial: '17551780961', interfaceId: 'A', procedure: 'T' }), '25FR17551780961AT5');
  });

  test('every MRN that we make passes, with its parts', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const mrn = makeMrn(given);
        const checked = checkMrn(mrn);
        return mrn.length === 18 && checked.valid && checked.parts.country === given.country && checked.parts.serial === given.serial;
      }),
    );
  });

  test('every other digit at the end is refused as check character', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 9 }), (given, shift) => {
        const mrn = makeMrn(given);
        const checked = checkMrn(mrn.slice(0, 17) + String((Number(mrn[17]) + shift) % 10));
        return !checked.valid && checked.fault === 'check-character';
      }),
    );
  });

  test('a wrong digit in the serial changes the check character, unless 10 and 0 meet', () => {
    // Weights are coprime to 11, so a changed character always changes the sum; only sums 0 and 10 share the digit 0.
    assert.equal(checkMrn('25FR17551780962AT5').valid, false);
  });

  const bad: [string, MrnFault][] = [
    ['25FR17551780961AT', 'length'],
    ['25fr17551780961AT5', 'characters'],
    ['X5FR17551780961AT5', 'year'],
    ['25F117551780961AT5', 'country'],
    ['25FR17551780961DT5', 'interface'],
    ['25FR17551780961AX5', 'procedure'],
    ['25FR17551780961AT6', 'check-character'],
  ];
  for (const [mrn, fault] of bad) {
    test(`${mrn} is refused for its ${fault}`, () => {
      const checked = checkMrn(mrn);
      assert.ok(!checked.valid && checked.fault === fault);
    });
  }

  test('parts that do not fit are refused', () => {
    assert.throws(() => makeMrn({ year2: 2025, country: 'FR', serial: 1, interfaceId: 'A', procedure: 'T' }), RangeError);
    assert.throws(() => makeMrn({ year2: 25, country: 'FR', serial: '1', interfaceId: 'A', procedure: 'T' }), RangeError);
  });
});

describe('identifiers', () => {
  const cases: [string, (value: string) => boolean, string[], string[]][] = [
    ['LRN', isLrnShape, ['A', 'x'.repeat(22), 'LRN/2026-1'], ['', ' ', 'x'.repeat(23), 'a\nb']],
    ['EORI', isEoriShape, ['DE1', 'DE123456789012345', 'XI000000000000'], ['DE', '12345', 'de123', 'DE1234567890123456', 'DE 123']],
    [
      'phone',
      isPhoneNumber,
      ['+1234567', '+49 30 1234567', '+123456789012345'],
      ['030 1234567', '0049 30 1234567', '+123456', '+', '++1234567', '+1234567x', '+(49) 301234', '+1234567890123456', '+49  30123456', '+49-30-1234567', '+1234567 '],
    ],
    ['IMO number', isImoNumber, ['IMO9074729'], ['imo9074729', 'IMO9074729 ', '9074729', 'IMO9074728', 'IMO 9074729', 'IMO907472']],
    ['ENI', isEniNumber, ['02324957'], ['2324957', 'A2324957', '023249571', ' 02324957', '0232495７']],
    ['container number', isContainerNumber, ['CSQU3054383'], ['CSQU 305438-3', 'CSQU305438', 'csqu3054383', 'CSQ30543834', 'CSQU3054383\n']],
    ['CUS number', isCusNumber, ['0012345-6', '0000000-0'], ['00123456', '0012345-', '012345-6', '0012345-67', '0012345–6', ' 0012345-6']],
  ];
  for (const [name, accepts, good, bad] of cases) {
    test(`${name}: good ones pass, bad ones do not`, () => {
      for (const value of good) assert.equal(accepts(value), true, value);
      for (const value of bad) assert.equal(accepts(value), false, value);
    });
  }
  test('a wrong IMO check digit is found whichever digit it is', () => {
    const passing = Array.from({ length: 10 }, (_, digit) => `IMO907472${digit}`).filter(isImoNumber);
    assert.deepEqual(passing, ['IMO9074729']);
  });
  test('hostile lengths are judged at once', () => {
    const long = `+${'1 '.repeat(200_000)}`;
    for (const [, accepts] of cases) assert.equal(accepts(long), false);
  });
  test('ISO 6346 gives CSQU305438 the digit 3', () => assert.equal(containerCheckDigit('CSQU3054383'), '3'));
});
