#!/usr/bin/env node
'use strict';
// Plain JavaScript, so that it runs before anything is compiled: lets `require` load TypeScript, wherever the command is
// called from, and hands over to cli/main.ts.
require('./guard.js');
require('./typescript.js');

const { main } = require('./main.ts');

main(process.argv.slice(2)).then((code) => {
  // Sockets of a silent peer must not keep a finished run alive; what was written is flushed first.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
});
