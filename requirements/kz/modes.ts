import { KZ_NAMESPACES, type KzPrefix } from './structures/namespaces';

export type KzMode = 'road' | 'rail' | 'air' | 'water';

/** The profile of one mode of transport (Order 281, Rules 6): its document, and what differs between the modes. */
export interface ModeProfile {
  mode: KzMode;
  prefix: KzPrefix;
  root: string;
  /** Fixed attribute DocumentModeID. */
  documentKind: string;
  /** Path of a consignment below the root. */
  consignments: string;
  /** Path of what names the arriving means of transport (plate, wagon, flight, ship). */
  means: string;
  /** First digit of TransportModeCode (classifier of modes of transport; 8 is inland water). Classifier from memory. */
  codes: RegExp;
  /** UsageCode is required by the structure. */
  usageRequired: boolean;
  /** TransportDocumentDetails is required in a consignment. */
  waybillRequired: boolean;
  /** The document has a planned arrival (ArrivalDateTime), though it may be left out. */
  holdsArrival: boolean;
  /** Parameter with the lead time; for short journeys another, and the parameter below which a journey is short. */
  lead: string;
  short?: { lead: string; below: string };
}

const TRANSPORT = 'BorderTransportDetails';

/** Album of formats 5.23.0, four roots; Decisions 56 (road), 57 (rail), 62 (air), 51 (water) of 2018. */
export const KZ_MODES: Readonly<Record<KzMode, ModeProfile>> = {
  road: {
    mode: 'road', prefix: 'autop', root: 'AutoPreliminary', documentKind: '1006826E', consignments: 'MainConsignmentDetails/ConsignmentDetails',
    means: `${TRANSPORT}/PIATTransportMeansItemDetails/TransportMeansRegId`, codes: /^3\d$/, usageRequired: true, waybillRequired: false, holdsArrival: false,
    lead: 'kzpi.leadTime.road',
  },
  rail: {
    mode: 'rail', prefix: 'rwp', root: 'RWPreliminary', documentKind: '1006827E', consignments: 'ConsignmentDetails',
    means: `${TRANSPORT}/TransportMeansDetails/TransportMeansRegId`, codes: /^2\d$/, usageRequired: true, waybillRequired: true, holdsArrival: false,
    lead: 'kzpi.leadTime.rail',
  },
  air: {
    mode: 'air', prefix: 'ap', root: 'AirPreliminary', documentKind: '1006825E', consignments: 'ConsignmentDetails',
    means: `${TRANSPORT}/FlightDetails/FlightId`, codes: /^4\d$/, usageRequired: false, waybillRequired: true, holdsArrival: true,
    lead: 'kzpi.leadTime.air', short: { lead: 'kzpi.leadTime.airShort', below: 'kzpi.shortFlight' },
  },
  water: {
    mode: 'water', prefix: 'sp', root: 'SeaPreliminary', documentKind: '1006828E', consignments: 'ConsignmentDetails',
    means: `${TRANSPORT}/ShipName`, codes: /^[18]\d$/, usageRequired: false, waybillRequired: true, holdsArrival: true,
    lead: 'kzpi.leadTime.water', short: { lead: 'kzpi.leadTime.waterShort', below: 'kzpi.shortVoyage' },
  },
};

/** The mode whose document an element is, by its name and namespace; undefined for any other element. */
export function modeOf(root: { name: string; ns: string }): ModeProfile | undefined {
  return Object.values(KZ_MODES).find((profile) => profile.root === root.name && KZ_NAMESPACES[profile.prefix] === root.ns);
}
