import type { CarriedMeans, Container, Mode, Shipment } from './facts';
import type { KnownGroup } from './form';

/** CL018. */
export const MODES: Record<Mode, string> = { maritime: '1', rail: '2', road: '3', air: '4', 'inland-waterway': '8' };

/** How the means of transport names itself at the border, with the kind of that name (CL750). */
function identification({ vessel, truck, flight }: Shipment): KnownGroup {
  if (vessel?.imo !== undefined) return { identificationNumber: vessel.imo, typeOfIdentification: '10' };
  if (vessel?.eni !== undefined) return { identificationNumber: vessel.eni, typeOfIdentification: '80' };
  if (truck !== undefined) return { identificationNumber: truck.registration, typeOfIdentification: '30' };
  return flight?.aircraft === undefined ? {} : { identificationNumber: flight.aircraft, typeOfIdentification: '41' };
}

/** The ship, aircraft, lorry or train that crosses the border, and its journey. */
export function activeMeans(shipment: Shipment): KnownGroup {
  const { mode, vessel, truck, train, flight } = shipment;
  return {
    ...identification(shipment),
    typeOfMeansOfTransport: (vessel ?? truck ?? train)?.type,
    nationality: (vessel ?? truck)?.nationality,
    ModeOfTransport: MODES[mode],
    conveyanceReferenceNumber: flight?.number ?? train?.number,
    estimatedDateAndTimeOfDeparture: shipment.departure,
    actualDateAndTimeOfDeparture: shipment.departed,
    estimatedDateAndTimeOfArrival: shipment.arrival,
    countriesOfRoutingOfMeansOfTransport: routing(shipment.route),
  };
}

export function routing(countries: readonly string[] | undefined): KnownGroup[] {
  return (countries ?? []).map((country, at) => ({ sequenceNumber: at + 1, country }));
}

/** What is drawn or carried by the active means: trailers (31) and wagons (20). */
export function passiveMeans({ trailers = [], wagons = [] }: { trailers?: CarriedMeans[]; wagons?: CarriedMeans[] }): KnownGroup[] {
  const said = (means: CarriedMeans, kind: string): KnownGroup => ({
    identificationNumber: means.registration, typeOfIdentification: kind, typeOfMeansOfTransport: means.type, nationality: means.nationality,
  });
  return [...trailers.map((trailer) => said(trailer, '31')), ...wagons.map((wagon) => said(wagon, '20'))];
}

export function equipment(containers: readonly Container[] | undefined): KnownGroup[] {
  return (containers ?? []).map(({ number, sizeAndType, suppliedBy, seals = [] }) => ({
    containerSizeAndType: sizeAndType,
    // We file loaded containers only.
    containerPackedStatus: 'B',
    containerSupplierType: suppliedBy === undefined ? undefined : suppliedBy === 'shipper' ? '1' : '2',
    containerIdentificationNumber: number,
    numberOfSeals: seals.length === 0 ? undefined : seals.length,
    seal: seals.map((identifier) => ({ identifier })),
  }));
}
