import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sealTrust } from '../../certs/trusted-list';
import { verifyChain } from '../../certs/verify';
import { openMessage, type Opened } from '../../protocols/as4';
import { RandomIds } from '../../protocols/time/ids';
import { WallClock } from '../../protocols/time/clock';
import type { PostResult } from '../../protocols/tls/post';
import { hostileIut } from './hostile-iut';
import { as4, filing, HOSTILE_AS4 } from './messages';
import { assertKept, memoryGrowth, messagesIn, openTestbed, type Testbed } from './testbed';

const ids = new RandomIds();
const wall = new WallClock();

describe('hostile AS4 from an accepted operator: the documented ebMS error, the log whole, the next filing taken', () => {
  let bed: Testbed;
  let operator: Awaited<ReturnType<typeof hostileIut>>;
  before(async () => {
    bed = await openTestbed();
    operator = await hostileIut(bed.pki, 'operator.tls');
    bed.iutListens('ics2', operator.url);
  });
  after(async () => {
    await bed.close();
    await operator.close();
  });

  const opened = async ({ status, headers, body }: PostResult): Promise<Opened> => {
    assert.equal(status, 200);
    const { anchors, crls } = sealTrust(bed.pki);
    return openMessage({ contentType: headers['content-type'] ?? '', body, trust: (chain) => verifyChain([...chain], { anchors, crls, at: wall.now(), usage: 'seal' }) });
  };

  const served = async (): Promise<void> => {
    const packed = filing(bed.pki, ids);
    const answer = await opened(await bed.post('ics2', packed.body, as4(packed).headers));
    assert.ok(answer.ok && answer.kind === 'receipt', JSON.stringify(answer.ok ? answer.kind : answer.error));
    await bed.simulators.ics2.settle();
    assert.equal(bed.simulators.ics2.outbox.pushes.all.at(-1)?.answer?.status, 202, 'the reply to it went out');
  };

  test('a good filing is receipted, and decided', async () => {
    const mark = bed.mark();
    await served();
    assert.ok(await bed.simulators.ics2.outcomes.wait(() => true, 3_000));
    assert.ok(!messagesIn(bed.since(mark)).some((message) => message.label === 'simulator failure'));
  });

  for (const [name, ebms, make] of HOSTILE_AS4) {
    test(`${name}: ${ebms}`, async () => {
      const mark = bed.mark();
      const outcomes = bed.simulators.ics2.outcomes.all.length;
      const { body, headers } = as4(make(bed.pki, ids));
      const answer = await opened(await bed.post('ics2', body, headers));
      assert.ok(answer.ok && answer.kind === 'error', 'one Error signal, signed by the interface');
      assert.ok(answer.seal !== undefined);
      assert.deepEqual(answer.header.errors.map((one) => one.code), [ebms]);
      await bed.simulators.ics2.settle();
      assert.equal(bed.simulators.ics2.outcomes.all.length, outcomes, 'nothing of it reached the desk');
      assertKept(bed, bed.since(mark), body);
      await served();
    });
  }

  test('the measure of memory sees what is taken and given back at once', async () => {
    const growth = await memoryGrowth(async () => void Buffer.alloc(400 * 1024 * 1024, 1).length);
    assert.ok(growth > 300 * 1024 * 1024, `it saw ${growth >> 20} of 400 MB`);
  });

  test('the gzip bomb costs its own size a few times, not the 500 MB that it stands for', async (t) => {
    const [, , make] = HOSTILE_AS4.find(([name]) => name.includes('gzip bomb'))!;
    const { body, headers } = as4(make(bed.pki, ids));
    const growth = await memoryGrowth(async () => void (await bed.post('ics2', body, headers)));
    t.diagnostic(`memory grew by ${growth >> 20} MB`);
    assert.ok(growth < 200 * 1024 * 1024, `memory grew by ${growth >> 20} MB`);
    await served();
  });
});
