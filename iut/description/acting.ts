import { modesOf } from '../../requirements/ics2/roles/matrix';
import { nearestNames } from '../../requirements/nearest';
import { UsageError } from '../errors';
import { MODES, REGIME_NAMES, ROLES } from '../roles';
import type { IutDescription } from './model';
import { mismatches } from './modes';

/**
 * The description with other roles and modes than it declares: to see what would be asked of another operator, or to test
 * one role at a time. Without roles those of the description that go by the modes; without modes all those of the roles, but
 * only those of the description where that leaves one for each role.
 *
 * @throws UsageError usage, for a name that is none and for a role that does not go by the mode
 */
export function actingAs(description: IutDescription, roles: readonly string[] = [], modes: readonly string[] = []): IutDescription {
  if (roles.length === 0 && modes.length === 0) return description;
  roles.forEach((role) => mustBeKnown('--role', role, Object.keys(ROLES)));
  modes.forEach((mode) => mustBeKnown('--mode', mode, MODES));
  const chosen = roles.length > 0 ? roles : description.roles.filter((role) => modesOf(role).some((mode) => modes.includes(mode)));
  if (chosen.length === 0) throw new UsageError('usage', `no role of ${description.name} goes by ${modes.join(' or ')}`, `its roles are ${description.roles.join(', ')}: name another mode, or a role with --role`);
  const by = modes.length > 0 ? modes : modesOfEach(chosen, description.modes);
  const [wrong] = mismatches(chosen, by);
  if (wrong !== undefined) throw new UsageError('usage', wrong.message, wrong.fix);
  return { ...description, roles: chosen, modes: by, regimes: REGIME_NAMES.filter((regime) => chosen.some((role) => ROLES[role] === regime)) };
}

function modesOfEach(roles: readonly string[], declared: readonly string[]): readonly string[] {
  const possible = MODES.filter((mode) => roles.some((role) => modesOf(role).includes(mode)) || (declared.includes(mode) && roles.some((role) => ROLES[role] !== 'ics2')));
  const both = possible.filter((mode) => declared.includes(mode));
  return both.length > 0 && mismatches(roles, both).length === 0 ? both : possible;
}

function mustBeKnown(option: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const [nearest] = nearestNames(name, known, 1);
  throw new UsageError('usage', `${option} ${name} is unknown`, nearest === undefined ? `use one of ${known.join(', ')}` : `did you mean ${nearest}? Known: ${known.join(', ')}`);
}
