import { Then, When } from '@cucumber/cucumber';
import { hostileMessage, hostileSender } from '../../../simulators/ics2/hostile/corpus';
import type { ConformanceWorld } from '../../support/world';
import { checkError, checkReceipted, probeFiles, probeOf, specimen, type ProbeFiling } from '../probe';

When(/^the probe sends a hostile message: (.+)$/, async function (this: ConformanceWorld, name: string) {
  const probe = await probeOf(this);
  const { lrn, document } = specimen(this, probe);
  const sender = hostileSender(probe, document);
  const sent = { messageId: sender.header.messageId, packed: await hostileMessage(name).make(sender) };
  const filing: ProbeFiling = { lrn, document, ...sent, answer: await probe.post(sent) };
  this.kept.set('probe filing', filing);
});

/** Rows that name the code of one kind of fault; every other fault is one of AS4-42. */
const ROWS: Readonly<Record<string, string>> = { 'EBMS:0103': 'ICS2-SEC-22', 'EBMS:0303': 'ICS2-AS4-43' };

Then(/^the interface answers it with (EBMS:\d{4}) and no receipt, and serves the next filing$/, async function (this: ConformanceWorld, code: string) {
  const requirement = ROWS[code] ?? 'ICS2-AS4-42';
  checkError(this, requirement, code, /\(failure/);
  await probeFiles(this);
  checkReceipted(this, requirement);
});
