import { Given, Then, When } from '@cucumber/cucumber';
import type { CounterExchange } from '../../../simulators/ics2/counter-filers/counter-filers';
import { judgeAirKeys, judgeNamedDeclarant, judgeSeaKeys } from '../../../simulators/ics2/judge/filing/linking';
import type { ConformanceWorld } from '../../support/world';
import { agreed, fileAbove, filedBy, ownMrn, ownPart, requireComplete, UPPER, upperDocument } from './chain';
import { decided, file, receiptedFiling } from '../exchange';
import { documentOf, FILER } from '../filers';

const NAMES = `${UPPER} above (?:it|them) names the operator`;

Given(new RegExp(`^${NAMES}$`), async function (this: ConformanceWorld, upper: string) {
  await fileAbove(this, upper);
});

When(new RegExp(`^the ${FILER} files its part in (F\\d\\d)$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  await file(this, await ownPart(this, filer, filing));
});

When(new RegExp(`^later ${NAMES}$`), async function (this: ConformanceWorld, upper: string) {
  const lrn = this.keptAs<string>('lrn');
  await receiptedFiling(this, lrn);
  await decided(this, lrn, 'registered');
  await fileAbove(this, upper);
});

When('the consignee, whom the operator names, files its part too', async function (this: ConformanceWorld) {
  const { master, house, carrier } = await agreed(this, 'F16');
  await filedBy(this, 'consignee', 'IE3F16', { master, carrier, houses: [{ document: house }] });
});

/** The operator's filing, receipted. */
const own = async (world: ConformanceWorld) => documentOf(world, await receiptedFiling(world, world.keptAs<string>('lrn')));

Then('the filing is declared by the party that was named', async function (this: ConformanceWorld) {
  this.judge([judgeNamedDeclarant(await own(this), await upperDocument(this))]);
});

Then('it quotes bill and carrier as the filing above it does', async function (this: ConformanceWorld) {
  this.judge([judgeSeaKeys(await own(this), await upperDocument(this))]);
});

Then('it quotes the air waybills as the carrier writes them', async function (this: ConformanceWorld) {
  const { house } = await agreed(this, 'F21');
  this.judge([judgeAirKeys(await own(this), await upperDocument(this), [house])]);
});

Then('customs has the whole declaration', async function (this: ConformanceWorld) {
  const lrn = this.keptAs<string>('lrn');
  await receiptedFiling(this, lrn);
  await decided(this, lrn, 'registered');
  await requireComplete(this, this.keptAs<CounterExchange[]>('above')[0]?.reply?.mrn, ownMrn(this));
});
