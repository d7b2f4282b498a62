'use strict';
// How this process ends where nobody foresaw it. Left alone, Node.js ends with 1, which here says that a requirement has
// failed: a crash must never look like a verdict. Plain JavaScript, so that it stands before anything is loaded.
const { writeSync } = require('node:fs');
const path = require('node:path');

/** Those of cli/exit.ts, which cannot be read yet. */
const EXIT = { usage: 2, harness: 3 };

function end(code, text) {
  try {
    writeSync(2, text);
  } catch {
    // Nobody can be told any more; the exit code stays.
  }
  process.exit(code);
}

process.on('uncaughtException', (error) => {
  if (error?.code === 'MODULE_NOT_FOUND') {
    end(EXIT.usage, `configuration: ${error.message.split('\n')[0]}\n  fix: run "npm ci" in ${path.resolve(__dirname, '..')}\n`);
  }
  end(EXIT.harness, `harness error: ${error?.stack ?? error}\n  This is a defect of the harness or of this machine, and says nothing about the implementation under test.\n`);
});

// A reader that closes early (`| head`) is no error of ours, and none of the run's: it goes on unheard, leaves its evidence, and
// ends with the code that it would have had.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
