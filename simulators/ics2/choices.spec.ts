import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ParameterError, resolveParameters } from '../../requirements/parameters';
import { createChoices } from './choices';

describe('choices between readings', () => {
  const run = resolveParameters({ 'ics2.tolerance.rootPart': 'lenient' });
  const choices = createChoices((name) => run.get(name).value ?? '');

  test('are those of the run until a scenario changes one, and again afterwards', () => {
    assert.deepEqual([choices.tolerates('ics2.tolerance.rootPart'), choices.tolerates('ics2.tolerance.agreement')], [true, false]);
    choices.set('ics2.tolerance.rootPart', 'strict');
    choices.set('ics2.pull.refToMessageId', 'left-out');
    assert.deepEqual([choices.tolerates('ics2.tolerance.rootPart'), choices.of('ics2.pull.refToMessageId')], [false, 'left-out']);
    choices.reset();
    assert.deepEqual([choices.tolerates('ics2.tolerance.rootPart'), choices.of('ics2.pull.refToMessageId')], [true, 'emitted']);
  });

  test('an unknown name, an unknown value and a limit of the run are refused', () => {
    assert.throws(() => choices.set('ics2.tolerance.rootpart', 'strict'), (error: unknown) => error instanceof ParameterError && /rootPart/.test(error.hint));
    assert.throws(() => choices.set('ics2.tolerance.rootPart', 'mild'), ParameterError);
    assert.throws(() => choices.set('as4.retry.interval', 'PT1S'), /no choice between readings/);
  });
});
