import { DriverError, type IutDriver } from '../contract';
import { assertInput, breachOf, type Operation, type Operations, type Response } from './contract-check';

/** Longest line or body in either direction, in bytes. Facts of a case are kilobytes; a megabyte is a mistake. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;

/** Carries one request to the IUT's driver and brings the answer; `id` is unique in the life of a channel. */
export type Exchange = (id: string, op: Operation, line: string) => Promise<Response>;

/** At most `limit` characters of what somebody else wrote, without control characters, for a message. */
export function excerpt(text: string, limit = 200): string {
  const plain = text.replace(/\p{Cc}+/gu, ' ');
  return plain.length > limit ? `${plain.slice(0, limit)}... (${text.length} characters)` : plain;
}

/** Reads one answer as text. Throws DriverError iut-malformed naming the offending text. */
export function readResponse(text: string): Response {
  const malformed = (why: string): DriverError =>
    new DriverError('iut-malformed', `the driver's answer ${why}: ${excerpt(text)}`, 'answer with one JSON object as in iut/contract.schema.json; write logs to standard error');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('is not JSON');
  }
  const breach = breachOf('response', value);
  if (breach !== undefined) throw malformed(`does not follow the contract (${breach})`);
  return value as Response;
}

/**
 * The driver contract over any channel that carries requests. Both directions are checked against
 * iut/contract.schema.json.
 * Errors: DriverError (`iut-refused` for `ok: false`, `iut-malformed` for an output of the wrong shape, or what the channel
 * throws); TypeError when the harness itself asks for something malformed.
 */
export function driverOver(exchange: Exchange): IutDriver {
  let last = 0;
  const call = async <O extends Operation>(op: O, input: Operations[O]['input']): Promise<Operations[O]['output']> => {
    assertInput(op, input);
    const id = String(++last);
    const line = JSON.stringify({ id, op, input });
    if (Buffer.byteLength(line) > MAX_MESSAGE_BYTES) throw new TypeError(`the harness made a request of more than ${MAX_MESSAGE_BYTES} bytes (${op})`);
    const response = await exchange(id, op, line);
    if (!response.ok) {
      const code = response.error.code === undefined ? '' : `${excerpt(response.error.code, 100)}: `;
      throw new DriverError('iut-refused', `the driver refused ${op}: ${code}${excerpt(response.error.message, 1000)}`, 'an operation that the driver cannot do is left out of its capabilities');
    }
    const breach = breachOf(`${op}.output`, response.output);
    if (breach !== undefined) {
      throw new DriverError('iut-malformed', `the driver's answer to ${op} does not follow the contract (${breach}): ${excerpt(JSON.stringify(response.output))}`, 'see iut/contract.schema.json');
    }
    return response.output as Operations[O]['output'];
  };
  return {
    hello: (input) => call('hello', input),
    stimulate: (input) => call('stimulate', input),
    observe: (input) => call('observe', input),
    setClock: async (instant) => void (await call('set-clock', { instant })),
    reset: async () => void (await call('reset', {})),
    bye: async () => void (await call('bye', {})),
  };
}
