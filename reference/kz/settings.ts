import { DriverError, type HelloInput } from '../../iut/contract';
import type { TlsIdentity } from '../../protocols/tls/listener';
import { STATUS_READINGS, type StatusReading } from '../../requirements/kz';
import { readHello, type HelloReader } from '../common/hello';
import type { ChannelName } from './channel/connection';
import type { Account } from './channel/letters';
import type { Mode } from './forms';
import type { LeadTimes } from './lead';

/** What the carrier takes from `hello`. */
export interface Settings {
  /** Where documents are presented, by channel. */
  endpoints: Record<ChannelName, string>;
  /** Account at the e-government gateway, and the service asked for. */
  account: Account;
  identity: TlsIdentity;
  ca: string[];
  /** Business time, ms: how long before the arrival, by mode, and after how long an unanswered document goes again. */
  leads: Record<Mode, LeadTimes>;
  retryMs: number;
  /** How often the asynchronous channel is asked for an answer. */
  pollMs: number;
  /** EDocCode by mode. */
  codes: Record<Mode, string>;
}

/** What the harness says of a parameter that has no value. */
const UNSET = 'not set';

/** Lead times by mode, where the run sets them. */
export function leadsFrom({ fact, duration }: HelloReader): Record<Mode, LeadTimes> {
  const optional = (parameter: string): number | undefined => (fact(`parameter.${parameter}`, UNSET) === UNSET ? undefined : duration(parameter));
  const lead = (name: string): number | undefined => optional(`kzpi.leadTime.${name}`);
  return {
    road: { lead: lead('road') },
    rail: { lead: lead('rail') },
    air: { lead: lead('air'), short: { lead: lead('airShort'), below: optional('kzpi.shortFlight') } },
    water: { lead: lead('water'), short: { lead: lead('waterShort'), below: optional('kzpi.shortVoyage') } },
  };
}

/** Throws DriverError (`configuration`) for a reading of statuses that nobody has. */
export function statusReading(text: string): StatusReading {
  const found = (Object.keys(STATUS_READINGS) as StatusReading[]).find((one) => one === text);
  if (found === undefined) throw new DriverError('configuration', `parameter kzpi.status.reading is "${text}"`, `write ${Object.keys(STATUS_READINGS).join(', ')}`);
  return found;
}

/** Throws DriverError (`configuration`) where `hello` lacks something. */
export function settingsFrom(hello: HelloInput): Settings {
  const reader = readHello(hello);
  const { endpoint, file, pems, duration, fact } = reader;
  const code = (mode: Mode): string => fact(`parameter.kzpi.documentCode.${mode}`);
  return {
    endpoints: { direct: endpoint('kz.revenue-authority'), gateway: endpoint('kz.gateway'), 'gateway-async': endpoint('kz.gateway-async') },
    account: { senderId: fact('kz.gateway.senderId'), password: fact('kz.gateway.password'), service: fact('parameter.kzpi.gateway.service') },
    identity: { keyPem: file('kz.tls.key'), chainPem: file('kz.tls.cert') },
    ca: pems('tls.ca'),
    leads: leadsFrom(reader),
    retryMs: duration('kz281.retryTime'),
    pollMs: duration('kzpi.gateway.pollTime'),
    codes: { road: code('road'), rail: code('rail'), air: code('air'), water: code('water') },
  };
}
