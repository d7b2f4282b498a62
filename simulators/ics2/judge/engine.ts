import { loadXml } from '../../../protocols/xml';
import { createMessageJudge, type MessageJudge } from '../../../requirements/ics2/validate/judge';

let engine: Promise<MessageJudge> | undefined;

/** The validator that judges both sides' documents; one for all, since it keeps compiled schemas. */
export function messageJudge(): Promise<MessageJudge> {
  return (engine ??= loadXml().then((xml) => createMessageJudge(xml)));
}
