import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { externalLoads, makeOffline } from './offline';
import { findAllure } from './java';
import { packData } from './packed';
import { RESULTS_FOLDER } from './results';

export const REPORT_FOLDER = 'allure-report';

/** Generation took 3 to 7 s for 500 scenarios; a loaded machine gets ten times that before we give up. */
const TIMEOUT_MS = 120_000;
const MOST_OUTPUT = 256 * 1024;

/**
 * Allure's ring has a percentage of the scenarios that ran to an end in it: 84 % where nothing of the implementation held and the
 * rest was blocked. The sentence beside it is the answer.
 */
const OWN_STYLE = '<style>.chart__caption{display:none}</style>';

export type AllurePage = { made: true; path: string } | { made: false; why: string };

/**
 * Makes allure-report/index.html, one file, from allure-results/ with the jars of allure-commandline, and shuts it for the
 * network. Never throws for what is not there: the other views do not depend on it.
 */
export async function makeAllurePage(dir: string, java: string | undefined): Promise<AllurePage> {
  const folder = join(dir, REPORT_FOLDER);
  rmSync(folder, { recursive: true, force: true });
  if (java === undefined) return { made: false, why: 'no java found: install a JRE (Debian: default-jre-headless) or set JAVA_HOME' };
  const allure = findAllure();
  if (allure === undefined) return { made: false, why: 'the package allure-commandline is not installed: run npm ci' };
  // Straight to the class: the launcher script needs a POSIX shell, and looks for java on its own.
  const classpath = [join(allure, 'lib', '*'), join(allure, 'lib', 'config')].join(process.platform === 'win32' ? ';' : ':');
  const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx1g', '-Dfile.encoding=UTF-8', '-Djava.awt.headless=true'];
  const command = ['generate', '--single-file', '--clean', '--output', folder, join(dir, RESULTS_FOLDER)];
  const failure = await run(java, [...flags, '-classpath', classpath, 'io.qameta.allure.CommandLine', ...command], allure);
  const path = join(folder, 'index.html');
  if (failure !== undefined || !existsSync(path)) {
    rmSync(folder, { recursive: true, force: true });
    return { made: false, why: `allure generate: ${failure ?? 'ended without a page'}` };
  }
  const page = packData(makeOffline(readFileSync(path, 'utf8'), OWN_STYLE));
  const loads = externalLoads(page);
  rmSync(folder, { recursive: true, force: true });
  if (loads.length > 0) return { made: false, why: `the generated page would load ${loads.slice(0, 3).join(', ')}: removed, because it holds confidential data` };
  mkdirSync(folder);
  writeFileSync(path, page);
  return { made: true, path };
}

/** Runs to the end within the bound; says what went wrong, if anything. */
function run(file: string, args: string[], home: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { timeout: TIMEOUT_MS, killSignal: 'SIGKILL' as const, maxBuffer: MOST_OUTPUT, env: { ...process.env, APP_HOME: home, ALLURE_NO_ANALYTICS: '1' } };
    execFile(file, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(undefined);
      else if (error.killed === true) resolve(`not done after ${TIMEOUT_MS / 1000} s, stopped`);
      else resolve(`${error.message.split('\n')[0]} ${`${stderr}${stdout}`.trim().slice(-400)}`);
    });
  });
}
