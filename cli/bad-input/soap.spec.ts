import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, before, describe, test } from 'node:test';
import { RandomIds } from '../../protocols/time/ids';
import type { PostResult } from '../../protocols/tls/post';
import { certificateReport, HOSTILE_SOAP, preArrival, SOAP11, SOAP12 } from './messages';
import { assertKept, memoryGrowth, openTestbed, type Testbed } from './testbed';

const ids = new RandomIds();

/** How each SOAP simulator is spoken to, how it answers what it cannot read, and how one knows that it took a good message. */
const REGIMES = {
  eaeu: {
    good: () => certificateReport(ids), headers: SOAP12, text: 'KZ', refused: { status: 400, body: /^EAEU-NOT-XML: / },
    taken: (bed: Testbed, answer: PostResult) => {
      assert.equal(answer.status, 202);
      assert.equal(bed.simulators.eaeu.received.all.at(-1)!.read.kind, 'message');
    },
    reached: (bed: Testbed) => bed.simulators.eaeu.relayed.all.length,
  },
  kz: {
    good: () => preArrival(ids), headers: SOAP11, text: '57505', refused: { status: 500, body: /<faultcode>[a-z]+:Client<\/faultcode>/i },
    taken: (_bed: Testbed, answer: PostResult) => {
      assert.equal(answer.status, 200);
      assert.match(answer.body.toString(), /PINumber/);
    },
    reached: (bed: Testbed) => bed.simulators.kz.given().size,
  },
} as const;

for (const regime of ['eaeu', 'kz'] as const) {
  const { good, headers, text, refused, taken, reached } = REGIMES[regime];
  describe(`hostile SOAP at the ${regime} simulator from an accepted client: the documented refusal, the log whole, the next message taken`, () => {
    let bed: Testbed;
    before(async () => {
      bed = await openTestbed();
    });
    after(() => bed.close());

    const served = async (): Promise<void> => taken(bed, await bed.post(regime, good(), headers));
    const refuses = async (body: Buffer, more: Record<string, string> = {}): Promise<void> => {
      const mark = bed.mark();
      const before = reached(bed);
      const answer = await bed.post(regime, body, { ...headers, ...more });
      assert.equal(answer.status, refused.status, answer.body.toString());
      assert.match(answer.body.toString(), refused.body);
      assertKept(bed, bed.since(mark), body);
      assert.equal(reached(bed), before, 'nothing of it went further');
      await served();
    };

    test('a good message is taken', served);
    for (const [name, spoil] of HOSTILE_SOAP) test(name, () => refuses(spoil(good(), text)));

    test('a gzip bomb as the HTTP content: it is not unpacked', async (t) => {
      const bomb = gzipSync(Buffer.alloc(64 << 20));
      const growth = await memoryGrowth(() => refuses(bomb, { 'content-encoding': 'gzip' }));
      t.diagnostic(`memory grew by ${growth >> 20} MB`);
      assert.ok(growth < 48 * 1024 * 1024, `memory grew by ${growth >> 20} MB`);
    });
  });
}
