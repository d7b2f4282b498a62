import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeLists, readCodeList } from './code-lists';

let read: CodeLists | undefined;

/**
 * A few dozen codes each of lists that others keep, for tests and demonstrations. Most codes in use are not among them, so
 * nobody gets them unless by name: judged by them, sound messages have errors.
 */
export function sampleCodeLists(): CodeLists {
  if (read === undefined) {
    const folder = join(__dirname, 'bundled');
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    read = new Map(
      files.sort().map((file) => {
        const list = readCodeList(file, readFileSync(join(folder, file), 'utf8'));
        return [list.list, list.kind === 'codes' ? { ...list, origin: 'the sample' } : list];
      }),
    );
  }
  return read;
}
