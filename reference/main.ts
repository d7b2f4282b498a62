import { parseArgs } from 'node:util';
import type { IutDriver } from '../iut/contract';
import { MAX_MESSAGE_BYTES } from '../iut/drivers/channel';
import { assertInput, breachOf, type Operation, type Operations } from '../iut/drivers/contract-check';
import { lineReader } from '../iut/drivers/lines';
import { WallClock } from '../protocols/time/clock';
import { RandomIds } from '../protocols/time/ids';
import { createReference } from '.';
import { openStore } from './common/store/disk';

/**
 * The reference as an implementation outside of the harness, for `driver: {kind: command}`:
 *
 *     node -r ./cli/typescript.js reference/main.ts --store DIR --port 9443
 *
 * With `--store` it keeps in that folder what it must not lose, and goes on with it when it is started again; with `--port` its ICS2
 * operator is then found where it was. Requests come as lines of JSON on standard input, one after the other (docs/operator.md).
 */
const { values } = parseArgs({ options: { store: { type: 'string' }, port: { type: 'string' } } });
const store = values.store === undefined ? undefined : openStore(values.store);
const reference = createReference({ wall: new WallClock(), ids: new RandomIds(), faults: new Set(), keeping: { store, folder: values.store, port: Number(values.port ?? 0) } });

type Handlers = { [O in Operation]: (driver: IutDriver, input: Operations[O]['input']) => Promise<unknown> };
const HANDLERS: Handlers = {
  hello: (driver, input) => driver.hello(input),
  stimulate: (driver, input) => driver.stimulate(input),
  observe: (driver, input) => driver.observe(input),
  'set-clock': (driver, { instant }) => driver.setClock(instant),
  reset: (driver) => driver.reset(),
  bye: (driver) => driver.bye(),
};

async function handled<O extends Operation>(op: O, input: Operations[O]['input']): Promise<unknown> {
  assertInput(op, input);
  return (await HANDLERS[op](reference, input)) ?? {};
}

async function answer(line: string): Promise<object> {
  let id = 'unreadable';
  try {
    const request = JSON.parse(line) as { id: string; op: Operation; input: never };
    const breach = breachOf('request', request);
    if (breach !== undefined) throw new Error(breach);
    id = request.id;
    return { id, ok: true, output: await handled(request.op, request.input) };
  } catch (error) {
    return { id, ok: false, error: { message: error instanceof Error ? error.message : String(error) } };
  }
}

let before = Promise.resolve();
const reader = lineReader(
  MAX_MESSAGE_BYTES,
  (line) => {
    before = before.then(async () => void process.stdout.write(`${JSON.stringify(await answer(line))}\n`));
  },
  () => {
    process.stderr.write(`a request has more than ${MAX_MESSAGE_BYTES} bytes\n`);
    process.exit(1);
  },
);
process.stdin.on('data', (chunk: Buffer) => reader.push(chunk));
// When the harness goes away, so do we; a message still on its way is in the store.
process.stdin.on('end', () => {
  void before.then(() => reference.bye()).then(() => {
    store?.close();
    process.exit(0);
  });
});
