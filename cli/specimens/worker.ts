/** A process that judges the specimens of the messages whose codes it is sent. */
import { loadXml } from '../../protocols/xml';
import { createMessageJudge } from '../../requirements/ics2/validate/judge';
import { work } from '../crew/worker';
import { judgeShare } from './share';

work(async (message: string) => {
  const xml = await loadXml();
  const judge = createMessageJudge(xml);
  try {
    return judgeShare(message, { xml, judge });
  } finally {
    judge.dispose();
  }
});
