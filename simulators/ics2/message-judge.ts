import { loadXml } from '../../protocols/xml';
import { createMessageJudge, type MessageJudge } from '../../requirements/ics2/validate/judge';

let engine: Promise<MessageJudge> | undefined;

/** The validator of every ICS2 simulator and judge of this process: one for all and for all runs, since it keeps compiled schemas. */
export function messageJudge(): Promise<MessageJudge> {
  return (engine ??= loadXml().then((xml) => createMessageJudge(xml)));
}
