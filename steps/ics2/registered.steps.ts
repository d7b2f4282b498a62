import { Given } from '@cucumber/cucumber';
import type { ConformanceWorld } from '../support/world';
import { freshShipment } from './exchange';
import { FILER, prepared } from './filers';
import { registered } from './registered';

Given('the operator has a registered filing', async function (this: ConformanceWorld) {
  await registered(this, freshShipment(this));
});

Given(new RegExp(`^the ${FILER} has a registered (F\\d\\d)$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  await registered(this, prepared(this, filer, filing));
});
