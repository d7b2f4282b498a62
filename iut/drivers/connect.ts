import type { Clock } from '../../protocols/time/clock';
import { DriverError, type IutDriver } from '../contract';
import type { IutDescription } from '../description/model';
import { commandDriver } from './command';
import { httpDriver } from './http';

export interface ConnectOptions {
  /** Makes the embedded reference; injected, because this folder does not know it. */
  reference: () => IutDriver;
  clock: Clock;
  env: NodeJS.ProcessEnv;
  /** Bounded notes for the evidence, such as the end of a child's standard error. */
  onNote?: (title: string, text: string) => void;
}

/**
 * The driver that the description names. Nothing has been asked of it yet; whether it can be reached shows at `hello`.
 * @throws DriverError configuration for the driver `manual`, which does not exist yet
 */
export function connectDriver(description: Pick<IutDescription, 'driver'>, options: ConnectOptions): IutDriver {
  const { driver } = description;
  switch (driver.kind) {
    case 'reference':
      return options.reference();
    case 'command':
      return commandDriver(driver, options);
    case 'http':
      return httpDriver(driver, options);
    case 'manual':
      throw new DriverError('configuration', 'the driver "manual" does not exist yet', 'write a command or http driver; docs/samples/adapter.mjs and adapter.py are working ones');
  }
}
