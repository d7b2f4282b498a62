import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSentNotifications } from './sent-notifications';

const SENT = Date.parse('2026-01-31T10:00:00Z');
const DAY_MS = 86_400_000;

describe('notifications that were sent', () => {
  test('are there for thirty days to the second, for their reader and their filing alone', () => {
    const notifications = createSentNotifications();
    notifications.keep({ action: 'IE3N02', document: 'a', mrn: 'M1', to: 'DE1', at: SENT });
    notifications.keep({ action: 'IE3N03', document: 'b', mrn: 'M1', to: 'DE2', at: SENT });
    notifications.keep({ action: 'IE3N02', document: 'c', mrn: 'M2', to: 'DE1', at: SENT });
    const of = (mrns: string[], to: string, at: number) => notifications.of(mrns, to, at, 'P30D').map(({ document }) => document);
    assert.deepEqual(of(['M1'], 'DE1', SENT), ['a']);
    assert.deepEqual(of(['M1', 'M2'], 'DE1', SENT + 30 * DAY_MS), ['a', 'c']);
    assert.deepEqual(of(['M1', 'M2'], 'DE1', SENT + 30 * DAY_MS + 1000), []);
    assert.deepEqual(of(['M3'], 'DE1', SENT), []);
    notifications.clear();
    assert.deepEqual(of(['M1'], 'DE1', SENT), []);
  });

  test('are notifications, and not requests or registrations', () => {
    const notifications = createSentNotifications();
    for (const action of ['IE3Q02', 'IE3R01', 'IE3N04']) notifications.keep({ action, document: action, mrn: 'M', to: 'DE1', at: SENT });
    assert.deepEqual(notifications.of(['M'], 'DE1', SENT, 'P30D').map(({ action }) => action), ['IE3N04']);
  });
});
