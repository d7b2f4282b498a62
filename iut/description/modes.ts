import { ICS2_ROLES, modesOf } from '../../requirements/ics2/roles/matrix';
import { ROLES } from '../roles';

/** A role that no mode of the description goes with, or a mode that no role goes by. */
export interface Mismatch {
  about: 'roles' | 'modes';
  index: number;
  message: string;
  fix: string;
}

/** Combinations of roles and modes that ICS2 does not know, such as a road carrier by sea. Where no mode is named, none is wrong. */
export function mismatches(roles: readonly string[], modes: readonly string[]): Mismatch[] {
  if (modes.length === 0) return [];
  const alone = roles.flatMap((role, index): Mismatch[] => {
    const possible = modesOf(role);
    if (ICS2_ROLES[role] === undefined || possible.some((mode) => modes.includes(mode))) return [];
    return [{ about: 'roles', index, message: `${role} does not go by ${modes.join(' or ')}`, fix: `${role} goes by ${possible.join(' or ')}: add such a mode, or remove the role` }];
  });
  // Roles of other regimes go by any mode.
  if (alone.length > 0 || roles.some((role) => ROLES[role] !== 'ics2')) return alone;
  return modes.flatMap((mode, index): Mismatch[] => {
    if (roles.some((role) => modesOf(role).includes(mode))) return [];
    const going = Object.keys(ICS2_ROLES).filter((role) => modesOf(role).includes(mode));
    return [{ about: 'modes', index, message: `none of ${roles.join(', ')} goes by ${mode}`, fix: `${mode} is for ${going.join(', ')}: add such a role, or remove the mode` }];
  });
}
