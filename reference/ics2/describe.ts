import type { ObserveOutput } from '../../iut/contract';
import { housesOf, type Shipment } from './filing/facts';
import type { Filing } from './record';

/** The goods as the filing declares them at present, by their descriptions. */
const goodsOf = (shipment: Shipment): string[] => [...new Set(housesOf(shipment).flatMap(({ goods = [] }) => goods.map(({ description }) => description)))];

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
      goods: goodsOf(shipment),
      amendment: last === undefined ? undefined : { state: last.state, errors: last.errors },
      invalidation: invalidation === undefined ? undefined : { state: invalidation.state, errors: invalidation.errors },
    },
  };
}
