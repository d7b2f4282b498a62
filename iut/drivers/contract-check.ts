import Ajv, { type ValidateFunction } from 'ajv';
import schema from '../contract.schema.json';
import type { HelloInput, HelloOutput, ObserveInput, ObserveOutput, StimulusInput, StimulusOutput } from '../contract';
import { CAPABILITY_FORM } from '../roles';

/** Every operation with what goes in and what comes back. */
export interface Operations {
  hello: { input: HelloInput; output: HelloOutput };
  stimulate: { input: StimulusInput; output: StimulusOutput };
  observe: { input: ObserveInput; output: ObserveOutput };
  'set-clock': { input: { instant: string }; output: Record<string, never> };
  reset: { input: Record<string, never>; output: Record<string, never> };
  bye: { input: Record<string, never>; output: Record<string, never> };
}

export type Operation = keyof Operations;

/** An answer on the wire, once it has been checked. */
export type Response = { id: string; ok: true; output: unknown } | { id: string; ok: false; error: { code?: string; message: string } };

type Shape = 'request' | 'response' | `${Operation}.input` | `${Operation}.output`;

const compiled = new Map<Shape, ValidateFunction>();
let ajv: Ajv | undefined;

function validator(shape: Shape): ValidateFunction {
  let found = compiled.get(shape);
  if (found === undefined) {
    if (ajv === undefined) {
      ajv = new Ajv({ allErrors: false, strict: true, strictRequired: false });
      ajv.addFormat('capability', { type: 'string', validate: (text) => CAPABILITY_FORM.test(text) });
      ajv.addFormat('https-url', { type: 'string', validate: (text) => URL.canParse(text) && new URL(text).protocol === 'https:' });
      ajv.addSchema(schema, 'contract');
    }
    found = ajv.compile({ $ref: `contract#/definitions/${shape}` });
    compiled.set(shape, found);
  }
  return found;
}

/** What is wrong with `value` against one shape of iut/contract.schema.json, in one sentence; undefined = nothing. */
export function breachOf(shape: Shape, value: unknown): string | undefined {
  const validate = validator(shape);
  if (validate(value)) return undefined;
  const error = validate.errors?.[0];
  const place = error?.instancePath === '' || error === undefined ? shape : `${shape}${error.instancePath.replace(/\//g, '.')}`;
  const detail = error?.params['additionalProperty'] ?? error?.params['allowedValues'];
  return `${place} ${error?.message ?? 'is malformed'}${detail === undefined ? '' : ` (${String(detail)})`}`;
}

/** A fault of the caller, not of the IUT: the harness itself made a request that the contract does not allow. */
export function assertInput<O extends Operation>(op: O, input: Operations[O]['input']): void {
  const breach = breachOf(`${op}.input`, input);
  if (breach !== undefined) throw new TypeError(`the harness made a malformed request: ${breach}`);
}
