#!/usr/bin/env node
'use strict';
// Plain JavaScript, so that it runs before anything is compiled: registers ts-node (transpile only; types are a gate of
// their own) for this project, wherever the command is called from, and hands over to cli/main.ts.
const path = require('node:path');

const root = path.resolve(__dirname, '..');
require('ts-node').register({ transpileOnly: true, cwd: root, project: path.join(root, 'tsconfig.json') });

const { main } = require('./main.ts');

// A reader that closes early (`| head`) is no error of ours.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

main(process.argv.slice(2)).then((code) => {
  // Sockets of a silent peer must not keep a finished run alive; what was written is flushed first.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
});
