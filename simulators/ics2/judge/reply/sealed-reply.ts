import { all, loadXml, textAt } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import type { Problem } from '../../../../requirements/ics2/problem';
import { messageJudge } from '../../message-judge';
import { INTERFACE, judgeReply } from './reply';
import type { ReplySubject } from './reply-subject';

/** A reply as it left us. */
interface SealedReply {
  action: string;
  document?: string;
  refToMessageId?: string;
  /** The channel it waits in, where its party pulls. */
  mpc?: string;
}

/** Codes of CL723 are judged as ICS2-ERR-03. */
const counts = ({ weight, rule, path }: Problem): boolean => weight === 'reject' && !(rule === 'GEN-CODELIST' && path.endsWith('/validationCode'));

/** Judges a reply of customs from the document that was sealed: what left us, not what we meant to send. */
export async function judgeSealedReply(
  sealed: SealedReply,
  about: Omit<ReplySubject, 'action' | 'refToMessageId' | 'pulled' | 'reply' | 'tableProblems'>,
): Promise<Judgement[]> {
  const { action, refToMessageId, mpc, document = '' } = sealed;
  const { root: reply, problems } = (await messageJudge()).judge(Buffer.from(document, 'utf8'), { message: action, day: about.day });
  if (reply === undefined) {
    return [{ requirement: 'ICS2-ERR-05', party: INTERFACE, expected: 'a readable document', observed: `${document.length} characters that are no XML`, holds: false }];
  }
  const tableProblems = problems.filter(counts).map((problem) => `${problem.path}: found ${problem.found}, demanded ${problem.demanded}`);
  return judgeReply({ ...about, action, refToMessageId, pulled: mpc !== undefined, reply, tableProblems });
}

/** The errors of a sealed IE3N99 or IE3N01 as its receiver reads them. */
export async function refusedErrors({ document = '' }: Pick<SealedReply, 'document'>): Promise<{ code: string; place?: string; text?: string }[]> {
  const read = (await loadXml()).read(Buffer.from(document, 'utf8'));
  return all(read.ok ? read.root : undefined, 'error').map((error) => ({
    code: textAt(error, 'validationCode') ?? '',
    place: textAt(error, 'pointer/messageElementPath'),
    text: textAt(error, 'description') ?? textAt(error, 'technicalErrorMessage'),
  }));
}
