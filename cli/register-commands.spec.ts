import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Command } from 'commander';
import { PROJECT } from './project';
import { registerCommands } from './register-commands';

const registered = (...words: string[]): string[] => {
  const program = new Command();
  registerCommands(words, program, { stdout: () => undefined, stderr: () => undefined, env: {}, cwd: PROJECT, colours: false }, () => undefined);
  return program.commands.map((command) => command.name());
};

/** Modules that a command line loads, in a process of its own: in this one the specs have loaded everything. */
function loadedBy(...words: string[]): string {
  const script = `
    require('./cli/typescript.js');
    require('./cli/main.ts').main(${JSON.stringify(words)}).then((code) => {
      process.stderr.write(code === 0 ? '' : 'code ' + code);
      process.stdout.write('\\n' + Object.keys(require.cache).join('\\n'));
    });`;
  return execFileSync(process.execPath, ['-e', script], { cwd: PROJECT, encoding: 'utf8' });
}

describe('the commands', () => {
  const modules = readdirSync(join(PROJECT, 'cli/commands')).map((file) => file.replace(/\.ts$/, ''));

  test('all of them are known to help, and to a word that is none', () => {
    assert.deepEqual(registered('--help').sort(), modules.sort());
    assert.deepEqual(registered('vaildate').sort(), modules.sort());
    assert.deepEqual(registered().sort(), modules.sort());
  });

  test('the one that is called is registered alone', () => {
    for (const name of modules) assert.deepEqual(registered(name, '--help'), [name]);
    assert.deepEqual(registered('--version'), []);
  });

  test('validate does not wait for the test runner, the simulators and the wire', () => {
    const loaded = loadedBy('validate', 'docs/samples/filing-with-mistakes.xml', '--explain', 'R3006');
    assert.match(loaded, /requirements\/ics2\/validate\/judge\.ts/);
    assert.doesNotMatch(loaded, /@cucumber|mockttp|node-forge|allure|xml-crypto|fast-check|\/simulators\/|\/reference\/|\/as4\//);
  });
});
