import { isMap, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml';

/** A step into a document: a key of a map or an index of a list. */
export type KeyPath = readonly (string | number)[];

/** `driver.command[0]`, as people write it. */
export function keyName(path: KeyPath): string {
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '');
}

/** Turns a JSON pointer (`/driver/command/0`) into a path, indexes as numbers. */
export function pointerPath(pointer: string): KeyPath {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Line (from 1) of the key at `path`, or of its nearest parent that exists; 1 for an empty document. */
export function lineOf(document: Document, lines: LineCounter, path: KeyPath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    let next: unknown;
    let place: number | undefined;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      next = pair?.value;
      place = startOf(pair?.key);
    } else if (isSeq(node) && typeof part === 'number') {
      next = node.items[part];
      place = startOf(next);
    }
    if (place === undefined) break;
    offset = place;
    node = next;
  }
  return Math.max(1, lines.linePos(offset).line);
}

function startOf(node: unknown): number | undefined {
  return (node as Node | undefined | null)?.range?.[0];
}
