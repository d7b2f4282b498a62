import { createRequire } from 'node:module';
import type * as Polyfill from 'temporal-polyfill' with { 'resolution-mode': 'import' };

/**
 * The calendar library is an ECMAScript module and this project is CommonJS. Node 20.19 and later load such a module by
 * `require`; TypeScript 5.9 does not know that yet, hence this one place.
 */
export const { Temporal } = createRequire(__filename)('temporal-polyfill') as typeof Polyfill;
