import type { Attestation, ProtectionMeans } from '../../requirements/attestation';
import type { Regime } from '../../requirements/catalogue/model';
import type { Enrolment } from './enrolment';
import type { Live } from './history';

/** Certificate material by reference: a PEM file, or a PKCS#12 keystore whose password stands in an environment variable. */
export type CertificateReference = { kind: 'pem'; file: string } | { kind: 'keystore'; file: string; passwordEnv: string };

/** Where the IUT's keys come from. `issued`: it takes keys from the harness' own PKI (files named in `hello`). */
export type CertificatesDescription =
  | { kind: 'issued' }
  | {
      kind: 'own';
      /** `ca`: PEM file with the authorities behind the IUT's TLS certificates. `own`: its own certificate, to be examined by doctor. */
      tls?: { ca: string; own?: CertificateReference };
      /** `ca`: PEM file with the authorities behind its seal. `own`: the seal certificate; ICS2 needs it, to enter it in the simulated UUM&DS register. */
      seal?: { ca: string; own?: CertificateReference };
    };

export type DriverDescription =
  | { kind: 'reference' }
  | { kind: 'command'; command: readonly string[]; cwd: string; env: Readonly<Record<string, string>>; timeoutSeconds: number }
  | { kind: 'http'; url: string; tokenEnv?: string; timeoutSeconds: number }
  | { kind: 'manual' };

/** One access point of the operator as it is enrolled with ICS2 (ICD 3.30, 4.1.3.4, 5.1.1). */
export interface AccessPointDescription {
  /** `[<system>@]<EORI>[@<MS>]`. */
  partyId: string;
  /** How messages of customs reach it. */
  binding: 'push' | 'pull';
  /** Where it is pushed to; the endpoint `ics2` where absent. */
  endpoint?: string;
}

/** A failing requirement that the owner knows of: reported all the same, with the reason, until it expires. */
export interface KnownFailing {
  requirement: string;
  reason: string;
  owner: string;
  /** Date (YYYY-MM-DD) after which it is no longer excused. */
  expires: string;
}

/** One `iut.yaml`, read once, checked, with absolute paths; frozen. Keys as in iut/iut.schema.json and docs/operator.md. */
export interface IutDescription {
  /** Absolute path of the file it was read from. */
  file: string;
  name: string;
  version?: string;
  roles: readonly string[];
  modes: readonly string[];
  /** Given, or else the regimes of the roles. */
  regimes: readonly Regime[];
  party: Readonly<Record<string, string>>;
  enrolment: Enrolment;
  /** Kazakhstan: kinds of keys that it signs with, `rsa`, `ec`, `gost`; none where the description is silent. */
  signatures?: readonly string[];
  /** ICS2: what an operator that is connected already has been lodging. */
  live?: Live;
  /** As declared, none where the description is silent; see accessPointsOf. */
  accessPoints: readonly AccessPointDescription[];
  /** URLs of the IUT's own endpoints by regime, where it has them and they are known beforehand. */
  endpoints: Readonly<Partial<Record<Regime, string>>>;
  /** `eaeu`: the broker (`amqps://host:port`) whose queues carry messages of EAEU; HTTPS where absent. */
  transport?: { eaeu?: string };
  /** Where the simulators listen; port 0 = any free one. */
  listen: { host: string; ports: Readonly<Record<Regime, number>> };
  certificates: CertificatesDescription;
  driver: DriverDescription;
  /** `declare`: what the driver is said to offer, for a plan made without asking it. `without`: what must not be used. */
  capabilities: { declare?: readonly string[]; without: readonly string[] };
  knownFailings: readonly KnownFailing[];
  /** What no wire can show, as the operator states it. */
  attestations: readonly Attestation[];
  protectionMeans: readonly ProtectionMeans[];
  /** Overrides of named limits that no source fixes (requirements/parameters). */
  parameters: Readonly<Record<string, string>>;
}

/**
 * What may be used of an IUT. `offered` is the driver's own answer to `hello`; without it (a plan before any contact)
 * the declaration stands in. Undefined = unknown, so nothing is left out for want of a capability.
 */
export function effectiveCapabilities(description: IutDescription, offered?: readonly string[]): string[] | undefined {
  const named = offered ?? description.capabilities.declare;
  return named?.filter((capability) => !description.capabilities.without.includes(capability));
}
