import type { Command } from 'commander';
import { DEFAULT_PKI_DIR, openPki } from '../../certs/pki';
import { UsageError } from '../../iut/errors';
import { WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { BrokerError, startBroker, type Broker } from '../broker/rabbitmq';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';

const NOTES = `
Starts the RabbitMQ of this machine (Debian: apt-get install --no-install-recommends rabbitmq-server) with certificates of the harness, in a
temporary folder, on a free port of 127.0.0.1. Ctrl-C ends it and removes the folder. In iut.yaml:

  transport:
    eaeu: <the address that is printed>`;

/** `broker`: queues for EAEU messages, for as long as the command runs. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('broker')
    .description('run a broker for EAEU messages over queues (AMQP 1.0, mutual TLS) until Ctrl-C')
    .addHelpText('after', NOTES)
    .action(async () => {
      const clock = new WallClock();
      const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids: new RandomIds(), onProgress: (line) => io.stderr(`${line}\n`) });
      // Heard from the start, so that a broker which is still starting is stopped too.
      const asked = stopAsked();
      const broker = await started(startBroker(pki, clock, io.env['PATH'] ?? ''));
      io.stdout(`broker: ${broker.url}\n  folder: ${broker.folder}, until Ctrl-C\n`);
      await asked;
      await broker.stop();
      io.stdout('broker stopped, folder removed\n');
      finish(EXIT.verified);
    });
}

/** A broker that is not there is the machine's matter, not a defect. */
async function started(starting: Promise<Broker>): Promise<Broker> {
  try {
    return await starting;
  } catch (error) {
    if (error instanceof BrokerError) throw new UsageError('usage', error.message, error.hint);
    throw error;
  }
}

/** Resolves at the first SIGINT or SIGTERM. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    // A signal handler alone does not keep the process alive; the broker's pipes do.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
