import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { nearestNames } from '../../nearest';
import { CURRENT_EDITION, editionFile } from '../editions/editions';
import type { Form, GroupNode, MessageStructure, Node, Status, ValueType } from './model';
import schema from './structure.schema.json';

/** A node as it stands on disk: no defaults, multiplicity as `min..max`, groups by name. */
interface NodeRow {
  name: string;
  label: string;
  occurs: string;
  status: Status;
  format?: string;
  form?: Form;
  type?: string;
  group?: string;
  children?: NodeRow[];
  rules?: string[];
  conditions?: string[];
  codeLists?: string[];
}

interface MessageFile {
  message: string;
  title: string;
  baseline: string;
  children: NodeRow[];
}

/** No structure of this message in the baseline, or structure data that contradicts itself (our own defect). */
export class StructureError extends Error {
  constructor(
    readonly code: 'STRUCTURE_UNKNOWN' | 'STRUCTURE_INVALID',
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'StructureError';
  }
}

const ajv = new Ajv({ allErrors: true, strictRequired: false, strictTypes: false });
ajv.addSchema(schema, 'structure');

function load<T>(file: string, definition: 'message' | 'groups' | 'types'): T {
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!ajv.validate(`structure#/definitions/${definition}`, data)) {
    throw new StructureError('STRUCTURE_INVALID', `${file}: ${ajv.errorsText()}`, 'compare with structures/structure.schema.json');
  }
  return data as T;
}

/** What the messages of one edition share. */
interface Library {
  groups: Record<string, NodeRow[]>;
  types: Record<string, ValueType>;
}

const libraries = new Map<string, Library>();

function libraryOf(edition: string): Library {
  let library = libraries.get(edition);
  if (library === undefined) {
    library = { groups: load(editionFile(edition, 'groups.json'), 'groups'), types: load(editionFile(edition, 'value-types.json'), 'types') };
    libraries.set(edition, library);
  }
  return library;
}

/** Groups may hold groups; a group that holds itself would never end. */
function nodeFrom(row: NodeRow, library: Library, inside: readonly string[] = []): Node {
  const [min, max] = row.occurs.split('..').map(Number) as [number, number];
  const { name, label, status, rules = [], conditions = [], codeLists = [] } = row;
  const common = { name, label, min, max, status, rules, conditions, codeLists };
  const wrong = (what: string): never => {
    throw new StructureError('STRUCTURE_INVALID', `${name}: ${what}`, 'correct the structure data');
  };
  if (min > max) wrong(`occurs ${row.occurs}`);
  if (row.type !== undefined) {
    const value = library.types[row.type] ?? wrong(`type ${row.type} is not in value-types.json`);
    return {
      kind: 'value',
      ...common,
      form: row.form ?? (value.base === 'dateTime' ? 'date-time' : 'element'),
      format: row.format!,
      type: row.type,
      value,
    };
  }
  const rows = row.children ?? library.groups[row.group!] ?? wrong(`group ${row.group} is not in groups.json`);
  if (row.group !== undefined && inside.includes(row.group)) wrong(`group ${row.group} holds itself`);
  const deeper = row.group === undefined ? inside : [...inside, row.group];
  return { kind: 'group', ...common, group: row.group, children: rows.map((one) => nodeFrom(one, library, deeper)) };
}

const built = new Map<string, MessageStructure>();

/** The messages of an edition, for example `IE3F10`, sorted. Throws EditionError. */
export function messageCodes(edition = CURRENT_EDITION): string[] {
  return readdirSync(editionFile(edition, 'messages'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort();
}

/**
 * The structure of a message by an edition (HTI IE 2.02 where none is named), built once. Throws EditionError, and
 * {@link StructureError}: STRUCTURE_UNKNOWN with the nearest codes, STRUCTURE_INVALID where our data contradicts itself.
 */
export function structure(message: string, edition = CURRENT_EDITION): MessageStructure {
  const key = `${edition} ${message}`;
  const known = built.get(key);
  if (known !== undefined) return known;
  const codes = messageCodes(edition);
  if (!codes.includes(message)) {
    throw new StructureError(
      'STRUCTURE_UNKNOWN',
      `no structure of "${message}"`,
      `known: ${nearestNames(message, codes, 5).join(', ') || codes.join(', ')}`,
    );
  }
  const file = load<MessageFile>(editionFile(edition, 'messages', `${message}.json`), 'message');
  const library = libraryOf(edition);
  if (file.message !== message)
    throw new StructureError('STRUCTURE_INVALID', `messages/${message}.json holds ${file.message}`, 'name the file like its message');
  const root: GroupNode = {
    kind: 'group',
    name: message,
    label: message,
    min: 1,
    max: 1,
    status: 'M',
    rules: [],
    conditions: [],
    codeLists: [],
    children: file.children.map((row) => nodeFrom(row, library)),
  };
  const made = { message, title: file.title, edition, baseline: file.baseline, root };
  built.set(key, made);
  return made;
}

/** Every node of a structure with its path of XML names (`/IE3F10/declarant/name`), in document order, the root first. */
export function* placesOf(message: MessageStructure): Generator<{ path: string; node: Node }> {
  const pending: { path: string; node: Node }[] = [{ path: `/${message.message}`, node: message.root }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    if (next.node.kind === 'value') continue;
    for (const child of [...next.node.children].reverse()) pending.push({ path: `${next.path}/${child.name}`, node: child });
  }
}
