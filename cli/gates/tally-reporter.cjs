'use strict';
// A node:test reporter that counts leaf tests and names what was skipped, as JSON.

module.exports = async function* tally(source) {
  const counts = { passed: 0, failed: 0, skipped: 0, skips: [], failures: [] };
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // Suites are reported too; they are not tests of their own unless their body failed.
    if (data.details && data.details.type === 'suite') continue;
    if (data.skip !== undefined && data.skip !== false) {
      counts.skipped += 1;
      counts.skips.push(`${data.name}${typeof data.skip === 'string' && data.skip !== '' ? `: ${data.skip}` : ''}`);
    } else if (type === 'test:pass') counts.passed += 1;
    else {
      counts.failed += 1;
      counts.failures.push(data.name);
    }
  }
  yield JSON.stringify(counts);
};
