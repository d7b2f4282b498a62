import type { Shipment } from './facts';

export type Mode = 'road' | 'rail' | 'air' | 'water';

/** Writes elements of one document; absent values write nothing. */
export interface Writer {
  leaf(name: string, value: string | undefined): string;
  group(name: string, ...parts: string[]): string;
}

/** The document of one mode of transport: its root, and where it differs from the others (album of formats 5.23.0). */
export interface Form {
  prefix: string;
  root: string;
  kind: string;
  /** Consignments stand in a main consignment of their own. */
  main?: true;
  holdsArrival?: true;
  /** Code of the place of arrival, beside the customs office. */
  place?: string;
  /** What follows the container mark: that which arrives. */
  means(transport: Shipment['transport'], writer: Writer): string[];
}

export const FORMS: Readonly<Record<Mode, Form>> = {
  road: {
    prefix: 'autop', root: 'AutoPreliminary', kind: '1006826E', main: true,
    means: ({ vehicles }, { leaf, group }) => vehicles.map((vehicle, index) =>
      group('autop:PIATTransportMeansItemDetails', leaf('autop:ObjectOrdinal', String(index + 1)), leaf('autop:TransportMeansCountryCode', vehicle.country), leaf('autop:TransportMeansRegId', vehicle.registration))),
  },
  rail: {
    prefix: 'rwp', root: 'RWPreliminary', kind: '1006827E', place: 'RailwayStationCode',
    means: ({ wagons }, { leaf, group }) => wagons.map((wagon, index) =>
      group('rwp:TransportMeansDetails', leaf('rwp:ObjectOrdinal', String(index + 1)), leaf('rwp:TransportMeansRegId', wagon))),
  },
  air: {
    prefix: 'ap', root: 'AirPreliminary', kind: '1006825E', holdsArrival: true, place: 'AirportCode',
    means: ({ flight, departure }, { leaf, group }) => [
      leaf('ap:AirRegNumber', flight?.aircraft),
      group('ap:FlightDetails', leaf('ap:AirlineId', flight?.airline), leaf('ap:FlightId', flight?.number), leaf('ap:FilgftDate', flight?.date)),
      leaf('ap:DepartureDateTime', departure),
    ],
  },
  water: {
    prefix: 'sp', root: 'SeaPreliminary', kind: '1006828E', holdsArrival: true, place: 'PortCode',
    means: ({ ship }, { leaf, group }) => [
      leaf('sp:ShipName', ship?.name), leaf('sp:NationalityCode', ship?.country), leaf('sp:ShipIMONumber', ship?.imo), leaf('sp:VoyageId', ship?.voyage),
      ...(ship?.route ?? []).map(({ port, point }) => group('sp:RouteDetails', leaf('sp:LocationCode', port), leaf('sp:PointCode', point))),
    ],
  },
};
