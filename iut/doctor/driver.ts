import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import type { DriverDescription } from '../description/model';
import { fine, wrong, type Finding } from './model';

/** Files that an interpreter is given to run. */
const SCRIPT = /\.(?:[cm]?[jt]s|py|jar|rb|pl|php|sh|exe|dll)$/i;

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * Whether what `driver.command` names is there: the program, looked up as the system would, and the script that it is to run.
 * Nothing is started.
 */
export function checkDriver(driver: DriverDescription, env: NodeJS.ProcessEnv): Finding[] {
  if (driver.kind !== 'command') return [];
  const [program = '', ...words] = driver.command;
  const path = driver.env['PATH'] ?? env['PATH'] ?? '';
  const byPath = isAbsolute(program) || program.includes('/');
  const places = byPath ? [resolve(driver.cwd, program)] : path.split(delimiter).filter((folder) => folder !== '').map((folder) => join(folder, program));
  const found: Finding[] = [];
  if (!places.some(isFile)) found.push(wrong('configuration', 'driver.command[0]', `there is no program "${program}"${byPath ? ` at ${places[0]}` : ' on the PATH'}`, 'install it, or name it with its path'));
  const script = words.findIndex((word) => !word.startsWith('-') && SCRIPT.test(word));
  const file = script < 0 ? undefined : resolve(driver.cwd, words[script]!);
  if (file !== undefined && !isFile(file)) found.push(wrong('configuration', `driver.command[${script + 1}]`, `there is no file ${file}`, `correct the path (taken from ${driver.cwd}, see driver.cwd)`));
  return found.length > 0 ? found : [fine('configuration', 'driver.command', `${driver.command.join(' ')} is there, seen from ${driver.cwd}; the run is the first to start it`)];
}
