import { withFaults } from '../common/planted';
import type { PlantedFault } from '../model';
import { rightBehaviour, type CarrierBehaviour } from './behaviour';

const HOUR_MS = 3_600_000;

/** One planted defect per requirement that the suite claims of the carrier; the words are the catalogue's. */
export const CARRIER_FAULTS: PlantedFault<CarrierBehaviour>[] = [
  // builds the PI but never sends it: here the one that is to speed up operations, so that not every scenario waits in vain
  { requirement: 'KZ281-01', change: (b) => { b.sends = (usages) => !usages.includes('02'); } },
  // hands its PI to a service that is not the integrated one: it does not look who answers
  { requirement: 'KZ281-02', change: (b) => { b.verifiesServer = false; } },
  // sends rail PI in the road structure
  { requirement: 'KZ281-06', change: (b) => { b.formOf = (mode) => (mode === 'rail' ? 'road' : mode); } },
  // shows a refused PI as registered
  { requirement: 'KZ281-17', change: (b) => { b.meaning.refused = 'registered'; } },
  // loses the number
  { requirement: 'KZ281-18', change: (b) => { b.keepsNumber = false; } },
  // takes SCSS001 for registration
  { requirement: 'KZ281-20', change: (b) => { b.meaning['accepted-by-gateway'] = 'registered'; } },
  // reports an outage as a refusal
  { requirement: 'KZ281-21', change: (b) => { b.meaning.outage = 'refused'; } },
  // leaves messageDate out
  { requirement: 'KZPI-G01', change: (b) => { b.writesMessageDate = false; } },
  // signs the Header only
  { requirement: 'KZPI-G03', change: (b) => { b.signs = ['Timestamp']; } },
  // treats any status of the gateway as success
  { requirement: 'KZPI-G02', change: (b) => { b.meaning['other-gateway-status'] = 'pending'; } },
  // sends the road root with the rail code
  { requirement: 'KZPI-S01', change: (b) => { b.documentKind = (kind) => (kind === '1006826E' ? '1006827E' : kind); } },
  // leaves EDocDateTime out
  { requirement: 'KZPI-S02', change: (b) => { b.writesDateTime = false; } },
  // sends road PI without UsageCode
  { requirement: 'KZPI-S03', change: (b) => { b.writesUsage = false; } },
  // leaves ContainerIndicator out
  { requirement: 'KZPI-S04', change: (b) => { b.writesContainerIndicator = false; } },
  // sends four vehicles
  { requirement: 'KZPI-S05', change: (b) => { b.mostVehicles = Infinity; } },
  // sends a consignment without goods
  { requirement: 'KZPI-S06', change: (b) => { b.writesGoods = false; } },
  // leaves the air waybill out
  { requirement: 'KZPI-S07', change: (b) => { b.writesWaybill = (mode) => mode !== 'air'; } },
  // pads a BIN with a letter
  { requirement: 'KZPI-S08', change: (b) => { b.checksCodes = false; b.identificationNumber = (value) => value.padEnd(12, 'X'); } },
  // breaks the XML with a bare ampersand
  { requirement: 'KZPI-S13', change: (b) => { b.escape = (text) => text.replaceAll('<', '&lt;'); } },
  // accepts a UIN as registration number
  { requirement: 'KZPI-S14', change: (b) => { b.takesForNumber = () => true; } },
  // sends road PI at the border
  { requirement: 'KZPI-T01', change: (b) => { b.leadTime = (lead, mode) => (mode === 'road' ? 0 : lead); } },
  // sends rail PI after arrival
  { requirement: 'KZPI-T02', change: (b) => { b.leadTime = (lead, mode) => (mode === 'rail' ? -lead : lead); } },
  // mixes the long rule and the short one up: a long flight is taken for a short one (the other way round it would only be early)
  { requirement: 'KZPI-T03', change: (b) => { b.countsAsShort = (_journey, below) => below <= 3 * HOUR_MS; } },
  // has no rule for short voyages: it waits for their arrival
  { requirement: 'KZPI-T04', change: (b) => { b.leadTime = (lead, mode, short) => (mode === 'water' && short ? 0 : lead); } },
  // compares local times without offset
  { requirement: 'KZPI-T05', change: (b) => { b.instantOf = (arrival) => Date.parse(`${arrival.slice(0, 19)}Z`); }, touches: [{ requirement: 'KZPI-T03', why: 'whether a flight is short is told by two instants' }] },
];

/** The right behaviour, changed by the faults whose requirements are named. */
export function behaviourWith(faults: ReadonlySet<string>): CarrierBehaviour {
  return withFaults(rightBehaviour(), CARRIER_FAULTS, faults);
}
