import type { TlsIdentity } from '../../protocols/tls/listener';
import type { Clock } from '../../protocols/time/clock';
import type { Regime } from '../../requirements/catalogue/model';

/** Where a finding lies. None of these is ever a verdict on the IUT. */
export type FindingClass = 'configuration' | 'network' | 'certificate' | 'clock' | 'tool';

export interface Finding {
  class: FindingClass;
  /** The key of iut.yaml to change (`endpoints.ics2`), or the name of the tool. */
  key: string;
  ok: boolean;
  /** What was found, one sentence. */
  what: string;
  /** What to do; empty when `ok`. */
  fix: string;
}

export const fine = (at: FindingClass, key: string, what: string): Finding => ({ class: at, key, ok: true, what, fix: '' });
export const wrong = (at: FindingClass, key: string, what: string, fix: string): Finding => ({ class: at, key, ok: false, what, fix });

/** What doctor needs from its caller; everything ambient is passed in. */
export interface DoctorOptions {
  clock: Clock;
  env: NodeJS.ProcessEnv;
  /** `process.version`. */
  nodeVersion: string;
  /** Path of the Java runtime, if one was found (Allure's page needs it). */
  java: string | undefined;
  requirementExists: (id: string) => boolean;
  /** Who we are when we connect to the IUT's endpoint of a regime. */
  clientIdentity: (regime: Regime) => TlsIdentity | undefined;
  /** Root certificates (PEM) behind the keys that the harness issues. */
  issuedTlsAnchors: readonly string[];
  /** The chain (DER, leaf first) in a PKCS#12 keystore; rejects with `message` and `hint` for a wrong password or an unusable file. */
  readKeystore: (file: string, password: string) => Promise<Buffer[]>;
  /** Bound on each network wait, in milliseconds. */
  timeoutMs: number;
}
