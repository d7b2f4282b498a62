import { lookup } from 'node:dns/promises';
import { connect, createServer } from 'node:net';
import type { Clock } from '../../protocols/time/clock';
import { REGIME_NAMES } from '../roles';
import type { IutDescription } from '../description/model';
import { fine, wrong, type DoctorOptions, type Finding } from './model';

/** Host name and TCP port of every address in the description: first what is needed before TLS can say anything. */
export async function checkNetwork(description: IutDescription, options: DoctorOptions): Promise<Finding[]> {
  const targets = REGIME_NAMES.flatMap((regime) => {
    const url = description.endpoints[regime];
    return url === undefined ? [] : [{ key: `endpoints.${regime}`, url: new URL(url) }];
  });
  if (description.driver.kind === 'http') targets.push({ key: 'driver.url', url: new URL(description.driver.url) });
  const reached = await Promise.all(targets.map(({ key, url }) => checkAddress(key, url, options)));
  const ports = await Promise.all(REGIME_NAMES.map((regime) => checkPort(`listen.${regime}`, description.listen.host, description.listen.ports[regime])));
  return [...reached, ...ports.filter((found): found is Finding => found !== undefined)];
}

async function checkAddress(key: string, url: URL, { clock, timeoutMs }: DoctorOptions): Promise<Finding> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  let address: string;
  try {
    ({ address } = await within(clock, timeoutMs, lookup(host)));
  } catch (error) {
    return wrong('network', key, `the name ${host} cannot be resolved (${word(error)})`, `correct the host name in ${key}, or the name service of this machine`);
  }
  try {
    await tcp(clock, timeoutMs, address, port);
    return fine('network', key, `${host} is ${address}; port ${port} is open`);
  } catch (error) {
    return wrong('network', key, `nothing can be reached at ${address} port ${port} (${word(error)})`, `start the implementation, or correct host and port in ${key}; firewalls between them must let TCP through`);
  }
}

function tcp(clock: Clock, timeoutMs: number, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const finish = (act: () => void): void => {
      cancel();
      socket.destroy();
      act();
    };
    const cancel = clock.at(clock.now() + timeoutMs, () => finish(() => reject(new Error(`no answer within ${timeoutMs} ms`))));
    socket.once('connect', () => finish(resolve));
    socket.once('error', (error) => finish(() => reject(error)));
  });
}

/** What to change where a simulator cannot listen. */
function remedy(cause: string, key: string): string {
  if (cause === 'EADDRNOTAVAIL' || cause === 'ENOTFOUND') return 'name an address of this machine in listen.host';
  if (cause === 'EACCES') return `choose a port above 1023 in ${key} (0 = any free one)`;
  return `end what listens there, or choose another port in ${key} (0 = any free one)`;
}

/** Whether a fixed port is free for a simulator; undefined for port 0, which always is. */
async function checkPort(key: string, host: string, port: number): Promise<Finding | undefined> {
  if (port === 0) return undefined;
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(wrong('network', key, `the simulator cannot listen on ${host} port ${port} (${word(error)})`, remedy(word(error), key))));
    server.listen(port, host, () => server.close(() => resolve(fine('network', key, `${host} port ${port} is free for the simulator`))));
  });
}

function within<T>(clock: Clock, timeoutMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.at(clock.now() + timeoutMs, () => reject(new Error(`no answer within ${timeoutMs} ms`)));
    work.then(resolve, reject).finally(cancel);
  });
}

function word(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
}
