import { Given, Then } from '@cucumber/cucumber';
import type { Misbehaviour } from '../../../protocols/tls/endpoint';
import type { ScriptedAnswer } from '../../../simulators/ics2/trader-interface/script';
import type { ConformanceWorld } from '../../support/world';
import { judgeMessage, nextMessage } from '../exchange';

/** Ways in which a sender is left without a receipt: spoilt on the wire after the message was taken, or given by a gateway in front. */
const WAYS: Readonly<Record<string, { spoilt: Misbehaviour } | { answered: ScriptedAnswer }>> = {
  'the connection is closed before the answer': { spoilt: 'close-without-answer' },
  'the connection is reset before the answer': { spoilt: 'reset' },
  'the connection is cut after the headers of the receipt': { spoilt: 'cut-after-headers' },
  'the connection is cut in the middle of the receipt': { spoilt: 'cut-in-body' },
  'the receipt comes byte by byte, and never to its end': { spoilt: 'drip' },
  'the receipt comes too late to be heard': { spoilt: 'never-answer' },
  'a gateway answers HTTP 503 with a page for people, though the filing was taken': { spoilt: 'status-503' },
  'a gateway answers HTTP 503 with a page for people, and the filing was not taken': { answered: { kind: 'unavailable' } },
};

Given(/^that with the next filing (.+)$/, async function (this: ConformanceWorld, words: string) {
  const way = WAYS[words];
  if (way === undefined) throw new Error(`no such way to lose a receipt: ${words}`);
  const { line, answers } = this.run.simulators.ics2;
  if ('spoilt' in way) await line.loseReceipts(1, way.spoilt);
  else answers.next(way.answered);
});

Then('the filing arrives, and no receipt for it reaches the carrier/operator', async function (this: ConformanceWorld) {
  const first = await nextMessage(this);
  this.judge(judgeMessage(this, first));
  const { answer } = first;
  if (answer.kind !== 'withheld' && answer.kind !== 'http') this.block(`the trader interface answered ${answer.kind} before the receipt could be lost`);
  this.kept.set('first attempt', first);
});
