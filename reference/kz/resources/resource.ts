import { RECORD_PARTS, type AccessRules, type Application, type Operation, type RecordPart } from '../../../requirements/kz/resources/access';
import type { Cabinet } from '../../common/store/cabinet';
import type { ResourceBehaviour } from './behaviour';
import type { Account } from './logins';

/** An operation in our information resource; `owner` is the login of whoever presented it. */
export interface Held extends Operation {
  owner: string;
}

/** What may leave of a record. */
export type Shown = Pick<Operation, 'number'> & Partial<Pick<Operation, RecordPart>>;

/** Refusals say why in words that tell nothing of any record, not even whether there is one. */
export type Outcome<Good> = { ok: true; value: Good } | { ok: false; code: 'login' | 'rules' | 'system' | 'taken' | 'full'; why: string };

export interface Resource {
  take(operation: Operation, by: Account): Outcome<{ number: string }>;
  read(number: string, by: Account | undefined): Outcome<Shown>;
  apply(application: Application, by: Account): Outcome<Shown>;
}

/** Ours. */
const MOST_RECORDS = 100_000;
const no = (code: Extract<Outcome<never>, { ok: false }>['code'], why: string): Outcome<never> => ({ ok: false, code, why });
const AGAINST_RULES = 'not under the approved rules';

function shown(held: Held, parts: readonly RecordPart[]): Shown {
  return { number: held.number, ...Object.fromEntries(parts.map((part) => [part, held[part]])) };
}

/** The information resource (Customs Code of Kazakhstan, article on resources): built from what is presented in operations, and read by the rules alone. */
export function createResource(records: Cabinet<Held>, rules: () => AccessRules | undefined, behaviour: ResourceBehaviour): Resource {
  return {
    take(operation, { login }) {
      if (!behaviour.takesFrom(operation.system.kind)) return no('system', `no operations from a system of the kind ${operation.system.kind}`);
      if (records.find(operation.number) !== undefined) return no('taken', 'the number is taken');
      if (records.all().length >= MOST_RECORDS) return no('full', 'no room');
      records.put(operation.number, { ...operation, persons: behaviour.keepsPersons ? operation.persons : [], owner: login });
      return { ok: true, value: { number: operation.number } };
    },
    read(number, by) {
      if (by === undefined && behaviour.needsLogin) return no('login', 'log in first');
      const held = records.find(number);
      const group = by === undefined ? undefined : rules()?.groups[by.group];
      // Only an office that does not keep to its rules gets here without a group.
      const right = group ?? (by === undefined || !behaviour.keepsToRules ? { records: 'all' as const, parts: [...RECORD_PARTS] } : undefined);
      if (right === undefined || held === undefined) return no('rules', AGAINST_RULES);
      if (right.records === 'own' && held.owner !== by?.login && behaviour.checksOwner) return no('rules', AGAINST_RULES);
      return { ok: true, value: shown(held, behaviour.keepsToRules ? right.parts : RECORD_PARTS) };
    },
    apply(application) {
      const order = rules()?.applications;
      const held = records.find(application.record);
      if (order === undefined || held === undefined) return no('rules', AGAINST_RULES);
      const lacking = order.mustName.filter((part) => application[part] === undefined);
      const inOrder = application.form === 'application' && lacking.length === 0 && order.purposes.includes(application.purpose ?? '');
      if (!inOrder && behaviour.wantsApplication) return no('rules', `${AGAINST_RULES}: an application names ${order.mustName.join(', ')}, and a purpose of the rules`);
      return { ok: true, value: shown(held, order.parts) };
    },
  };
}
