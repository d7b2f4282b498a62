import type { ValueNode } from '../structures/model';
import { addressOf } from './places';
import samples from './samples.json';
import type { Setting } from './setting';
import type { Shoot } from './shoot';

const TEXTS: Readonly<Partial<Record<string, string>>> = samples.texts;

/** Longest text that both the table and the type admit. */
function longest({ format, value }: ValueNode): number {
  const table = /^an?\.*(\d+)$/.exec(format);
  return Math.min(table === null ? Infinity : Number(table[1]), 'maxLength' in value ? value.maxLength : Infinity);
}

/** What usually stands at a place; `#` is a number that no other place of this name has, `%` that of the filing (`27` for IE3F27 and IE3A27). */
function usual(shoot: Shoot, setting: Setting): string {
  const { name, label } = shoot.node;
  const group = shoot.up!;
  const ofAddress = group.node.name === 'address' ? addressOf(group, setting)[name] : undefined;
  const pattern = ofAddress ?? TEXTS[`${group.node.name}/${name}`] ?? TEXTS[name] ?? `${label} #`;
  return pattern.replace('%', setting.message.slice(-2)).replace('#', () => String(setting.serial(shoot)));
}

function fractional(shoot: Shoot, { taste, serial }: Setting, whole: number, fraction: number): string {
  const units = taste.whole(0, 10 ** whole - 1, 1000 + serial(shoot));
  const places = taste.whole(0, fraction, 1);
  return places === 0 ? String(units) : `${units}.${String(taste.whole(0, 10 ** places - 1, 5)).padStart(places, '0')}`;
}

/** A value that only the facets of its type bound. */
export function plainValue(shoot: Shoot, setting: Setting): string {
  const node = shoot.node as ValueNode;
  const { value } = node;
  if (value.base !== 'decimal') return setting.taste.text(longest(node), usual(shoot, setting));
  const { totalDigits, fractionDigits } = value;
  if (fractionDigits === 0) return String(setting.taste.whole(1, 10 ** totalDigits - 1, 10));
  return fractional(shoot, setting, totalDigits - fractionDigits, fractionDigits);
}
