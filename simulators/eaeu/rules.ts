import { gatewayAddress } from '../../protocols/eaeu-soap';
import { isoSeconds } from '../../protocols/time/clock';
import { roleAddress } from '../../requirements/eaeu/process';
import { withFaults, type PlantedFault } from '../common/planted';

export interface Integration {
  trackId: string;
  acceptTime: string;
}

/** What the gateway itself obeys, as settings that a planted defect can change. The defaults are right. */
export interface GatewayRules {
  /** The platform's header, given once on acceptance (Decision 5, items 42-44). */
  integration(existing: Integration | undefined, fresh: Integration): Integration;
  /** UTC with its zone (item 44). */
  acceptTime(epochMs: number): string;
  /** The gateway's name for itself (item 56). */
  address: string;
  /** Whether only participants of the process may pass (item 141). */
  checksParticipants: boolean;
  /** Whether a fault about a fault is sent (items 89, 92: never). */
  faultsFaults: boolean;
  /** Whether flow 1 is handed on to the third country (Decision 124, item 11(a)). */
  relays: boolean;
  /** Who gets the notice of flow 2 (item 11(b)). */
  noticeTo(authorisedBody: string): string;
}

/** One defect for each requirement that binds the gateway and that the suite claims. */
export const GATEWAY_FAULTS: readonly PlantedFault<GatewayRules>[] = [
  { requirement: 'EAEU-ENV-20', change: (rules) => { rules.integration = (_existing, fresh) => fresh; } },
  { requirement: 'EAEU-ENV-21', change: (rules) => { rules.acceptTime = (at) => isoSeconds(at + 3 * 3_600_000).replace('Z', ''); } },
  { requirement: 'EAEU-ENV-26', change: (rules) => { rules.address = roleAddress('third-country-customs').replace('//VN/', '//EEC/'); } },
  { requirement: 'EAEU-ENV-37', change: (rules) => { rules.checksParticipants = false; } },
  { requirement: 'EAEU-FLT-13', change: (rules) => { rules.faultsFaults = true; } },
  { requirement: 'EAEU-D124-F01b', change: (rules) => { rules.relays = false; } },
  { requirement: 'EAEU-D124-F02a', change: (rules) => { rules.noticeTo = () => 'EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.003'; } },
];

/** The gateway's rules in this run. */
export function gatewayRules(faults: ReadonlySet<string>): GatewayRules {
  const sound: GatewayRules = {
    integration: (existing, fresh) => existing ?? fresh,
    acceptTime: isoSeconds,
    address: gatewayAddress('EEC'),
    checksParticipants: true,
    faultsFaults: false,
    relays: true,
    noticeTo: (authorisedBody) => authorisedBody,
  };
  return withFaults(sound, GATEWAY_FAULTS, faults);
}
