import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Attestation, ProtectionMeans } from '../../requirements/attestation';
import type { Regime } from '../../requirements/catalogue/model';
import { REGIME_NAMES, ROLES } from '../roles';
import { checkAccessPoints } from './access-points';
import { schemaBreaches } from './check';
import { accessPointOwner, checkEnrolment, type Enrolment } from './enrolment';
import { readHistory, type WrittenHistory } from './history';
import type { AccessPointDescription, CertificateReference, CertificatesDescription, DriverDescription, IutDescription, KnownFailing } from './model';
import { mismatches } from './modes';
import { ConfigError, type ConfigProblem, type ConfigProblemCode } from './problem';
import { parse, readText } from './text';
import { keyName, lineOf, type KeyPath } from './yaml-place';

/** The description used when no `--iut` is given. */
export const REFERENCE_DESCRIPTION = join(__dirname, '..', 'reference.yaml');

const DEFAULT_TIMEOUT_SECONDS = 30;

type PartyFact = 'eori' | 'partyId' | 'fqdn' | 'organisation' | 'bin' | 'country' | 'logicalAddress';

/** iut.yaml as it is written, once the schema has accepted it. */
interface Written {
  name: string;
  version?: string;
  roles: string[];
  modes?: string[];
  regimes?: Regime[];
  party?: Partial<Record<PartyFact, string>> & Enrolment & WrittenHistory & { accessPoints?: AccessPointDescription[]; signatures?: string[] };
  endpoints?: Partial<Record<Regime, string>>;
  transport?: { eaeu?: string };
  listen?: { host?: string } & Partial<Record<Regime, number>>;
  certificates?: { issue?: boolean; tls?: WrittenCertificate; seal?: WrittenCertificate };
  driver:
    | { kind: 'reference' }
    | { kind: 'manual' }
    | { kind: 'command'; command: string[]; cwd?: string; env?: Record<string, string>; timeoutSeconds?: number }
    | { kind: 'http'; url: string; tokenEnv?: string; timeoutSeconds?: number };
  capabilities?: { declare?: string[]; without?: string[] };
  'known-failings'?: KnownFailing[];
  attestations?: Attestation[];
  protectionMeans?: ProtectionMeans[];
  parameters?: Record<string, string>;
}

interface WrittenCertificate {
  ca: string;
  certificate?: string;
  keystore?: { file: string; passwordEnv: string };
}

type Report = (code: ConfigProblemCode, path: KeyPath, message: string, fix: string) => void;

/**
 * Reads and checks one iut.yaml. Relative paths in it are taken from its own folder; files that it names must exist.
 *
 * @param file path of the YAML file
 * @param env  the environment in which variables named by `passwordEnv` and `tokenEnv` must be set; not checked where absent
 * @throws ConfigError with every problem: file, line, key, what is wrong, what to do
 */
export function loadIut(file: string, env?: NodeJS.ProcessEnv): IutDescription {
  const path = resolve(file);
  const { document, lines } = parse(path, readText(path));
  const problems: ConfigProblem[] = [];
  const report: Report = (code, keyPath, message, fix) => {
    problems.push({ code, file: path, line: lineOf(document, lines, keyPath), key: keyName(keyPath), message, fix });
  };

  const value: unknown = document.toJS();
  for (const breach of schemaBreaches(value)) report(breach.code, breach.path, breach.message, breach.fix);
  if (problems.length > 0) throw new ConfigError('config-invalid', inOrder(problems));

  const description = describe(path, value as Written, env, report);
  if (problems.length > 0) throw new ConfigError('config-invalid', inOrder(problems));
  return deepFreeze(description);
}

function inOrder(problems: ConfigProblem[]): ConfigProblem[] {
  return problems.sort((a, b) => a.line - b.line);
}

