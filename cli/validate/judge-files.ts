import { structure } from '../../requirements/ics2/structures/structures';
import type { JudgeContext, MessageJudge } from '../../requirements/ics2/validate/judge';
import type { Input } from './inputs';
import type { FileReport } from './model';
import { readInput } from './read';
import type { BatchRegisters } from './registers';
import { refuses } from './summary';

/** What every file of a call is judged with. */
export interface Bench {
  judge: MessageJudge;
  edition: string;
  context: Omit<JudgeContext, 'registers'>;
  batch: BatchRegisters;
  stdin: AsyncIterable<Buffer> | undefined;
}

/** Judges one input. Never throws on what is in it. */
export async function judgeInput(input: Input, { judge, edition, context, batch, stdin }: Bench): Promise<FileReport> {
  const read = await readInput(input, stdin);
  if ('unreadable' in read) {
    return { file: input.name, verdict: 'unreadable', problems: [], notChecked: [], cut: false, reason: read.unreadable };
  }
  const { message, problems, notChecked, cut } = judge.judge(read.bytes, { ...context, registers: batch.registers });
  const open = batch.next();
  return {
    file: input.name,
    verdict: problems.some(refuses) ? 'refused' : 'accepted',
    ...(message === undefined ? {} : { message, title: structure(message, edition).title }),
    problems,
    notChecked: [...notChecked, ...open].sort(),
    cut,
  };
}
