import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import schema from '../iut.schema.json';
import { nearestNames } from '../../requirements/nearest';
import { CAPABILITY_FORM, MODES, ROLES } from '../roles';
import type { ConfigProblemCode } from './problem';
import { keyName, pointerPath, type KeyPath } from './yaml-place';

/** A breach of the schema, placed by key path; the caller knows the file and the lines. */
export interface SchemaBreach {
  code: ConfigProblemCode;
  path: KeyPath;
  message: string;
  fix: string;
}

const HOST = /^(?=.{1,253}$)(?:\[[0-9A-Fa-f:.]+\]|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+|[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)$/;

function isUrl(text: string, schemes: readonly string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol);
}

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(instant) && new Date(instant).toISOString().startsWith(text);
}

/** What each named form asks for, and how to say so. */
const FORMS: Record<string, { validate: (text: string) => boolean; says: string; known?: readonly string[] }> = {
  'iut-role': { validate: (text) => Object.hasOwn(ROLES, text), says: 'is no role', known: Object.keys(ROLES) },
  'iut-mode': { validate: (text) => MODES.includes(text), says: 'is no mode of transport', known: MODES },
  capability: {
    validate: (text) => CAPABILITY_FORM.test(text),
    says: 'is no capability',
    known: [
      'observe', 'set-clock', 'receive:ics2', 'receive:eaeu', 'stimulate:eaeu.issue',
      ...['file', 'correct', 'book', 'ping'].map((one) => `stimulate:ics2.${one}`),
      ...['present', 'correct', 'announce', 'present-to'].map((one) => `stimulate:kz.${one}`),
    ],
  },
  'host-name': { validate: (text) => HOST.test(text), says: 'is no host name or IP address' },
  'https-url': { validate: (text) => isUrl(text, ['https:']), says: 'is no https URL (messages go over TLS only)' },
  'amqps-url': { validate: (text) => isUrl(text, ['amqps:']), says: 'is no amqps URL (queues are reached over TLS only)' },
  'gateway-url': { validate: (text) => isUrl(text, ['https:', 'amqps:']), says: 'is no https or amqps URL (messages go over TLS only)' },
  'http-url': { validate: (text) => isUrl(text, ['http:', 'https:']), says: 'is no http or https URL' },
  'calendar-date': { validate: isCalendarDate, says: 'is no date of the form 2027-03-31' },
};

let compiled: ValidateFunction | undefined;

function validator(): ValidateFunction {
  if (compiled === undefined) {
    const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, discriminator: true, verbose: true });
    for (const [name, form] of Object.entries(FORMS)) ajv.addFormat(name, { type: 'string', validate: form.validate });
    compiled = ajv.compile(schema);
  }
  return compiled;
}

/** Every breach of iut/iut.schema.json by an already parsed document. */
export function schemaBreaches(value: unknown): SchemaBreach[] {
  const validate = validator();
  if (validate(value)) return [];
  return (validate.errors ?? []).filter((error) => !repeatsAnother(error)).map(explain);
}

/** Errors that only say again, less plainly, what another one says. */
function repeatsAnother(error: ErrorObject): boolean {
  if (error.keyword === 'discriminator') return (error.data as { kind?: unknown } | undefined)?.kind === undefined;
  return error.keyword === 'oneOf';
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function meant(wrong: string, known: readonly string[]): string {
  const nearest = nearestNames(wrong, known, 1)[0];
  return nearest === undefined ? `use one of ${known.join(', ')}` : `did you mean "${nearest}"? Known: ${known.join(', ')}`;
}

function explain(error: ErrorObject): SchemaBreach {
  const path = pointerPath(error.instancePath);
  const invalid = (message: string, fix: string): SchemaBreach => ({ code: 'invalid-value', path, message, fix });
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
      return { code: 'unknown-key', path: [...path, key], message: 'unknown key', fix: meant(key, known) };
    }
    case 'required': {
      const key = String(error.params['missingProperty']);
      return { code: 'missing-key', path, message: `the key "${keyName([...path, key])}" is missing`, fix: `add "${key}:"` };
    }
    case 'discriminator': {
      const kind = (error.data as { kind?: unknown } | undefined)?.kind;
      return { ...invalid(`${shown(kind)} is no kind of driver`, meant(String(kind), ['reference', 'command', 'http', 'manual'])), code: 'unknown-name', path: [...path, 'kind'] };
    }
    case 'format': {
      const form = FORMS[String(error.params['format'])];
      if (form?.known === undefined) return invalid(`${shown(error.data)} ${form?.says ?? 'has the wrong form'}`, 'correct the value');
      return { code: 'unknown-name', path, message: `${shown(error.data)} ${form.says}`, fix: meant(String(error.data), form.known) };
    }
    case 'enum': {
      const known = (error.params['allowedValues'] as unknown[]).map(String);
      return { code: 'unknown-name', path, message: `${shown(error.data)} is not allowed here`, fix: meant(String(error.data), known) };
    }
    case 'type':
      return invalid(`${shown(error.data)} is not of type ${String(error.params['type'])}`, error.params['type'] === 'string' ? 'put the value between quotes' : 'correct the value');
    case 'uniqueItems':
      return invalid('the same entry stands twice', 'remove one of the two');
    case 'pattern':
      return invalid(`${shown(error.data)} does not have the form ${String(error.params['pattern'])}`, 'correct the value');
    case 'propertyNames':
      return invalid(`${shown(error.params['propertyName'])} is no name that can stand here`, 'correct the name');
    default:
      return invalid(`${shown(error.data)} ${error.message ?? 'is not allowed'}`, 'correct the value');
  }
}
