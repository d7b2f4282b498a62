import type { ObserveOutput } from '../../iut/contract';
import { housesOf, type Shipment } from './filing/facts';
import type { Filing } from './record';

const PARTIES = ['consignor', 'consignee', 'notifyParty', 'buyer', 'seller'] as const;

/** What the filing says as it counts at present: descriptions of goods, names of parties, numbers of receptacles. */
function declared(shipment: Shipment): string[] {
  const all = housesOf(shipment).flatMap((one) => [
    ...(one.goods ?? []).map(({ description }) => description), ...PARTIES.flatMap((role) => one[role]?.name ?? []), ...(one.receptacles ?? []),
  ]);
  return [...new Set([shipment.declarant.name, ...all])];
}

/** What the operator's people see of a filing. */
export function describe(filing: Filing | undefined): ObserveOutput {
  if (filing === undefined) return { known: false };
  const { lrn: _known, from: _named, shipment, state, amendments, invalidation, consultations: _others, ...holds } = filing;
  const last = amendments.at(-1);
  return {
    known: true,
    state,
    holds: {
      ...holds,
      declares: declared(shipment),
      amendment: last === undefined ? undefined : { state: last.state, errors: last.errors },
      invalidation: invalidation === undefined ? undefined : { state: invalidation.state, errors: invalidation.errors },
    },
  };
}
