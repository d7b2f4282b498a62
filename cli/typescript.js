'use strict';
// Lets `require` load TypeScript through ts-node (types are stripped, not checked: `tsc --noEmit` is a gate of its own). What
// was compiled is kept, because compiling some three hundred files is three quarters of the time of a short command, and
// every command, test process and worker of the kill matrix would pay it again.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
/** Emptied by `npm ci`; one file per source file of the project, so it cannot grow beyond them. */
const CACHE = path.join(root, 'node_modules', '.cache', 'customs-conformance');

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const version = JSON.parse(readFileSync(require.resolve('typescript/package.json'), 'utf8')).version;
const settings = sha256(`${version}\n${readFileSync(path.join(root, 'tsconfig.json'), 'utf8')}\n${readFileSync(__filename, 'utf8')}`);

let service;

/** ts-node, transpile only. Making it loads the compiler, a quarter of a second: done when something must be compiled, and not before. */
function compile(source, file) {
  if (service === undefined) {
    const { prepareStackTrace } = Error;
    service = require('ts-node').create({ transpileOnly: true, cwd: root, project: path.join(root, 'tsconfig.json') });
    // Its own stack traces know the lines of what it compiled in this process only; Node's know those of every file.
    Error.prepareStackTrace = prepareStackTrace;
  }
  return service.compile(source, file);
}

/** The first line of a kept file names what it was made from: another source, compiler or setting makes it worthless. */
function compiled(file) {
  const source = readFileSync(file, 'utf8');
  if (!file.startsWith(root + path.sep)) return compile(source, file);
  const made = `${settings} ${sha256(source)}\n`;
  const kept = path.join(CACHE, `${sha256(file)}.js`);
  try {
    const text = readFileSync(kept, 'utf8');
    if (text.startsWith(made)) return text.slice(made.length);
  } catch {
    // Not kept yet.
  }
  const output = compile(source, file);
  keep(kept, made + output);
  return output;
}

/** Whole or not at all, since other processes read it. Where nothing can be written it is compiled each time. */
function keep(file, text) {
  try {
    mkdirSync(CACHE, { recursive: true });
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, text);
    renameSync(partial, file);
  } catch {
    // A read-only installation, or a full disk: slower, and nothing else.
  }
}

process.setSourceMapsEnabled(true); // stack traces name lines of the sources
require.extensions['.ts'] = (module, file) => module._compile(compiled(file), file);
