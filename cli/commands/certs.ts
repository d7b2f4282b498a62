import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { describeCertificate } from '../../certs/describe';
import { identities, isIdentityName } from '../../certs/identities';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { UsageError } from '../../iut/errors';
import { pemCertificates } from '../../iut/doctor/certificates';
import { WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { nearestNames } from '../../requirements/nearest';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';

const EXAMPLES = `
The keys are for tests only: never trust their authorities outside of a test.

Examples:
  customs-conformance certs make                   make the PKI of the exchange (once; some seconds), say where it is
  customs-conformance certs show                   every authority and identity with its files
  customs-conformance certs show operator.seal     one identity in full
  customs-conformance certs show my-seal.pem       a certificate file of your own`;

/** `certs make|show`: the PKI of the simulated exchange. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const certs = program.command('certs').description('make and show the certificates of the simulated exchange').addHelpText('after', EXAMPLES);
  const open = (dir: string | undefined): Promise<Pki> =>
    openPki({ dir: dir === undefined ? DEFAULT_PKI_DIR : resolve(io.cwd, dir), clock: new WallClock(), ids: new RandomIds(), onProgress: (line) => io.stderr(`${line}\n`) });

  certs
    .command('make')
    .description('make the PKI if there is none, and say where it is')
    .option('--dir <dir>', 'folder of the PKI (default: certs/out)')
    .action(async (flags: { dir?: string }) => {
      const pki = await open(flags.dir);
      io.stdout(`certificates: ${identities.length} identities in ${pki.dir}\n  trust for TLS: ${pki.authorityFiles('tls').root}\n  trust for seals: ${pki.authorityFiles('seal-qualified').root}\n`);
      finish(EXIT.verified);
    });

  certs
    .command('show')
    .argument('[name]', 'name of an identity, or a PEM file')
    .description('list the identities, or show one certificate in full')
    .option('--dir <dir>', 'folder of the PKI (default: certs/out)')
    .action(async (name: string | undefined, flags: { dir?: string }) => {
      io.stdout(await shown(name, () => open(flags.dir), io.cwd));
      finish(EXIT.verified);
    });
}

async function shown(name: string | undefined, open: () => Promise<Pki>, cwd: string): Promise<string> {
  if (name === undefined) {
    const pki = await open();
    const rows = identities.map(({ name: id, flaw, eori }) => `  ${id.padEnd(30)} ${flaw.padEnd(14)} ${(eori ?? '-').padEnd(18)} ${pki.identity(id).files.chain}`);
    return `authorities\n  tls            ${pki.authorityFiles('tls').root}\n  seal-qualified ${pki.authorityFiles('seal-qualified').root}\nidentities (name, flaw, EORI, certificate chain)\n${rows.join('\n')}\n`;
  }
  if (isIdentityName(name)) {
    const identity = (await open()).identity(name);
    return `${facts(identity.chain[0]!)}  key: ${identity.files.key}\n  chain: ${identity.files.chain}\n`;
  }
  const file = resolve(cwd, name);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    const near = nearestNames(name, identities.map((identity) => identity.name));
    throw new UsageError('usage', `"${name}" is neither an identity nor a file`, near.length === 0 ? 'customs-conformance certs show lists all names' : `did you mean ${near.join(' or ')}?`);
  }
  const found = pemBlocks(file);
  return found.map(facts).join('\n');
}

function pemBlocks(file: string): Buffer[] {
  let found: Buffer[] = [];
  let why = 'no "-----BEGIN CERTIFICATE-----" in it';
  try {
    found = pemCertificates(readFileSync(file, 'utf8'));
  } catch (error) {
    why = (error as Error).message;
  }
  if (found.length === 0) throw new UsageError('usage', `${file} holds no PEM certificate (${why})`, 'convert it: openssl x509 -inform der -in FILE');
  return found;
}

function facts(der: Buffer): string {
  return Object.entries(describeCertificate(der).facts)
    .map(([title, value]) => `  ${title}: ${value}\n`)
    .join('');
}
