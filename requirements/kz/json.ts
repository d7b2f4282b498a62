import { Ajv } from 'ajv';

/** Words of JSON Schema (draft 7) in which letters and messages of our own profiles are described. */
export const text = { type: 'string', maxLength: 4000 };
export const list = (items: object, most: number): object => ({ type: 'array', items, maxItems: most });
export const record = (required: Record<string, object>, optional: Record<string, object> = {}): object => ({
  type: 'object', properties: { ...required, ...optional }, required: Object.keys(required), additionalProperties: false,
});

/** Several forms of one thing, told apart by the value of the field `by`. */
export const oneOfKinds = (title: string, by: string, forms: readonly object[]): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#', title, type: 'object', discriminator: { propertyName: by }, required: [by], oneOf: forms,
});

export type Read<T> = { ok: true; value: T } | { ok: false; problem: string };

/**
 * A reader of JSON by a schema, which never throws: what does not fit has its problem in words.
 * @param what name of what is read, as the problem says it
 * @param mostBytes bound, looked at first
 */
export function jsonReader<T>(what: string, mostBytes: number, schema: object): (bytes: Buffer) => Read<T> {
  const validate = new Ajv({ discriminator: true }).compile<T>(schema);
  return (bytes) => {
    if (bytes.length > mostBytes) return { ok: false, problem: `a ${what} has at most ${mostBytes} bytes` };
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString('utf8'));
    } catch {
      return { ok: false, problem: 'no JSON' };
    }
    if (validate(value)) return { ok: true, value };
    const [first] = validate.errors ?? [];
    return { ok: false, problem: `no ${what}: ${first?.instancePath || 'the whole'} ${first?.message ?? ''}` };
  };
}