function describe(file: string, written: Written, env: NodeJS.ProcessEnv | undefined, report: Report): IutDescription {
  const folder = dirname(file);
  const fromRoles = REGIME_NAMES.filter((regime) => written.roles.some((role) => ROLES[role] === regime));
  const regimes = written.regimes ?? fromRoles;
  for (const [index, regime] of (written.regimes ?? []).entries()) {
    if (!fromRoles.includes(regime)) report('conflict', ['regimes', index], `no role of this description belongs to ${regime}`, `add a role of ${regime}, or remove it from regimes`);
  }
  const variable = (path: KeyPath, name: string): void => {
    if (env !== undefined && env[name] === undefined) report('variable-missing', path, `the environment variable ${name} is not set`, `export ${name}=... before the run; the value itself never stands in this file`);
  };
  const { accessPoints = [], system, provider, plan, history, connected, signatures, ...party } = written.party ?? {};
  const enrolment = { system, provider, plan };
  checkEnrolment({ ...party, ...enrolment, accessPoints }, report);
  for (const { about, index, message, fix } of mismatches(written.roles, written.modes ?? [])) report('conflict', [about, index], message, fix);
  checkAccessPoints({ eori: accessPointOwner({ party, enrolment }), partyId: party.partyId, accessPoints }, report);
  return {
    file,
    name: written.name,
    version: written.version,
    roles: written.roles,
    modes: written.modes ?? [],
    regimes,
    party,
    enrolment,
    ...(signatures === undefined ? {} : { signatures }),
    live: readHistory({ history, connected }, written.roles, report),
    accessPoints,
    endpoints: written.endpoints ?? {},
    transport: written.transport,
    listen: {
      host: written.listen?.host ?? '127.0.0.1',
      ports: { ics2: written.listen?.ics2 ?? 0, eaeu: written.listen?.eaeu ?? 0, kz: written.listen?.kz ?? 0 },
    },
    certificates: describeCertificates(written, regimes.includes('ics2'), folder, report, variable),
    driver: describeDriver(written.driver, folder, report, variable),
    capabilities: { declare: written.capabilities?.declare, without: written.capabilities?.without ?? [] },
    knownFailings: written['known-failings'] ?? [],
    attestations: written.attestations ?? [],
    protectionMeans: written.protectionMeans ?? [],
    parameters: written.parameters ?? {},
  };
}

function existing(folder: string, path: KeyPath, name: string, report: Report, kind: 'file' | 'folder' = 'file'): string {
  const absolute = resolve(folder, name);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (stat === undefined || (kind === 'file' ? !stat.isFile() : !stat.isDirectory())) {
    report('file-missing', path, `there is no ${kind} ${absolute}`, `correct the path (taken from ${folder})`);
  }
  return absolute;
}

function describeCertificates(written: Written, ics2: boolean, folder: string, report: Report, variable: (path: KeyPath, name: string) => void): CertificatesDescription {
  const given = written.certificates;
  const names = given?.tls !== undefined || given?.seal !== undefined;
  if (given?.issue === true && names) {
    report('conflict', ['certificates', 'issue'], 'keys are either issued by the harness or your own', 'remove "issue: true", or remove "tls" and "seal"');
  }
  if (given?.issue === false && !names) report('conflict', ['certificates', 'issue'], 'no certificates are named', 'add "tls" and "seal", or write "issue: true"');
  if (!names) return { kind: 'issued' };

  const reference = (name: 'tls' | 'seal'): { ca: string; own?: CertificateReference } | undefined => {
    const entry = given?.[name];
    if (entry === undefined) return undefined;
    const at = ['certificates', name];
    if (entry.certificate !== undefined && entry.keystore !== undefined) {
      report('conflict', [...at, 'keystore'], 'both a certificate and a keystore are named', 'keep one of the two');
    }
    const ca = existing(folder, [...at, 'ca'], entry.ca, report);
    if (entry.keystore !== undefined) {
      variable([...at, 'keystore', 'passwordEnv'], entry.keystore.passwordEnv);
      return { ca, own: { kind: 'keystore', file: existing(folder, [...at, 'keystore', 'file'], entry.keystore.file, report), passwordEnv: entry.keystore.passwordEnv } };
    }
    return entry.certificate === undefined ? { ca } : { ca, own: { kind: 'pem', file: existing(folder, [...at, 'certificate'], entry.certificate, report) } };
  };

  const tls = reference('tls');
  const seal = reference('seal');
  if (ics2 && seal !== undefined && seal.own === undefined) {
    report('missing-key', ['certificates', 'seal'], 'the seal certificate is missing', 'add "certificate:" or "keystore:", for it is entered in the simulated UUM&DS register');
  }
  return { kind: 'own', tls, seal };
}

function describeDriver(driver: Written['driver'], folder: string, report: Report, variable: (path: KeyPath, name: string) => void): DriverDescription {
  switch (driver.kind) {
    case 'reference':
    case 'manual':
      return { kind: driver.kind };
    case 'command':
      return {
        kind: 'command',
        command: driver.command,
        cwd: driver.cwd === undefined ? folder : existing(folder, ['driver', 'cwd'], driver.cwd, report, 'folder'),
        env: driver.env ?? {},
        timeoutSeconds: driver.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS,
      };
    case 'http':
      if (driver.tokenEnv !== undefined) variable(['driver', 'tokenEnv'], driver.tokenEnv);
      return { kind: 'http', url: driver.url, tokenEnv: driver.tokenEnv, timeoutSeconds: driver.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS };
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
