import type { Problem } from '../../requirements/ics2/validate/problem';
import type { JudgeContext, MessageJudge } from '../../requirements/ics2/validate/judge';
import { structure } from '../../requirements/ics2/structures/structures';
import type { Input } from './inputs';
import type { FileReport, Summary } from './model';
import { readInput } from './read';
import type { BatchRegisters } from './registers';

/** What every file of a call is judged with. */
export interface Bench {
  judge: MessageJudge;
  edition: string;
  context: Omit<JudgeContext, 'registers'>;
  batch: BatchRegisters;
  stdin: AsyncIterable<Buffer> | undefined;
}

export const refuses = (problem: Problem): boolean => problem.weight === 'reject';

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

/** Adds one file to the counts. */
export function counted(summary: Summary, { verdict, problems }: FileReport): Summary {
  const refusing = problems.filter(refuses).length;
  return {
    files: summary.files + 1,
    refused: summary.refused + (verdict === 'refused' ? 1 : 0),
    unreadable: summary.unreadable + (verdict === 'unreadable' ? 1 : 0),
    problems: summary.problems + refusing,
    advice: summary.advice + problems.length - refusing,
  };
}

export const NOTHING: Summary = { files: 0, refused: 0, unreadable: 0, problems: 0, advice: 0 };
