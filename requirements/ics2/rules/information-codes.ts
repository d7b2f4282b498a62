import { isNoCode, undecided } from './demand';
import { once } from './given';
import type { Decision } from './model';
import { elementsAt, enclosing, type Scope, valueOf } from './scope';
import type { World } from './world';

/** Consignee unknown: the goods are to order. */
export const TO_ORDER = '10600';
/** A consignment of low value. */
export const LOW_VALUE = '10900';

/** Codes of the additional information of a consignment, and whether one of them is none (reported by its code list). */
const codesOf = once((consignment: Scope, world: World) => {
  const given = consignment.children.get('additionalInformation') ?? [];
  const codes = new Set(given.flatMap((one) => elementsAt(one, 'code').map((code) => valueOf(code))));
  return { codes, doubtful: [...codes].some((code) => isNoCode(world, 'CL701', code)) };
});

export const hasInformationCode = (consignment: Scope, world: World, code: string): boolean =>
  codesOf(consignment, world).codes.has(code);

/** Decides by whether the consignment around carries a code; where one is given that cannot be read, it may have been this. */
export function byInformationCode(
  scope: Scope,
  world: World,
  level: 'consignmentMasterLevel' | 'consignmentHouseLevel',
  code: string,
  decide: { given: (consignment: Scope, because: string) => Decision; otherwise: (because: string) => Decision },
): Decision {
  const consignment = enclosing(scope, level);
  const found = consignment === undefined ? undefined : codesOf(consignment, world);
  if (consignment !== undefined && found?.codes.has(code) === true) {
    return decide.given(consignment, `the additional information has code ${code}`);
  }
  if (found?.doubtful === true) return undecided('a code of the additional information');
  return decide.otherwise(`the additional information has no code ${code}`);
}
