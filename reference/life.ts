import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { HelloInput, HelloOutput, IutDriver } from '../iut/contract';
import { driverOver } from '../iut/drivers/channel';
import { startProcess } from '../iut/drivers/process';
import type { Clock } from '../protocols/time/clock';

/** The reference as a process of its own, from a start to its end: for specs that show what outlives it. */
export interface Life {
  driver: IutDriver;
  greeted: HelloOutput;
  /** SIGKILL: nothing can be put in order before it. */
  kill(): Promise<void>;
  /** Nothing is left of the process when it resolves. */
  end(): Promise<void>;
}

const PATIENCE_MS = 20_000;

/** Starts the reference on the store in `folder`/store and greets it; nobody tells it to forget. */
export async function startLife({ folder, wall, hello, port = 0 }: { folder: string; wall: Clock; hello: HelloInput; port?: number }): Promise<Life> {
  const store = join(folder, 'store');
  const command = [process.execPath, '-r', resolve(__dirname, '../cli/typescript.js'), resolve(__dirname, 'main.ts'), '--store', store, '--port', String(port)];
  const child = startProcess({ command, cwd: folder, env: process.env, timeoutMs: PATIENCE_MS, clock: wall });
  const driver = driverOver((id, op, line) => child.exchange(id, op, line));
  const greeted = await driver.hello(hello).catch(async (error: unknown) => {
    await child.end(0);
    throw error;
  });
  return {
    driver,
    greeted,
    async kill() {
      process.kill(Number(readFileSync(join(store, 'lock'), 'utf8')), 'SIGKILL');
      await child.end(PATIENCE_MS);
    },
    end: () => child.end(0),
  };
}
