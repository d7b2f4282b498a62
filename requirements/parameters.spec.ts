import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { baselineRecord, baselines } from './baselines';
import { loadCatalogue } from './catalogue/catalogue';
import { durationMilliseconds, ParameterError, resolveParameters } from './parameters';

const refused = (act: () => unknown, code: string, hint: RegExp): void => {
  assert.throws(act, (error: unknown) => error instanceof ParameterError && error.code === code && hint.test(error.hint));
};

describe('parameters', () => {
  test('every parameter that the catalogue names exists', () => {
    const parameters = resolveParameters();
    for (const { id, timing } of loadCatalogue().all()) {
      for (const [, name] of timing.matchAll(/param:([A-Za-z0-9.]+)/g)) assert.ok(parameters.get(name!), `${id} names ${name}`);
    }
  });

  test('every default fits its unit', () => {
    const values = resolveParameters()
      .all()
      .filter(({ value }) => value !== undefined);
    assert.doesNotThrow(() => resolveParameters(Object.fromEntries(values.map(({ name, value }) => [name, value!]))));
  });

  test('an override is used, and says so', () => {
    const parameters = resolveParameters({ 'as4.receipt.timeout': 'PT5S' });
    assert.equal(parameters.milliseconds('as4.receipt.timeout'), 5000);
    assert.match(parameters.record()['as4.receipt.timeout']!.why, /^set for this run; default PT60S/);
    assert.equal(resolveParameters().milliseconds('as4.receipt.timeout'), 60000);
  });

  test('numbers are numbers', () => assert.equal(resolveParameters().integer('as4.retry.maxAttempts'), 4));
  test('an unknown name is refused with a suggestion', () =>
    refused(() => resolveParameters({ 'as4.reciept.timeout': 'PT1S' }), 'PARAMETER_UNKNOWN', /as4\.receipt\.timeout/));
  test('a value of the wrong unit is refused', () =>
    refused(() => resolveParameters({ 'as4.receipt.timeout': '60' }), 'PARAMETER_INVALID', /PT60S/));
  test('of a choice only its values are taken', () => {
    refused(() => resolveParameters({ 'ics2.tolerance.rootPart': 'mild' }), 'PARAMETER_INVALID', /^give strict or lenient$/);
    assert.equal(resolveParameters({ 'ics2.tolerance.rootPart': 'lenient' }).get('ics2.tolerance.rootPart').value, 'lenient');
    for (const { name, value, choices } of resolveParameters().all()) if (choices !== undefined) assert.ok(choices.includes(value ?? ''), name);
  });
  test('a parameter without a value is not guessed', () =>
    refused(() => resolveParameters().milliseconds('eaeu.trn.receiptTime'), 'PARAMETER_UNSET', /set it/));
  test('a year has no fixed length', () =>
    refused(() => resolveParameters().milliseconds('doc.unique.master'), 'PARAMETER_INVALID', /weeks/));

  test('durations', () => {
    assert.equal(durationMilliseconds('P1DT2H3M4.5S'), ((26 * 60 + 3) * 60 + 4.5) * 1000);
    assert.equal(durationMilliseconds('P2W'), 14 * 86_400_000);
    for (const bad of ['P', 'PT', 'P1DT', '1D', 'PT1', 'P1M', 'P1Y', '-PT1S', '']) assert.equal(durationMilliseconds(bad), undefined, bad);
  });
});

describe('baselines', () => {
  test('are named once each, for every regime', () => {
    assert.equal(new Set(baselines().map(({ name }) => name)).size, baselines().length);
    for (const regime of ['ics2', 'eaeu', 'kz'] as const) assert.ok(baselines([regime]).every(({ name }) => name.startsWith(`${regime}.`)));
    assert.equal(baselineRecord(['ics2'])['ics2.icd'], 'ICS2 Interface Control Document, 3.30');
    assert.equal(Object.keys(baselineRecord(['kz'])).length, 4);
  });

  test('a limit that stands in a table of its own cannot be overridden in vain', () => {
    assert.throws(
      () => resolveParameters({ 'eaeu.trn.receiptTime': 'PT5M' }),
      (error: unknown) => error instanceof ParameterError && error.code === 'PARAMETER_INVALID' && error.hint.includes('P.EE.01.json'),
    );
  });
});
