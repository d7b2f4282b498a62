import { WITHDRAWN } from './R3001-R3023-withdrawn';
import { R3002 } from './R3002-street-or-po-box';
import { R3003 } from './R3003-lrn-used-once';
import { R3004 } from './R3004-mrn';
import { R3005 } from './R3005-eori';
import { R3006 } from './R3006-telephone';
import { R3007 } from './R3007-conveyance-or-means';
import { R3008 } from './R3008-passive-means-of-transport';
import { R3009, R3010 } from './R3009-R3010-number-of-ship-or-vessel';
import { R3011, R3012 } from './R3011-R3012-identification-by-mode';
import { R3013, R3014 } from './R3013-R3014-ends-of-the-route';
import { R3016, R3017 } from './R3016-R3017-goods-item-numbers';
import { R3018 } from './R3018-first-entry-on-the-route';
import { R3019 } from './R3019-commodity-code-digits';
import { R3020 } from './R3020-cus-code';
import { R3021 } from './R3021-container-number';
import { R3022 } from './R3022-routing-of-consignment';
import { R3024 } from './R3024-locked-on-amendment';
import { R3025 } from './R3025-goods-not-to-load';
import { R3026 } from './R3026-hash-algorithm';
import { R3027 } from './R3027-arrival-of-what';
import { R3028 } from './R3028-consultation-of-what';
import { R3029 } from './R3029-place-of-examination';
import { R3030 } from './R3030-subject-of-control';
import { R3031 } from './R3031-same-for-all-items';
import { R3032 } from './R3032-carrier';
import { R3033 } from './R3033-representative-is-somebody-else';
import { R3034 } from './R3034-addressee-of-invalidation';
import { R3035 } from './R3035-departure';
import { R3046 } from './R3046-query-parameters';
import { R3048 } from './R3048-document-or-mrn';
import { R3051 } from './R3051-sub-house-filing';
import { R3052 } from './R3052-house-document-once';
import { R3053 } from './R3053-arrival-after-departure';
import { C3001, C3002 } from './C3001-C3002-previous-mrn-of-a-split';
import { C3003, C3004, C3005, C3006, C3007, C3008 } from './C3003-to-C3008-place-without-locode';
import { C3012, C3019 } from './C3012-C3019-means-of-an-arrival';
import { C3013, C3014, C3050, C3051 } from './C3013-C3014-C3050-C3051-equipment';
import { C3015, C3016, C3017, C3018 } from './C3015-to-C3018-seals';
import { C3020 } from './C3020-delivery-in-the-union';
import { C3021, C3022, C3023, C3024 } from './C3021-to-C3024-parties-of-a-consignment-to-order';
import { C3025, C3048 } from './C3025-C3048-commodity-code';
import { C3034 } from './C3034-postcode';
import { C3035, C3036 } from './C3035-C3036-packages';
import { C3037, C3038 } from './C3037-C3038-low-value-consignment';
import { C3046 } from './C3046-house-waybill';
import { C3049 } from './C3049-who-notifies-the-arrival';
import type { Condition, Rule } from './model';

export { WITHDRAWN };
export type { Breach, Condition, Decision, Demand, Example, Examples, Rule, RuleHead, Withdrawn } from './model';

/** Every rule of the edition, by id; some are cited by no table (`wouldBeCitedAt`). */
export const RULES: ReadonlyMap<string, Rule> = new Map(
  [
    R3002, R3003, R3004, R3005, R3006, R3007, R3008, R3009, R3010, R3011, R3012, R3013, R3014, R3016, R3017, R3018, R3019, R3020,
    R3021, R3022, R3024, R3025, R3026, R3027, R3028, R3029, R3030, R3031, R3032, R3033, R3034, R3035, R3046, R3048, R3051, R3052,
    R3053,
  ].map((one) => [one.id, one]),
);

/** Every condition of the edition, by id. */
export const CONDITIONS_BY_ID: ReadonlyMap<string, Condition> = new Map(
  [
    C3001, C3002, C3003, C3004, C3005, C3006, C3007, C3008, C3012, C3013, C3014, C3015, C3016, C3017, C3018, C3019, C3020, C3021,
    C3022, C3023, C3024, C3025, C3034, C3035, C3036, C3037, C3038, C3046, C3048, C3049, C3050, C3051,
  ].map((one) => [one.id, one]),
);
