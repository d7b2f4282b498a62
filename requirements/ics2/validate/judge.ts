import type { Schema, Xml, XmlElement, XmlError } from '../../../protocols/xml';
import { CURRENT_EDITION } from '../editions/editions';
import { schemas } from '../schema/schemas';
import { messageCodes } from '../structures/structures';
import { quote } from '../quote';
import { GENERAL_CHECKS, type GeneralCheck, structureRequirement } from './checks';
import { foreignBytes, foreignRoot } from './foreign';
import type { Problem } from '../problem';
import { validateMessage, type Validation, type ValidationContext } from './validate';

/** What is known beside the bytes. */
export interface JudgeContext extends Omit<ValidationContext, 'message'> {
  /** Code of the message that was announced (eb:Action); without it the root element says what the message is. */
  message?: string;
  /** Ids of rules, conditions and GEN checks that are switched off: to show that each of them is needed, never to let a message pass. */
  without?: ReadonlySet<string>;
}

export interface Judged extends Validation {
  /** Undefined when the bytes could not be read. */
  root?: XmlElement;
  /** The message whose table was judged by; undefined when no table fits. */
  message?: string;
}

/** Bytes in, all problems out. */
export interface MessageJudge {
  /** Never throws on a bad message. */
  judge(bytes: Buffer, context: JudgeContext): Judged;
  /** Frees the compiled schemas; afterwards a call compiles anew. */
  dispose(): void;
}

type Where = Pick<Problem, 'line' | 'path' | 'displayPath' | 'element'>;
type What = Pick<Problem, 'found' | 'demanded' | 'mend'>;

/** A message that no table can judge has this one problem. */
function only(check: GeneralCheck, announced: string | undefined, where: Where, what: What): Validation {
  const { code, also, basis, requirement = structureRequirement(announced ?? 'IE3F10') } = GENERAL_CHECKS[check];
  const problem: Problem = { ...where, rule: check, code, also, basis, weight: 'reject', stage: 'trader-interface', requirement, ...what };
  return { problems: [problem], notChecked: [], cut: false };
}

function unreadable({ line = 0, code, message, hint }: XmlError, bytes: Buffer, announced: string | undefined): Judged {
  const foreign = foreignBytes(bytes);
  const where = { line: foreign === undefined ? line : 0, path: '/', displayPath: '/', element: announced ?? 'message' };
  const found = `${code}: ${message}${foreign === undefined ? '' : `; this is ${foreign.what}`}`;
  return only('GEN-XML', announced, where, { found, demanded: 'well-formed XML in UTF-8', mend: foreign?.mend ?? hint });
}

function unknownMessage(root: XmlElement, announced: string | undefined): Judged {
  const name = root.name.slice(0, 70);
  // Cut: the sender has chosen the name, and it may be megabytes.
  const where = { line: root.line, path: `/${name}`, displayPath: name, element: name };
  const foreign = foreignRoot(root);
  const kind = foreign === undefined ? '' : `, ${foreign.what}`;
  const what = {
    found: announced === undefined ? `${quote(root.name)}${kind}` : `${quote(announced)} announced, root element ${quote(root.name)}${kind}`,
    demanded: 'a message with a table in this edition',
    mend: foreign?.mend ?? 'check the name of the root element and the action: IE3F10, IE3A10, IE3N06 ...',
  };
  return { ...only('GEN-ROOT', announced, where, what), root };
}

/**
 * One validator for whoever has bytes: reads them, validates them by the message's XSD and judges them by its table, rules, conditions
 * and code lists. All problems come in one list in document order. Unreadable bytes are `GEN-XML`, a root element without a table
 * `GEN-ROOT`. A schema is compiled when a message of its kind is first judged. Throws EditionError where there is no such edition.
 */
export function createMessageJudge(xml: Xml, edition = CURRENT_EDITION): MessageJudge {
  const codes = new Set(messageCodes(edition));
  const compiled = schemas<Schema>((xsd) => xml.compileSchema(xsd), edition);

  const judged = (bytes: Buffer, { message: announced, without, ...context }: JudgeContext): Judged => {
    const read = xml.readWith(bytes, ({ root, problemsBy }): Judged => {
      const message = announced ?? root.name;
      if (!codes.has(message)) return unknownMessage(root, announced);
      const schemaProblems = () => problemsBy(compiled.for(message));
      return { ...validateMessage({ root, schemaProblems }, { ...context, message, edition }, without), root, message };
    });
    return read.ok ? read.value : unreadable(read.error, bytes, announced);
  };

  return {
    judge(bytes, context) {
      const answer = judged(bytes, context);
      // A message that no table fits has its problem from here, not from the walk that leaves out what is switched off.
      if (answer.message !== undefined || context.without === undefined) return answer;
      return { ...answer, problems: answer.problems.filter(({ rule }) => !context.without!.has(rule)) };
    },
    dispose: () => compiled.dispose(),
  };
}
