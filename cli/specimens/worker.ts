/** A process that judges the specimens of the messages it is sent, one after the other, until nobody sends any. */
import { loadXml } from '../../protocols/xml';
import { createMessageJudge } from '../../requirements/ics2/validate/judge';
import type { Answer } from './deal';
import { judgeShare } from './share';

async function answerTo(message: string): Promise<Answer> {
  try {
    const xml = await loadXml();
    const judge = createMessageJudge(xml);
    try {
      return { result: judgeShare(message, { xml, judge }) };
    } finally {
      judge.dispose();
    }
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (message: string) => void answerTo(message).then((answer) => process.send?.(answer)));
process.on('disconnect', () => process.exit());
