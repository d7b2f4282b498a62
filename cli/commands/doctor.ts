import { resolve } from 'node:path';
import type { Command } from 'commander';
import { DEFAULT_PKI_DIR, openPki } from '../../certs/pki';
import { readKeystore } from '../../certs/keystore';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import { doctor } from '../../iut/doctor/doctor';
import type { Finding } from '../../iut/doctor/model';
import { WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { findJava } from '../../reports/allure/java';
import { loadCatalogue } from '../../requirements/catalogue/catalogue';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';

const EXAMPLES = `
Nothing here is a verdict on the implementation. Each line names the key of the description to change.
Sent to the implementation: one empty GET to each of its endpoints. Exit code 0 = nothing found, 2 = something to repair.

Examples:
  customs-conformance doctor                       this machine, with the embedded reference
  customs-conformance doctor --iut iut.yaml        your own system
  customs-conformance doctor --iut iut.yaml --json for a program`;

/** Bound on each network wait. A system that needs longer to accept a connection would break the limits of the exchange. */
const TIMEOUT_MS = 5_000;

/** Which of our identities connects to an endpoint of the IUT; nobody connects to a Kazakh carrier. */
const OUR_IDENTITY = { ics2: 'trader-interface.tls', eaeu: 'gateway.tls' } as const;

/** `doctor`: what would spoil a run, before the run. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('doctor')
    .description('check configuration, network, certificates, clocks and tools before anything is judged')
    .option('--iut <file>', 'description of the implementation under test (default: the embedded reference)')
    .option('--json', 'findings as JSON on standard output')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: { iut?: string; json?: boolean }) => {
      const description = loadIut(flags.iut === undefined ? REFERENCE_DESCRIPTION : resolve(io.cwd, flags.iut), io.env);
      const clock = new WallClock();
      const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids: new RandomIds(), onProgress: (line) => io.stderr(`${line}\n`) });
      const catalogue = loadCatalogue();
      const findings = await doctor(description, {
        clock,
        env: io.env,
        nodeVersion: process.version,
        java: findJava(io.env),
        requirementExists: (id) => catalogue.has(id),
        clientIdentity: (regime) => (regime === 'kz' ? undefined : pki.identity(OUR_IDENTITY[regime])),
        issuedTlsAnchors: pki.trustAnchors('tls'),
        readKeystore: async (file, password) => (await readKeystore(file, password)).chain,
        timeoutMs: TIMEOUT_MS,
      });
      io.stdout(flags.json === true ? `${JSON.stringify({ iut: description.name, findings }, null, 2)}\n` : doctorText(findings, io.colours));
      finish(findings.every((finding) => finding.ok) ? EXIT.verified : EXIT.usage);
    });
}

/** One line per finding, the remedy under it, a count at the end. */
export function doctorText(findings: readonly Finding[], colours: boolean): string {
  const paint = (code: number, text: string): string => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines = findings.flatMap((finding) => {
    const mark = finding.ok ? paint(32, 'ok   ') : paint(31, 'WRONG');
    const line = `${mark} ${finding.class.padEnd(13)} ${finding.key}: ${finding.what}`;
    return finding.ok ? [line] : [line, `      fix: ${finding.fix}`];
  });
  const bad = findings.filter((finding) => !finding.ok).length;
  return `${lines.join('\n')}\n\n${bad === 0 ? 'nothing found that would spoil a run' : `${bad} to repair before a run`}\n`;
}
