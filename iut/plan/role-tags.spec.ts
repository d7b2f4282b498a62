import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { filingsOf, modesOf } from '../../requirements/ics2/roles/matrix';
import { readFeatures } from './features';

describe('roles and modes of the features of ICS2', () => {
  const tagged = readFeatures(join(__dirname, '..', '..', 'features')).scenarios.filter(({ tags }) => tags.includes('@ics2')).map((scenario) => ({
    ...scenario,
    roles: scenario.read.flatMap((tag) => (tag.kind === 'role' ? [tag.role] : [])),
    modes: scenario.read.flatMap((tag) => (tag.kind === 'mode' ? [tag.mode] : [])),
  }));

  test('each role of a scenario goes by one of its modes, and each mode is that of one of its roles', () => {
    for (const { id, uri, line, roles, modes } of tagged) {
      for (const role of modes.length === 0 ? [] : roles) assert.ok(modesOf(role).some((mode) => modes.includes(mode)), `${uri}:${line} ${id}: ${role} does not go by ${modes.join()}`);
      for (const mode of roles.length === 0 ? [] : modes) assert.ok(roles.some((role) => modesOf(role).includes(mode)), `${uri}:${line} ${id}: none of ${roles.join()} goes by ${mode}`);
    }
  });

  test('each type of filing that a scenario names in its steps of a role is one of that role and mode', () => {
    for (const { uri, line, name, roles, modes } of tagged.filter((one) => one.uri.includes('/filing/') && one.roles.length > 0)) {
      for (const filing of name.match(/\bF\d\d\b/g) ?? []) {
        for (const role of roles) assert.ok(filingsOf([role], modes.length === 0 ? undefined : modes).includes(filing), `${uri}:${line}: ${role} does not file ${filing} by ${modes.join()}`);
      }
    }
  });
});
