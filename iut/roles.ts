import type { Regime } from '../requirements/catalogue/model';

/**
 * Who an implementation can be, and in which regime. The names are those of the catalogue's `appliesTo` column (a spec
 * compares them), without `all` and `operator-attestation`, which are no roles.
 */
export const ROLES: Readonly<Record<string, Regime>> = Object.freeze({
  'sea-carrier': 'ics2',
  'inland-carrier': 'ics2',
  'sea-house-filer': 'ics2',
  'sea-consignee': 'ics2',
  'air-carrier': 'ics2',
  'air-forwarder': 'ics2',
  express: 'ics2',
  post: 'ics2',
  'road-carrier': 'ics2',
  'rail-carrier': 'ics2',
  itsp: 'ics2',
  'eaeu-participant': 'eaeu',
  'eaeu-gateway': 'eaeu',
  'd124-authorised-body': 'eaeu',
  'd124-central-customs': 'eaeu',
  'd124-commission-gateway': 'eaeu',
  'kz-carrier-is': 'kz',
  'kz-revenue-is': 'kz',
  'kz-customs-exchange': 'kz',
  'kz-customs-executing': 'kz',
  'kz-customs-requesting': 'kz',
  'kz-customs-sending': 'kz',
});

export const MODES: readonly string[] = ['maritime', 'inland-waterway', 'air', 'road', 'rail', 'postal'];

export const REGIME_NAMES: readonly Regime[] = ['ics2', 'eaeu', 'kz'];

/**
 * Form of a capability name (iut/contract.ts, `HelloOutput.capabilities`): `stimulate:<regime>.<operation>`, `observe`,
 * `set-clock`, `receive:<regime>`.
 */
export const CAPABILITY_FORM = /^(?:stimulate:(?:ics2|eaeu|kz)\.[a-z0-9]+(?:-[a-z0-9]+)*|observe|set-clock|receive:(?:ics2|eaeu|kz))$/;
