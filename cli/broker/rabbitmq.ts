import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pki } from '../../certs/pki';
import type { Clock } from '../../protocols/time/clock';
import { brokerEnvironment, brokerFiles, type BrokerPorts } from './configuration';

/** Why no broker runs; `hint` says what to do. */
export class BrokerError extends Error {
  constructor(readonly code: 'BROKER-ABSENT' | 'BROKER-START', message: string, readonly hint: string) {
    super(`${code}: ${message}`);
    this.name = 'BrokerError';
  }
}

/** A RabbitMQ of ours, on the loopback interface, with everything of it in one folder. */
export interface Broker {
  /** `amqps://127.0.0.1:port`. */
  url: string;
  folder: string;
  /** Ends it as a power failure would. */
  kill(): Promise<void>;
  /** Starts it on what it had, under the same address. Throws {@link BrokerError}. */
  startAgain(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** The server's own script, not the wrapper in /usr/sbin, which changes the user. Debian, Fedora; Homebrew. */
const SERVERS = ['/usr/lib/rabbitmq/bin/rabbitmq-server', '/opt/homebrew/sbin/rabbitmq-server', '/usr/local/sbin/rabbitmq-server'];
/** RabbitMQ needs 4 s on an idle machine. */
const START_LIMIT_MS = 90_000;
const STARTED = /completed with \d+ plugins/;
const SHOWN_CHARACTERS = 1500;
/**
 * Both programs in one group of processes, which ends with it: when we close the pipe, or are gone ourselves, `read` returns and the shell
 * kills the group.
 */
const GUARD = 'epmd -address 127.0.0.1 -port "$ERL_EPMD_PORT" & "$0" & read -r _; kill -KILL 0';

/** Path of the installed server, or undefined. */
export function installedServer(): string | undefined {
  return SERVERS.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Below the ports that the system gives to outgoing connections, any of which may take a port while the broker is down. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;

const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const server = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
});

/** Ports that are free just now, looked for from a place of this process's own. */
async function freePorts(): Promise<BrokerPorts> {
  const found: number[] = [];
  for (let tried = 0; tried < PORTS && found.length < 3; tried += 1) {
    const port = FIRST_PORT + ((process.pid * 3 + tried) % PORTS);
    if (await isFree(port)) found.push(port);
  }
  const [amqps, epmd, distribution] = found;
  if (amqps === undefined || epmd === undefined || distribution === undefined) throw new BrokerError('BROKER-START', 'no three ports are free', `Free some between ${FIRST_PORT} and ${FIRST_PORT + PORTS}`);
  return { amqps, epmd, distribution };
}

/** Resolves once the broker serves. */
async function start(server: string, folder: string, ports: BrokerPorts, clock: Clock, path: string): Promise<ChildProcess> {
  const child = spawn('/bin/sh', ['-c', GUARD, server], { cwd: folder, env: brokerEnvironment(folder, ports, path), stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  let said = '';
  const failure = await new Promise<string | undefined>((resolve) => {
    const cancel = clock.at(clock.now() + START_LIMIT_MS, () => resolve(`it did not serve within ${START_LIMIT_MS / 1000} s`));
    const end = (why?: string): void => {
      cancel();
      resolve(why);
    };
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString('utf8')).slice(-10 * SHOWN_CHARACTERS);
      if (STARTED.test(said)) end();
      else if (/BOOT FAILED/.test(said)) end('it ended while it started');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => end(error.message));
    child.once('exit', () => end('its process ended'));
  });
  if (failure === undefined) return child;
  await end(child);
  throw new BrokerError('BROKER-START', `RabbitMQ did not start: ${failure}`, `It said last: ${said.slice(-SHOWN_CHARACTERS)}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.stdin?.destroy();
  await gone;
}

/**
 * Starts RabbitMQ (package `rabbitmq-server`, 3.8 to 3.13: later ones need no plugin for AMQP 1.0) in a temporary folder, with certificates
 * of our PKI, on free ports of the loopback interface. Throws {@link BrokerError} where it is not installed or does not start.
 * @param path value of PATH for its programs
 */
export async function startBroker(pki: Pki, clock: Clock, path: string): Promise<Broker> {
  const server = installedServer();
  if (server === undefined) throw new BrokerError('BROKER-ABSENT', 'RabbitMQ is not installed', 'On Debian: apt-get install --no-install-recommends rabbitmq-server');
  const ports = await freePorts();
  const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-broker-'));
  for (const [name, text] of Object.entries(brokerFiles(pki, folder, ports))) writeFileSync(join(folder, name), text);
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  let child: ChildProcess;
  try {
    child = await start(server, folder, ports, clock, path);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    url: `amqps://127.0.0.1:${ports.amqps}`, folder,
    kill: () => end(child),
    async startAgain() {
      child = await start(server, folder, ports, clock, path);
    },
    async stop() {
      await end(child);
      remove();
    },
  };
}
