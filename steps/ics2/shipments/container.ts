import { SEA } from './sea';
import type { ShipmentFacts } from './facts';

/**
 * The shipment that most scenarios speak of: a container of pumps and spare parts from Shanghai to Rotterdam. It names no type
 * of filing, as drivers were asked before there were others. `billOfLading` is a number not used before.
 */
export function containerShipment(eori: string, billOfLading: string): ShipmentFacts {
  const straight = SEA['F10']!({ eori, fresh: '' });
  return {
    ...straight,
    billOfLading,
    declarant: { ...straight.declarant, email: 'ens@operator.example' },
    containers: [{ number: 'CSQU3054383', sizeAndType: '1', suppliedBy: 'carrier', seals: ['CN778812'] }],
    goods: [
      ...straight.goods!,
      { description: 'Spare impellers of stainless steel', hsCode: '841391', grossMassKg: 730, packages: [{ type: 'CT', count: 6, marks: 'SPARES' }] },
    ],
  };
}
