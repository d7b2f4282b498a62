import type { Judgement } from '../../../../requirements/judgement';
import { CONDITIONS_BY_ID, RULES } from '../../../../requirements/ics2/rules';
import type { Registers } from '../../../../requirements/ics2/rules/world';
import { structure } from '../../../../requirements/ics2/structures/structures';
import type { Judged } from '../../../../requirements/ics2/validate/judge';
import type { Problem } from '../../../../requirements/ics2/problem';
import { walkTable } from '../../../../requirements/ics2/validate/walk';
import { messageJudge } from '../../message-judge';

export interface DocumentContext {
  /** Day of reception, ISO 8601 date. */
  day: string;
  registers: Registers;
}

/** Most places that one check names. */
const MOST_PLACES = 5;

/**
 * The engine files some breaches under what customs owes (to refuse them). Of the sender's message they break the row that
 * binds the sender.
 */
const BINDS_THE_SENDER: Readonly<Record<string, string>> = {
  'ICS2-DAT-04': 'ICS2-DAT-11',
  'ICS2-DAT-12': 'ICS2-DAT-11',
  'ICS2-DAT-13': 'ICS2-DAT-11',
  'ICS2-DAT-15': 'ICS2-DAT-11',
  'ICS2-DAT-16': 'ICS2-FIL-02',
};
const owed = (requirement: string): string => BINDS_THE_SENDER[requirement] ?? requirement;

/** The engine's answer on the bytes of a business document; its root element says which table it is held to. */
export async function examine(bytes: Buffer, context: DocumentContext): Promise<Judged> {
  return (await messageJudge()).judge(bytes, context);
}

function found(problems: readonly Problem[]): string {
  const places = problems.slice(0, MOST_PLACES).map((one) => `${one.path}: found ${one.found}, demanded ${one.demanded}`);
  return `${places.join('; ')}${problems.length > MOST_PLACES ? `; and ${problems.length - MOST_PLACES} more` : ''}`;
}

function judgement(requirement: string, expected: string, problems: readonly Problem[], holding: string): Judgement {
  const advice = problems.length > 0 && problems.every(({ weight }) => weight === 'advice');
  const holds = problems.length === 0;
  return { requirement, party: 'iut', expected, observed: holds ? holding : found(problems), holds, ...(advice ? { weight: 'advice' } : {}) };
}

/** Ids of rules and conditions that the message gave occasion to look at, in the order of the tables. */
function lookedAt({ root, message }: Judged): Set<string> {
  const ids = new Set<string>();
  if (root === undefined || message === undefined) return ids;
  walkTable(structure(message), root, {
    fault: () => undefined,
    value: () => undefined,
    group({ node, children }) {
      for (const child of node.children) {
        for (const id of child.conditions) ids.add(id);
        if (children.has(child.name)) for (const id of child.rules) ids.add(id);
      }
    },
  });
  return ids;
}

/** One check per rule and condition, named by its id. Those that the engine could not judge are left to its list of what was not checked. */
function judgeRules(judged: Judged): Judgement[] {
  const unjudged = new Set(judged.notChecked.map((reason) => reason.split(':')[0]));
  const ids = lookedAt(judged);
  for (const { rule } of judged.problems) ids.add(rule);
  return [...ids].flatMap((id) => {
    const head = RULES.get(id) ?? CONDITIONS_BY_ID.get(id);
    const problems = judged.problems.filter(({ rule }) => rule === id);
    if (head === undefined || (problems.length === 0 && unjudged.has(id))) return [];
    return [judgement(owed(head.requirement), `${id}: ${head.about}`, problems, 'as demanded')];
  });
}

/** Said beside what holds: codes of lists that are not ours to publish, and combined ones, were not looked up. */
function uncheckedCodes(notChecked: readonly string[]): string {
  const lists = notChecked.flatMap((reason) => /^CL\d{3}(?=:)/.exec(reason) ?? []);
  return lists.length === 0 ? '' : `; codes of ${lists.join(', ')} not checked`;
}

/** The table itself, and what is checked beside rules: one check for each of these requirements, with every breach. */
function judgeTable({ problems, root, message, notChecked }: Judged): Judgement[] {
  const general = problems.filter(({ rule }) => !RULES.has(rule) && !CONDITIONS_BY_ID.has(rule) && rule !== 'GEN-INDICATOR');
  const of = (requirement: string): Problem[] => general.filter((one) => owed(one.requirement) === requirement);
  const name = message ?? root?.name ?? 'the message';
  const namespace = judgement('ICS2-DAT-01', 'root element in urn:wco:datamodel:eu:ics2:2, elements qualified, attributes not', of('ICS2-DAT-01'), `as stated in ${name}`);
  // In a foreign namespace no element is one of the table's: nothing more can be said of it.
  if (!namespace.holds) return [namespace];
  const others = general.filter((one) => !['ICS2-DAT-01', 'ICS2-DAT-02', 'ICS2-FIL-02'].includes(owed(one.requirement)));
  return [
    namespace,
    judgement('ICS2-DAT-02', 'every date-time as YYYY-MM-DDThh:mm:ssZ in a DateTime child', of('ICS2-DAT-02'), 'as stated'),
    judgement('ICS2-FIL-02', `${name} as its table has it: order, multiplicity, formats, codes`, of('ICS2-FIL-02'), `valid by the table of ${name}${uncheckedCodes(notChecked)}`),
    ...others.map((one) => judgement(owed(one.requirement), `${one.rule}: ${one.demanded}`, [one], '')),
  ];
}

/** Everything that can be said of a business document by itself, passes included; findings where the source only advises. */
export function judgeDocument(judged: Judged): Judgement[] {
  return [...judgeTable(judged), ...judgeRules(judged)];
}
