import { readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { UsageError } from '../../iut/errors';

/** One thing to judge: a file, or standard input where there is no path. */
export interface Input {
  /** As reports show it: relative to the folder of the call where it lies inside, with `/`. */
  name: string;
  path?: string;
  /** Why it cannot be read, where that is known already. */
  unreadable?: string;
}

const STANDARD_INPUT: Input = { name: '<stdin>' };

const NOWHERE: ReadonlySet<string> = new Set(['ENOENT', 'ELOOP']);

const reason = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

function nameOf(path: string, cwd: string): string {
  const name = relative(cwd, path);
  return (name === '' || name.startsWith('..') || isAbsolute(name) ? path : name).replaceAll('\\', '/');
}

/** XML files of a folder and all below it, by name. What cannot be read is handed on with its reason, never passed over. */
function* filesOf(folder: string, cwd: string, seen: Set<string>): Generator<Input> {
  let names: string[];
  try {
    // A link that leads back up would never end.
    const real = realpathSync(folder);
    if (seen.has(real)) return;
    seen.add(real);
    names = readdirSync(folder).sort();
  } catch (error) {
    yield { name: nameOf(folder, cwd), unreadable: reason(error) };
    return;
  }
  for (const name of names) {
    const path = join(folder, name);
    const xml = /\.xml$/i.test(name);
    let found;
    try {
      found = statSync(path);
    } catch (error) {
      // A link to nowhere is no folder; anything else that cannot be looked at may be one, with messages in it.
      if (xml || !NOWHERE.has(reason(error))) yield { name: nameOf(path, cwd), unreadable: reason(error) };
      continue;
    }
    if (found.isDirectory()) yield* filesOf(path, cwd, seen);
    else if (xml && found.isFile()) yield { name: nameOf(path, cwd), path };
  }
}

/** Each input once, also where two words or a link lead to it. */
function* once(inputs: Iterable<Input>, seen: Set<string>): Generator<Input> {
  for (const input of inputs) {
    let real = input.name;
    try {
      if (input.path !== undefined) real = realpathSync(input.path);
    } catch {
      // Gone, or a pipe without a name: reading it will say so.
    }
    if (seen.has(real)) continue;
    seen.add(real);
    yield input;
  }
}

/**
 * What the words of the command line name: files as they are, folders with every `*.xml` in and below them, `-` for standard
 * input. Found one after the other, so that the first are judged before the last are looked for.
 *
 * Throws {@link UsageError} before the first where a word names nothing, and after the last where nothing was found at all.
 */
export function* inputsOf(words: readonly string[], cwd: string): Generator<Input> {
  for (const word of words) {
    if (word !== '-' && statSync(resolve(cwd, word), { throwIfNoEntry: false }) === undefined) {
      throw new UsageError('usage', `no such file or folder: ${word}`, 'name files, folders, or - for standard input');
    }
  }
  const folders = new Set<string>();
  const files = new Set<string>();
  for (const word of words) {
    const path = resolve(cwd, word);
    if (word === '-') yield* once([STANDARD_INPUT], files);
    else if (statSync(path).isDirectory()) yield* once(filesOf(path, cwd, folders), files);
    else yield* once([{ name: nameOf(path, cwd), path }], files);
  }
  if (files.size === 0) throw new UsageError('usage', `no .xml file in ${words.join(', ')}`, 'name a file, or a folder that holds some');
}
