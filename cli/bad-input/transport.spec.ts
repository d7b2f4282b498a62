import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { RandomIds } from '../../protocols/time/ids';
import type { RawStep } from '../../protocols/tls/raw';
import { as4, certificateReport, filing, preArrival, SOAP11, SOAP12, type Wire } from './messages';
import { memoryGrowth, messagesIn, openTestbed, said, type RegimeName, type Testbed } from './testbed';

const ids = new RandomIds();
const MB = 1024 * 1024;

const GOOD: Record<RegimeName, (bed: Testbed) => Wire> = {
  ics2: (bed) => as4(filing(bed.pki, ids)),
  eaeu: () => ({ body: certificateReport(ids), headers: SOAP12 }),
  kz: () => ({ body: preArrival(ids), headers: SOAP11 }),
};
const TAKEN: Record<RegimeName, number> = { ics2: 200, eaeu: 202, kz: 200 };

const head = (lines: string[]): Buffer => Buffer.from(`POST /pre-arrival HTTP/1.1\r\nhost: x\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`);
const statusLine = (received: Buffer): string => received.toString('latin1').split('\r\n', 1)[0]!;

for (const regime of ['ics2', 'eaeu', 'kz'] as const) {
  describe(`an accepted client of ${regime} that keeps to no protocol: bounded, served on, and in the log`, () => {
    let bed: Testbed;
    before(async () => {
      bed = await openTestbed();
    });
    after(() => bed.close());

    const served = async (): Promise<void> => {
      const { body, headers } = GOOD[regime](bed);
      assert.equal((await bed.post(regime, body, headers)).status, TAKEN[regime]);
    };
    /** The attack is let in (a handshake is on record), a good message is served after it, and the log says what it was. */
    const attack = (name: string, script: () => RawStep[], answer: RegExp, log: RegExp, holds: string): void => {
      describe(name, () => {
        let mark = 0;
        test('is answered, or its connection ends; the next message is served', async () => {
          mark = bed.mark();
          const { received, endedBy } = await bed.raw(regime, script());
          assert.notEqual(endedBy, 'limit');
          assert.match(statusLine(received), answer);
          await bed.logged(mark, 'who was let in', (events) => events.some((event) => event.type === 'handshake' && event.outcome === 'accepted'));
          await served();
        });
        test('is in the log: what it was, and its bytes', async () => {
          const events = await bed.logged(mark, `${name} (${String(log)})`, (found) => log.test(said(found)));
          const requests = messagesIn(events).filter((message) => message.leg === 'request');
          assert.ok(requests.some((message) => bed.bytesOf(message).includes(holds)), `a request that holds ${JSON.stringify(holds)}`);
        });
      });
    };

    test('a good message is served', served);
    attack('10,000 header lines', () => [{ send: head(['content-length: 0', ...new Array<string>(10_000).fill('a: b')]) }], /^HTTP\/1\.1 431|^$/, /\b431\b/, 'a: b\r\na: b');
    attack('500 header lines', () => [{ send: head(['content-length: 0', ...new Array<string>(500).fill('a: b')]) }], /^HTTP\/1\.1 431/, /\b431\b/, 'a: b\r\na: b');
    attack('garbage in place of HTTP', () => [{ send: Buffer.from('\0\x01garbage\r\n\r\n') }], /^HTTP\/1\.1 400|^$/, /\b400\b/, '\0\x01garbage');
    attack('a message cut in the middle', () => {
      const { body } = GOOD[regime](bed);
      return [{ send: head([`content-length: ${body.length}`, 'x-half: yes']) }, { send: body.subarray(0, body.length >> 1) }, { close: true }];
    }, /^$/, /cut|incomplete|aborted/i, 'x-half: yes');
    attack('a message torn off by a reset', () => {
      const { body } = GOOD[regime](bed);
      // What the kernel still holds at a reset is lost to everybody: the server is given time to read it.
      return [{ send: head([`content-length: ${body.length}`, 'x-half: yes']) }, { send: body.subarray(0, body.length >> 1) }, { waitMs: 300 }, { reset: true }];
    }, /^$/, /cut|incomplete|aborted/i, 'x-half: yes');

    const megabyte = Buffer.alloc(MB, 'a');
    const flood = (): RawStep[] => [{ send: head([`content-length: ${200 * MB}`, 'content-type: application/soap+xml']) }, ...new Array<RawStep>(200).fill({ send: megabyte })];
    describe('200 MB', () => {
      let mark = 0;
      test('are refused with 413, in bounded memory; the next message is served', async (t) => {
        mark = bed.mark();
        let line = '';
        const growth = await memoryGrowth(async () => {
          const { received, endedBy } = await bed.raw(regime, flood());
          assert.notEqual(endedBy, 'limit');
          line = statusLine(received);
        });
        assert.match(line, /^HTTP\/1\.1 413/, 'the sender can read why');
        t.diagnostic(`memory grew by ${(growth / MB).toFixed(1)} MB`);
        assert.ok(growth < 180 * MB, `memory grew by ${growth / MB} MB`);
        await served();
      });
      test('are in the log with their size', async () => {
        await bed.logged(mark, '413, and how many bytes were announced or came', (events) => /\b413\b/.test(said(events)) && /\b\d{7,9}\b/.test(said(events)));
      });
    });

    test('silent clients hold nobody up', async () => {
      const before = bed.mark();
      const silent = Promise.all(Array.from({ length: 10 }, () => bed.raw(regime, [{ send: head(['content-length: 10']) }], { timeoutMs: 1_500 })));
      await bed.logged(before, '10 clients were let in', (events) => events.filter((event) => event.type === 'handshake' && event.outcome === 'accepted').length >= 10);
      await served();
      assert.ok((await silent).every(({ received }) => received.length === 0));
      await served();
    });
  });
}
