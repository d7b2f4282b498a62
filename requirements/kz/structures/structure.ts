import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KZ_NAMESPACES, type KzPrefix } from './namespaces';
import { VALUE_TYPES } from './types';

/** One element of a document structure. A leaf has a type, a group has parts; the root has its document kind. Of a `closed` one the place is known, and what is in it is not looked into. */
export interface Particle {
  prefix: KzPrefix;
  name: string;
  min: number;
  /** `unbounded` or a number, as in a schema. */
  max: number | 'unbounded';
  type?: string;
  parts: Particle[];
  closed?: true;
  /** Fixed value of the attribute DocumentModeID; on a root only. */
  documentKind?: string;
  /** That attribute may be left out. */
  kindOptional?: true;
}

/** The structure files of this folder, by name. */
export const STRUCTURES = ['road-pi', 'rail-pi', 'air-pi', 'water-pi', 'annulment', 'status-request', 'result'] as const;
export type StructureName = (typeof STRUCTURES)[number];

/** Our data is wrong: a mistake of ours, never of a message. */
export class StructureError extends Error {
  readonly code = 'KZ-STRUCTURE';
  readonly hint = 'see the head of requirements/kz/structures/road-pi.txt for the form of a line';
}

/** In place of a type. */
const CLOSED = '~';

function times(word: string, where: string): Pick<Particle, 'min' | 'max'> {
  const short: Record<string, Pick<Particle, 'min' | 'max'>> = {
    '1': { min: 1, max: 1 }, '?': { min: 0, max: 1 }, '+': { min: 1, max: 'unbounded' }, '*': { min: 0, max: 'unbounded' },
  };
  const range = /^(\d+)\.\.(\d+)$/.exec(word);
  const found = short[word] ?? (range === null ? undefined : { min: Number(range[1]), max: Number(range[2]) });
  if (found === undefined) throw new StructureError(`${where}: "${word}" is no multiplicity`);
  return found;
}

/** `@1006826E`, or `@?1006809E` where the attribute may be left out. */
function kindOf(word: string): Pick<Particle, 'documentKind' | 'kindOptional'> {
  return word.startsWith('@?') ? { documentKind: word.slice(2), kindOptional: true } : { documentKind: word.slice(1) };
}

/** What the end of a line says of the element. */
function endOf(word: string | undefined): Pick<Particle, 'type' | 'closed' | 'documentKind' | 'kindOptional'> {
  if (word === undefined) return {};
  if (word === CLOSED) return { closed: true };
  return word.startsWith('@') ? kindOf(word) : { type: word };
}

function particle(line: string, where: string): Particle {
  const [qualified = '', often = '', last] = line.trim().split(/\s+/);
  const [prefix = '', name = ''] = qualified.split(':');
  if (!(prefix in KZ_NAMESPACES) || name === '') throw new StructureError(`${where}: "${qualified}" is no name with a known prefix`);
  if (last !== undefined && last !== CLOSED && !last.startsWith('@') && VALUE_TYPES[last] === undefined) throw new StructureError(`${where}: "${last}" is no value type`);
  return { prefix: prefix as KzPrefix, name, ...times(often, where), parts: [], ...endOf(last) };
}

/**
 * Reads the indented form (two spaces a level) into a tree.
 * @throws StructureError naming source and line.
 */
export function parseStructure(text: string, source: string): Particle {
  const open: Particle[] = [];
  let root: Particle | undefined;
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const where = `${source}:${index + 1}`;
    const depth = (line.length - line.trimStart().length) / 2;
    if (depth > open.length || !Number.isInteger(depth)) throw new StructureError(`${where}: wrong indentation`);
    const next = particle(line, where);
    open.length = depth;
    const parent = open[depth - 1];
    if (parent !== undefined) parent.parts.push(next);
    else if (root === undefined) root = next;
    else throw new StructureError(`${where}: a second root`);
    open.push(next);
  });
  if (root === undefined) throw new StructureError(`${source}: empty`);
  return root;
}

/** One of our structures, read from its file. */
export function structure(name: StructureName): Particle {
  const file = join(__dirname, `${name}.txt`);
  return parseStructure(readFileSync(file, 'utf8'), `${name}.txt`);
}
