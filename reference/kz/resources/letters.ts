import { APPLICATION_PARTS, RECORD_PARTS, SYSTEM_KINDS, type AccessRules, type Application, type Operation, type Person, type RecordPart } from '../../../requirements/kz/resources/access';
import { oneOf, optionalText, textOf } from '../read-facts';
import { FactsError } from '../facts';

type Facts = Record<string, unknown>;

/** Bounds of one text and one list. Ours. */
const MOST_CHARACTERS = 4000;
const MOST_ENTRIES = 1000;

const object = (value: unknown, what: string): Facts => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FactsError(`${what} must be an object`);
  return value as Facts;
};
const list = (value: unknown, what: string): unknown[] => {
  if (!Array.isArray(value) || value.length > MOST_ENTRIES) throw new FactsError(`${what} must be a list of at most ${MOST_ENTRIES}`);
  return value;
};
const short = (facts: Facts, name: string): string => {
  const text = textOf(facts, name);
  if (text.length > MOST_CHARACTERS) throw new FactsError(`${name} has more than ${MOST_CHARACTERS} characters`);
  return text;
};

/** The JSON object in what was posted. @throws FactsError */
export function posted(body: Buffer): Facts {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new FactsError('no JSON');
  }
  return object(value, 'what is posted');
}

/** @throws FactsError naming what is wrong */
export function operationIn(facts: Facts): Operation {
  const system = object(facts['system'], 'system');
  return {
    number: short(facts, 'number'), procedure: short(facts, 'procedure'), system: { kind: oneOf(system, 'kind', SYSTEM_KINDS), name: short(system, 'name') },
    goods: list(facts['goods'], 'goods').map((one) => object(one, 'goods')).map((one) => ({ code: short(one, 'code'), description: short(one, 'description') })),
    persons: list(facts['persons'], 'persons').map((one) => object(one, 'a person')).map((one) => ({ role: short(one, 'role'), name: short(one, 'name') })),
  };
}

/** @throws FactsError naming what is wrong */
export function applicationIn(facts: Facts): Application {
  const named = APPLICATION_PARTS.flatMap((part) => (facts[part] === undefined ? [] : [[part, short(facts, part)] as const]));
  const text = optionalText(facts, 'text');
  return { form: oneOf(facts, 'form', ['application', 'letter']), record: short(facts, 'record'), ...Object.fromEntries(named), ...(text === undefined ? {} : { text }) };
}

const partsIn = (facts: Facts): RecordPart[] => list(facts['parts'], 'parts').map((part) => oneOf({ part }, 'part', RECORD_PARTS));

/** @throws FactsError naming what is wrong */
export function rulesIn(value: unknown): AccessRules {
  const rules = object(value, 'rules');
  const applications = object(rules['applications'], 'applications');
  const groups = Object.entries(object(rules['groups'], 'groups')).map(([name, one]) => {
    const group = object(one, name);
    return [name, { records: oneOf(group, 'records', ['own', 'all'] as const), parts: partsIn(group) }] as const;
  });
  return {
    id: short(rules, 'id'), groups: Object.fromEntries(groups),
    applications: {
      mustName: list(applications['mustName'], 'mustName').map((part) => oneOf({ part }, 'part', APPLICATION_PARTS)),
      purposes: list(applications['purposes'], 'purposes').map((purpose) => short({ purpose }, 'purpose')), parts: partsIn(applications),
    },
  };
}

/** @throws FactsError naming what is wrong */
export function personsIn(value: unknown): Person[] {
  return list(value, 'persons').map((one) => object(one, 'a person')).map((one) => ({ login: short(one, 'login'), password: short(one, 'password'), group: short(one, 'group') }));
}
