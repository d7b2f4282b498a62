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

/** What became of the order to change something locked together with one particular that may be changed. */
export interface LockedOrder {
  /** Why it was refused, if it was. */
  refused?: string;
  /** The first message that came of it: an amendment, an invalidation, or a filing anew. */
  sent?: XmlElement;
  /** What the engine finds in an amendment beside the filing. */
  problems: readonly Problem[];
  /** The particular that may be changed. */
  permitted: Change;
}

/** Whether a message says the particular as it is to be. */
const tells = (message: XmlElement, { element, to }: Change): boolean =>
  lines(sayings(message, structure(message.name).root.children)).some((line) => line.endsWith(`${element} "${to}"`));

function judgeSent(message: XmlElement, problems: readonly Problem[], permitted: Change): Pick<Judgement, 'observed' | 'holds'> {
  if (!message.name.startsWith('IE3A')) return { observed: `${message.name} was sent instead of an amendment`, holds: true };
  const broken = problems.filter(({ rule, weight }) => LOCKS.has(rule) && weight !== 'advice').map(({ path, found, demanded }) => `${path}: found ${found}, demanded ${demanded}`);
  if (broken.length > 0) return { observed: few(broken), holds: false };
  const told = tells(message, permitted);
  return { observed: `${message.name} leaves as filed what is locked, and ${told ? 'says' : 'lacks'} ${permitted.element} "${permitted.to}"`, holds: told };
}

/**
 * What must stay as filed stays so, and the order does not vanish: it is refused, or what may be changed of it is sent, or the filing is
 * invalidated or filed anew (R3024). Of a party its number is locked; other particulars of it the engine only advises to leave.
 */
export function judgeLocked({ refused, sent, problems, permitted }: LockedOrder): Judgement {
  const nothing = { observed: 'taken without a refusal, and nothing was sent', holds: false };
  return {
    requirement: 'ICS2-AMD-03', party: 'iut',
    expected: `refused; or an amendment that leaves as filed what is locked and says ${permitted.element} "${permitted.to}"; or an invalidation or a filing anew instead`,
    ...(refused !== undefined ? { observed: `refused: ${refused}`, holds: true } : sent === undefined ? nothing : judgeSent(sent, problems, permitted)),
  };
}
