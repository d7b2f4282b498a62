import type { XmlElement } from '../../../../protocols/xml';
import { type CodeLists, codeLists } from '../../codelists/code-lists';
import { sampleCodeLists } from '../../codelists/sample';
import type { Registers } from '../../rules/world';
import type { JudgeContext } from '../../validate/judge';
import type { Problem } from '../../problem';
import { type Twig, writeXml } from '../tree';
import type { Expected, InvalidCase } from './cases';

/** Day on which specimens are judged; that of their making. */
export const DAY = '2026-03-02';

const NO_FILINGS: Registers = { lrnUsed: () => false, eoriKnown: () => true, documentUsed: () => false };

/** What is known where a valid specimen is judged: nothing was filed before, and every EORI is registered. */
export const validContext = (message: string): JudgeContext & { message: string } => ({ message, day: DAY, registers: NO_FILINGS });

/** Reads XML that we wrote ourselves. */
export type Read = (xml: string) => XmlElement;

let samples: CodeLists | undefined;

/** What is known where a case is judged. */
export function contextOf({ constraint, known }: Pick<InvalidCase, 'constraint' | 'known'>, read: Read): JudgeContext {
  const { lrnUsed = false, eoriUnknown, amended, documentUsed } = known;
  const filed = (filing: Twig | 'none'): XmlElement | undefined => (filing === 'none' ? undefined : read(writeXml(filing)));
  return {
    ...validContext(constraint.message),
    ...(known.codeLists === undefined ? {} : { codeLists: (samples ??= new Map([...codeLists(), ...sampleCodeLists()])) }),
    registers: {
      lrnUsed: () => lrnUsed,
      eoriKnown: (eori) => eori !== eoriUnknown,
      documentUsed: ({ level }) => level === documentUsed,
      ...(amended === undefined ? {} : { amended: () => filed(amended) }),
    },
  };
}

const shown = (problems: readonly Pick<Problem, 'rule' | 'code' | 'path' | 'weight'>[]): string =>
  problems
    .map(({ rule, code, path, weight }) => `${rule}${weight === 'advice' ? ' (advice)' : ''}, code ${code}, at ${path}`)
    .sort()
    .join('; ') || 'nothing';

/**
 * In what the problems found differ from the one that must be found, or from none where the message is valid; undefined where
 * they are exactly that. Advice counts only where it is expected, and then its rule must give no other.
 */
export function deviation(expected: Expected | undefined, problems: readonly Problem[]): string | undefined {
  const advice = expected?.weight === 'advice' ? expected.rule : undefined;
  const found = shown(problems.filter(({ rule, weight }) => weight === 'reject' || rule === advice));
  const wanted = shown(expected === undefined ? [] : [expected]);
  return found === wanted ? undefined : `expected ${wanted}; found ${found}`;
}

/** Name of a case, for people. */
export const nameOf = ({ constraint: { path, kind, how } }: Pick<InvalidCase, 'constraint'>): string => `${path}: ${kind}, ${how}`;
