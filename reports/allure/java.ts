import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The java to use: JAVA_HOME first, then PATH. Undefined if there is none; Allure's page then cannot be made. */
export function findJava(environment: Record<string, string | undefined>): string | undefined {
  const name = process.platform === 'win32' ? 'java.exe' : 'java';
  const home = environment.JAVA_HOME;
  const places = [...(home === undefined || home === '' ? [] : [join(home, 'bin')]), ...(environment.PATH ?? '').split(delimiter).filter((place) => place !== '')];
  return places.map((place) => join(place, name)).find(executable);
}

/** Where the allure-commandline package keeps its jars, or undefined if it is not installed. */
export function findAllure(): string | undefined {
  try {
    const dist = join(dirname(require.resolve('allure-commandline/package.json')), 'dist');
    return readdirSync(join(dist, 'lib')).some((name) => /^allure-commandline-.*\.jar$/.test(name)) ? dist : undefined;
  } catch {
    return undefined;
  }
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
