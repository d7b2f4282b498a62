import type { Regime } from '../../requirements/catalogue/model';
import { DECLARATIONS } from '../description/declarations';
import { CAPABILITY_FORM, MODES, REGIME_NAMES, ROLES } from '../roles';

/**
 * What a tag says. Conventions (docs/contributing.md): `@ics2`, `@area:transport`, `@ICS2-AS4-05`, `@role:sea-carrier`,
 * `@mode:maritime`, `@needs:stimulate:ics2.file`, `@declares:plan`, `@topic:anything`.
 */
export type Tag =
  | { kind: 'regime'; regime: Regime }
  | { kind: 'area'; area: string }
  | { kind: 'requirement'; id: string }
  | { kind: 'role'; role: string }
  | { kind: 'mode'; mode: string }
  | { kind: 'needs'; capability: string }
  /** What the description must declare: a name out of DECLARATIONS. */
  | { kind: 'declares'; declaration: string }
  /** The scenario opens the run: it comes before all others. */
  | { kind: 'opening' }
  /** Free label for selecting; says nothing to the harness. */
  | { kind: 'topic'; name: string }
  | { kind: 'unknown'; why: string };

/** Reads one tag with its `@`. */
export function readTag(tag: string): Tag {
  const text = tag.slice(1);
  if ((REGIME_NAMES as readonly string[]).includes(text)) return { kind: 'regime', regime: text as Regime };
  if (text === 'opening') return { kind: 'opening' };
  // Requirement ids alone begin with a capital letter; whether the id exists is the catalogue's word.
  if (/^[A-Z]/.test(text)) return { kind: 'requirement', id: text };
  const colon = text.indexOf(':');
  const prefix = colon < 0 ? text : text.slice(0, colon);
  const value = colon < 0 ? '' : text.slice(colon + 1);
  switch (prefix) {
    case 'area':
      return /^[a-z0-9-]+$/.test(value) ? { kind: 'area', area: value } : { kind: 'unknown', why: 'an area is written in lower case with hyphens' };
    case 'role':
      return Object.hasOwn(ROLES, value) ? { kind: 'role', role: value } : { kind: 'unknown', why: `known roles: ${Object.keys(ROLES).join(', ')}` };
    case 'mode':
      return MODES.includes(value) ? { kind: 'mode', mode: value } : { kind: 'unknown', why: `known modes: ${MODES.join(', ')}` };
    case 'needs':
      return CAPABILITY_FORM.test(value) ? { kind: 'needs', capability: value } : { kind: 'unknown', why: 'a capability is stimulate:<regime>.<operation>, observe, set-clock or receive:<regime>' };
    case 'declares':
      return Object.hasOwn(DECLARATIONS, value) ? { kind: 'declares', declaration: value } : { kind: 'unknown', why: `known declarations: ${Object.keys(DECLARATIONS).join(', ')}` };
    case 'topic':
      return { kind: 'topic', name: value };
    default:
      return { kind: 'unknown', why: 'known tags: @ics2 @eaeu @kz @area: @role: @mode: @needs: @declares: @topic: @opening and requirement ids' };
  }
}
