import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { UsageError } from '../iut/errors';

/** What the file system said, in a word: EACCES, ENOTDIR ... */
const causeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/**
 * Makes a folder to write into, with those above it, and says whether it is new.
 * @throws UsageError usage, where it cannot be made: whoever called named a place that is a file, or not theirs
 */
export function makeFolder(dir: string): boolean {
  try {
    return mkdirSync(dir, { recursive: true }) !== undefined;
  } catch (error) {
    throw new UsageError('usage', `the folder ${dir} cannot be made (${causeOf(error)})`, 'give --out a folder that this user may write to');
  }
}

/**
 * Makes the folder of a command that begins anew each time: what an earlier call has left there goes, and nothing else ever.
 * @throws UsageError usage, where anything lies there that has no name of ours
 */
export function makeEmptyFolder(dir: string, ours: RegExp): void {
  if (makeFolder(dir)) return;
  const names = readdirSync(dir);
  const strange = names.find((name) => !ours.test(name));
  if (strange !== undefined) throw new UsageError('usage', `${dir} holds "${strange}", which this command has not written; nothing was removed`, 'give --out a new folder, or an empty one');
  for (const name of names) rmSync(join(dir, name), { recursive: true, force: true });
}

/**
 * Points the link `latest` at the run folder `dir` beside it, in one step: runs may end at the same time. Returns why it could
 * not, where something else bears that name, which is somebody's and stays, or where the file system knows no links.
 */
export function linkLatest(dir: string, latest: string): string | undefined {
  const present = lstatSync(latest, { throwIfNoEntry: false });
  if (present !== undefined && !present.isSymbolicLink()) return `${latest} is no link of ours and was left as it is`;
  const made = `${dir}.latest`;
  try {
    symlinkSync(relative(dirname(latest), dir), made);
    renameSync(made, latest);
    return undefined;
  } catch (error) {
    return `${latest} cannot be linked (${causeOf(error)})`;
  }
}
