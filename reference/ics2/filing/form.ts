import { XMLBuilder } from 'fast-xml-parser';
import { isoSeconds } from '../../../protocols/time/clock';
import type { GroupNode, Node } from '../../../requirements/ics2/structures/model';
import { structure } from '../../../requirements/ics2/structures/structures';
import { FactsIncomplete } from './facts';

/**
 * What the operator knows, under the names of the message tables. A list may hold one entry or many; `undefined` and empty
 * groups are left out; what the table of the message has no place for is not said.
 */
export type Known = string | number | boolean | undefined | Known[] | { [name: string]: Known };
export type KnownGroup = { [name: string]: Known };

/** The choices of form in a filing; right by default, changed only by a planted fault. */
export interface FilingForm {
  namespace: string;
  indicator: (filing: string) => string;
  dateTime: (instant: string | number) => string;
  /** How a filing that completes an earlier one cites it. */
  cites: (earlier: { lrn: string; mrn: string }) => string;
  /** Order of the elements of a group, given that of the table. */
  arrange: (nodes: readonly Node[]) => readonly Node[];
  /** Last look at what is said before it is written. */
  revise: (filing: KnownGroup) => KnownGroup;
}

export const FILING_FORM: FilingForm = {
  namespace: 'urn:wco:datamodel:eu:ics2:2',
  indicator: (filing) => filing,
  dateTime: (instant) => isoSeconds(typeof instant === 'number' ? instant : Date.parse(instant)),
  cites: ({ mrn }) => mrn,
  arrange: (nodes) => nodes,
  revise: (filing) => filing,
};

const isGroup = (value: Known): value is KnownGroup => typeof value === 'object' && !Array.isArray(value);
/** Whether anything of it would stand in this row of the table. */
const saysNothing = (node: Node, value: Known): boolean => {
  if (value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.every((one) => saysNothing(node, one));
  return node.kind === 'group' && (!isGroup(value) || node.children.every((child) => saysNothing(child, value[child.name])));
};

/** At most six decimals, no exponent: the finest that a table asks for (n..16,6). */
const plain = (value: number): string => String(Math.round(value * 1e6) / 1e6);

/**
 * Fills the form of a message as an operator fills the Commission's table: row by row, with what it knows.
 * @returns UTF-16 text of an XML document
 * @throws FactsIncomplete naming the row when a mandatory one stays empty; nothing else is checked here
 */
export function fillForm(message: string, known: KnownGroup, form: FilingForm): string {
  const content = group(structure(message).root, form.revise(known), form, message);
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true, indentBy: '  ', suppressEmptyNode: false });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [message]: { '@xmlns': form.namespace, ...content } })}`;
}

type Written = { [name: string]: unknown };

function group(node: GroupNode, known: KnownGroup, form: FilingForm, where: string): Written {
  const written: Written = {};
  for (const child of form.arrange(node.children)) {
    const entries = [known[child.name]].flat().map((one) => entry(child, one, form, `${where}, ${child.label}`)).filter((one) => one !== undefined);
    if (entries.length === 0 && child.min > 0) throw new FactsIncomplete(`${where} needs ${child.label}, and no fact says it`);
    const name = child.kind === 'value' && child.form === 'attribute' ? `@${child.name}` : child.name;
    if (entries.length > 0) written[name] = entries.length === 1 ? entries[0] : entries;
  }
  return written;
}

function entry(node: Node, known: Known, form: FilingForm, where: string): unknown {
  if (saysNothing(node, known)) return undefined;
  if (node.kind === 'group') return group(node, known as KnownGroup, form, where);
  if (node.form === 'date-time') return { DateTime: form.dateTime(known as string | number) };
  if (typeof known === 'boolean') return known ? '1' : '0';
  return typeof known === 'number' ? plain(known) : String(known);
}
