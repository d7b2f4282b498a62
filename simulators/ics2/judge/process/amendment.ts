import { textAt, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import type { Node } from '../../../../requirements/ics2/structures/model';
import { structure } from '../../../../requirements/ics2/structures/structures';
import type { Problem } from '../../../../requirements/ics2/problem';

/** What was to be changed: the value of the elements whose path ends so. */
export interface Change {
  element: string;
  from: string;
  to: string;
}

/** What filing and amendment say each of itself. */
const OF_ITS_OWN = new Set(['LRN', 'MRN', 'documentIssueDate', 'referralRequestReference']);

/** An element by what it says: order, lines and prefixes aside. */
interface Saying {
  path: string;
  value: string;
  inside: Saying[];
}

/** What a message says of the shipment, as far as the table has a place for it. */
function sayings(element: XmlElement, table: readonly Node[], above = ''): Saying[] {
  return element.children.flatMap((child) => {
    const node = table.find(({ name }) => name === child.name);
    if (node === undefined || (above === '' && OF_ITS_OWN.has(child.name))) return [];
    const path = `${above}/${child.name}`;
    const isDate = node.kind === 'value' && node.form === 'date-time';
    return { path, value: (isDate ? (textAt(child, 'DateTime') ?? '') : child.text).trim(), inside: node.kind === 'group' ? sayings(child, node.children, path) : [] };
  });
}

function changed(said: readonly Saying[], { element, from, to }: Change): Saying[] {
  return said.map((one) => ({
    ...one,
    value: one.path.endsWith(`/${element}`) && one.value === from ? to : one.value,
    inside: changed(one.inside, { element, from, to }),
  }));
}

const canonical = (said: readonly Saying[]): string => said.map(({ path, value, inside }) => JSON.stringify([path, value, canonical(inside)])).sort().join('\n');
const lines = (said: readonly Saying[]): string[] => said.flatMap(({ path, value, inside }) => (inside.length > 0 ? lines(inside) : [`${path.slice(1)} "${value}"`]));

/** Lines of one that the other lacks, each as often as it lacks them. */
function beyond(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return one.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const MOST_NAMED = 4;
const few = (all: readonly string[]): string => [...all.slice(0, MOST_NAMED), ...(all.length > MOST_NAMED ? [`${all.length - MOST_NAMED} more`] : [])].join(', ');

function differences(expected: readonly Saying[], said: readonly Saying[]): string {
  if (canonical(expected) === canonical(said)) return '';
  const [missing, more] = [beyond(lines(expected), lines(said)), beyond(lines(said), lines(expected))];
  const words = [missing.length > 0 ? `lacks ${few(missing)}` : '', more.length > 0 ? `says ${few(more)}` : ''].filter((one) => one !== '');
  return words.join('; ') || 'the same particulars, in other groups';
}

/** The amendment is the whole filing again, under its MRN and without LRN, with the one change that was asked for (ICD 3.1.3). */
export function judgeAmended(filed: XmlElement, amendment: XmlElement, mrn: string, change: Change): Judgement {
  const name = filed.name.replace('IE3F', 'IE3A');
  const expected = `${name} with MRN ${mrn}, without LRN, and all that was filed but ${change.element} "${change.to}" in place of "${change.from}"`;
  const stated = (observed: string, holds: boolean): Judgement => ({ requirement: 'ICS2-AMD-01', party: 'iut', expected, observed, holds });
  if (amendment.name !== name) return stated(amendment.name, false);
  const table = structure(name).root.children;
  const differs = differences(changed(sayings(filed, table), change), sayings(amendment, table));
  const [named, lrn] = [textAt(amendment, 'MRN') ?? '(none)', textAt(amendment, 'LRN')];
  const words = [`MRN ${named}`, ...(lrn === undefined ? [] : [`LRN ${lrn}`]), differs === '' ? 'all as filed but the change' : differs];
  return stated(words.join('; '), named === mrn && lrn === undefined && differs === '');
}

/** Rules by which an amendment is compared with the filing as it stands. */
const LOCKS = new Set(['R3024', 'GEN-AMD-LOCKED', 'GEN-AMD-ADD']);

/**
 * What must stay as filed stays so in the amendment that was sent, if one was; `problems` as the engine finds them beside the filing (R3024).
 * Of a party its number is locked; other particulars of it the engine only advises to leave.
 */
export function judgeLocked(amendment: string | undefined, problems: readonly Problem[]): Judgement {
  const broken = problems.filter(({ rule, weight }) => LOCKS.has(rule) && weight !== 'advice').map(({ path, found, demanded }) => `${path}: found ${found}, demanded ${demanded}`);
  return {
    requirement: 'ICS2-AMD-03', party: 'iut', expected: 'nothing locked is amended: the order is refused, or only what may be changed is sent',
    observed: amendment === undefined ? 'no amendment was sent' : broken.length > 0 ? few(broken) : `${amendment} leaves as filed what is locked`,
    holds: broken.length === 0,
  };
}
