import type { Shipment } from './facts';
import type { KnownGroup } from './form';
import { address } from './parties';

/** A screening for high-risk cargo or mail, as the operator's people tell it. */
export type Screening = NonNullable<Shipment['screening']>;

/** CL726. */
const RESULTS = { clean: '1', alarm: '2' };

/** What every message says of a screening, in whatever message it is told. `methods` as they are to be reported (CL724). */
export function screened({ alarm, by, at, remarks }: Screening, methods: readonly string[]): KnownGroup {
  return {
    result: alarm ? RESULTS.alarm : RESULTS.clean,
    screeningMethod: methods.map((method) => ({ method })),
    authorizedPerson: by === undefined ? undefined : { name: by.name, identificationNumber: by.number, typeOfPerson: '2' },
    facilityPlace: at === undefined ? undefined : { address: address(at) },
    additionalInformation: remarks === undefined ? undefined : { text: remarks },
  };
}
