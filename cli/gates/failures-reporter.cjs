'use strict';
// A node:test reporter for `npm test`: prints failures only, with place and cause.

module.exports = async function* failures(source) {
  for await (const { type, data } of source) {
    if (type === 'test:stderr' || type === 'test:stdout') continue;
    if (type !== 'test:fail' || (data.details && data.details.type === 'suite')) continue;
    const cause = data.details.error && (data.details.error.cause || data.details.error);
    const text = cause && (cause.stack || cause.message || String(cause));
    yield `  FAILED ${data.name} (${data.file || 'unknown file'}:${data.line || '?'})\n${String(text).split('\n').map((line) => `    ${line}`).join('\n')}\n`;
  }
};
