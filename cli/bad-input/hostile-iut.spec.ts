import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { RandomIds } from '../../protocols/time/ids';
import { as4, certificateReport, filing, SOAP12 } from './messages';
import { hostileIut, type ConductName } from './hostile-iut';
import { memoryGrowth, messagesIn, openTestbed, type Testbed } from './testbed';

const ids = new RandomIds();
const MB = 1024 * 1024;
const PROCEDURE = 'urn:uuid:0b1c2d3e-1111-4222-8333-444455556666';

/** The class of error of each conduct: what the network, or what speaks at the other end of it, did. Never a verdict, never an exception. */
const EXPECTED: [ConductName, code: string][] = [
  ['closes without an answer', 'connection-cut'],
  ['closes in the middle of its answer', 'connection-cut'],
  ['sends garbage', 'malformed-http'],
  ['sends 10,000 header lines', 'malformed-http'],
  ['sends 200 MB', 'response-too-large'],
  ['sends 200 MB of unknown length', 'response-too-large'],
  ['never answers', 'timeout'],
];
/** The client is the same one: enough to see that the gateway records what came of it. Its limit on silence is a constant of 10 s. */
const EAEU = EXPECTED.filter(([name]) => ['closes in the middle of its answer', 'sends garbage', 'sends 200 MB'].includes(name));

describe('an implementation whose own endpoint misbehaves: a network error with its hint, in the log, and the next message goes out', () => {
  let bed: Testbed;
  let operator: Awaited<ReturnType<typeof hostileIut>>;
  let body: Awaited<ReturnType<typeof hostileIut>>;
  before(async () => {
    bed = await openTestbed({ 'as4.receipt.timeout': 'PT2S' });
    operator = await hostileIut(bed.pki, 'operator.tls');
    body = await hostileIut(bed.pki, 'authorised-body.tls');
    bed.iutListens('ics2', operator.url);
    bed.iutListens('eaeu', body.url);
  });
  after(async () => {
    await bed.close();
    await operator.close();
    await body.close();
  });

  /** The reply to a good filing, as the operator's endpoint let it be delivered. */
  const reply = async (): Promise<{ status?: number; failure?: { code: string; hint: string } }> => {
    const { outbox } = bed.simulators.ics2;
    const count = outbox.pushes.all.length;
    const packed = filing(bed.pki, ids);
    assert.equal((await bed.post('ics2', packed.body, as4(packed).headers)).status, 200);
    await bed.simulators.ics2.settle();
    const push = outbox.pushes.all[count];
    assert.ok(push, 'customs pushed its reply');
    return { status: push.answer?.status, failure: push.failure };
  };

  for (const [name, code] of EXPECTED) {
    test(`an operator that ${name}: ${code}`, async (t) => {
      operator.behave(name);
      const mark = bed.mark();
      let failure: { code: string; hint: string } | undefined;
      const growth = await memoryGrowth(async () => void ({ failure } = await reply()));
      assert.equal(failure?.code, code);
      assert.ok(failure.hint.length > 20);
      t.diagnostic(`memory grew by ${(growth / MB).toFixed(1)} MB`);
      assert.ok(growth < 64 * MB, `memory grew by ${growth / MB} MB`);
      const events = messagesIn(bed.since(mark));
      const trouble = events.find((message) => message.leg === 'response' && message.to === 'trader-interface');
      assert.equal(trouble?.label, code);
      assert.match(trouble.facts?.['failure'] ?? '', new RegExp(`^${code}: https://127\\.0\\.0\\.1:\\d+/in: .+`));
      assert.ok(events.some((message) => message.leg === 'request' && message.exchange === trouble.exchange), 'and what was sent');
      assert.ok(!events.some((message) => message.label === 'simulator failure'));
      operator.behave('takes what it gets');
      assert.equal((await reply()).status, 202);
    });
  }

  for (const [name, code] of EAEU) {
    test(`an authorised body that ${name}: ${code}`, async (t) => {
      body.behave(name);
      const mark = bed.mark();
      const { deliver, compose, throughPlatform } = bed.simulators.eaeu;
      const notice = () => throughPlatform(compose.notice({ positive: true, procedureId: PROCEDURE }));
      let outcome: Awaited<ReturnType<typeof deliver>>['outcome'] | undefined;
      const growth = await memoryGrowth(async () => void ({ outcome } = await deliver(notice())));
      assert.ok(outcome?.kind === 'failed', JSON.stringify(outcome));
      assert.equal(outcome.code, code);
      t.diagnostic(`memory grew by ${(growth / MB).toFixed(1)} MB`);
      assert.ok(growth < 96 * MB, `memory grew by ${growth / MB} MB`);
      body.behave('takes what it gets');
      assert.equal((await deliver(notice())).outcome.kind, 'answered');
      assert.equal((await bed.post('eaeu', certificateReport(ids), SOAP12)).status, 202);
      const events = messagesIn(bed.since(mark));
      const sent = events.find((message) => message.leg === 'request' && message.from === 'gateway');
      const trouble = events.find((message) => message.leg === 'response' && message.exchange === sent?.exchange);
      assert.ok(trouble, 'the log says what became of the message that was sent');
      assert.ok([trouble.label, ...Object.values(trouble.facts ?? {})].some((text) => text.includes(code)), JSON.stringify(trouble));
    });
  }
});
