import { Given, Then, When } from '@cucumber/cucumber';
import type { ObserveOutput } from '../../../iut/contract';
import type { Reception } from '../../../simulators/ics2/reception';
import { judgeFreshLrn } from '../../../simulators/ics2/judge/filing/local-reference';
import { refusedErrors } from '../../../simulators/ics2/judge/reply/sealed-reply';
import type { Push } from '../../../simulators/ics2/trader-interface/outbox';
import type { ConformanceWorld } from '../../support/world';
import { cameOf, decided, file, freshShipment, pushed, receiptedFiling, REFUSALS } from '../exchange';
import { FILER, prepared } from '../filers';
import { heldAs, look } from '../patience';
import { withMistake, type ShipmentFacts } from '../shipments';

/** Three independent errors, each found by a check of its own and answered with a code of its own. */
function withErrors(shipment: ShipmentFacts): ShipmentFacts {
  return ['an office of first entry off the route', 'an arrival before the departure', 'a consignee named in Arabic letters'].reduce(withMistake, shipment);
}

const FILES_WITH_ERRORS = 'the carrier files a shipment that enters the Union at an office off its route, arrives before it departs and goes to a consignee named in Arabic letters';

async function fileWithErrors(world: ConformanceWorld): Promise<string> {
  const good = freshShipment(world);
  world.kept.set('good shipment', good);
  return file(world, withErrors(good));
}

Given('customs cannot name the local reference number in its refusals', function (this: ConformanceWorld) {
  this.run.simulators.ics2.desk.omitFunctionalReference = true;
});

When(FILES_WITH_ERRORS, async function (this: ConformanceWorld) {
  await fileWithErrors(this);
});

When(/^the (?:carrier|operator) files a shipment with (an? .+)$/, async function (this: ConformanceWorld, mistake: string) {
  const good = freshShipment(this);
  this.kept.set('good shipment', good);
  this.kept.set('refused lrn', await file(this, withMistake(good, mistake)));
});

Given('customs has registered a bill of lading of the carrier', async function (this: ConformanceWorld) {
  const shipment = freshShipment(this);
  this.kept.set('bill of lading', shipment['billOfLading']);
  const lrn = await file(this, shipment);
  await receiptedFiling(this, lrn);
  await decided(this, lrn, 'registered');
});

When('the carrier files another shipment under the same bill of lading', async function (this: ConformanceWorld) {
  const good = freshShipment(this);
  this.kept.set('good shipment', good);
  this.kept.set('refused lrn', await file(this, { ...good, billOfLading: this.keptAs<string>('bill of lading') }));
});

Then('customs refuses the filing with code {word} at {word} alone', async function (this: ConformanceWorld, code: string, place: string) {
  const lrn = this.keptAs<string>('lrn');
  await receiptedFiling(this, lrn);
  const { problems } = await decided(this, lrn, 'refused');
  const found = problems.map((problem) => `${problem.code} at ${problem.path}`).join('; ');
  const asMeant = problems.length === 1 && problems[0]!.code === code && problems[0]!.path.replace(/\[\d+\]/g, '').endsWith(`/${place}`);
  if (!asMeant) this.block(`the filing was to be refused with code ${code} at ${place} alone, but has: ${found}`);
});

Then('customs refuses the filing with at least {int} errors', async function (this: ConformanceWorld, least: number) {
  const lrn = this.keptAs<string>('lrn');
  await receiptedFiling(this, lrn);
  const { problems } = await decided(this, lrn, 'refused');
  if (problems.length < least) this.block(`the filing has ${problems.length} errors, so it does not hold what the harness told the operator`);
});

Then("the refusal is pushed to the carrier's/operator's access point, which receipts it", async function (this: ConformanceWorld) {
  await pushed(this, REFUSALS, this.keptAs<Reception>('filing').messageId ?? '');
});

interface ShownError {
  code?: unknown;
  text?: unknown;
  place?: unknown;
}

Then('the carrier/operator shows the filing as refused with every one of these errors', async function (this: ConformanceWorld) {
  const problems = await refusedErrors(this.keptAs<Push>('push').sealed);
  const shownIn = ({ holds }: ObserveOutput): ShownError[] => (Array.isArray(holds?.['errors']) ? (holds['errors'] as ShownError[]) : []);
  const missingIn = (shown: readonly ShownError[]): typeof problems =>
    problems.filter((problem) => !shown.some((error) => error.code === problem.code && error.place === problem.place && typeof error.text === 'string'));
  // A system may show the state first and the errors one by one.
  const seen = await look(this, 'ics2.filing', this.keptAs<string>('lrn'), (record) => record.state === 'refused' && missingIn(shownIn(record)).length === 0);
  const shown = shownIn(seen);
  const missing = missingIn(shown);
  this.check(
    'ICS2-ERR-07',
    `refused, with ${problems.length} errors: ${problems.map((problem) => `${problem.code} at ${problem.place ?? '(no place)'}`).join('; ')}`,
    `${seen.state ?? 'not known'}, showing ${shown.length} errors${missing.length === 0 ? '' : `, without ${missing.map((problem) => `${problem.code} at ${problem.place ?? '(no place)'}`).join('; ')}`}`,
    seen.state === 'refused' && missing.length === 0,
  );
});

/** The filing is refused, and the operator knows it; kept as `refused lrn`. */
async function isRefused(world: ConformanceWorld, lrn: string): Promise<void> {
  const filing = await receiptedFiling(world, lrn);
  await decided(world, lrn, 'refused');
  await pushed(world, REFUSALS, filing.messageId ?? '');
  const seen = await look(world, 'ics2.filing', lrn, (record) => record.state === 'refused');
  if (seen.state !== 'refused') world.block(`the operator does not know that its filing was refused: ${heldAs(seen)}`);
  world.kept.set('refused lrn', lrn);
}

Given('a filing of the carrier/operator was refused for its errors', async function (this: ConformanceWorld) {
  await isRefused(this, await fileWithErrors(this));
});

Given(new RegExp(`^the ${FILER} has filed (F\\d\\d) with (a declarant named in Arabic letters), and was refused$`), async function (this: ConformanceWorld, filer: string, filing: string, mistake: string) {
  const good = prepared(this, filer, filing);
  this.kept.set('good shipment', good);
  await isRefused(this, await file(this, withMistake(good, mistake)));
});

When('the carrier/operator corrects the shipment and files again', async function (this: ConformanceWorld) {
  const reference = this.keptAs<string>('refused lrn');
  this.kept.set('receptions before', this.run.simulators.ics2.receptions.all.length);
  const { reference: lrn } = await this.stimulate('ics2.correct', { reference, ...this.keptAs<ShipmentFacts>('good shipment') });
  this.kept.set('lrn', lrn ?? reference);
});

Then('the correction/filing has a local reference number of its own', async function (this: ConformanceWorld) {
  const sent = await cameOf(this, /^IE3F/);
  if (sent === undefined) return this.block('no filing reached the trader interface after the last order');
  const earlier = this.run.simulators.ics2.receptions.all.slice(0, this.keptAs<number>('receptions before')).flatMap((one) => one.lrn ?? []);
  this.judge([judgeFreshLrn(sent.lrn, earlier)]);
});

Then('the carrier/operator assigns the refusal to that filing', async function (this: ConformanceWorld) {
  if (this.keptAs<Push>('push').sealed.refToMessageId === undefined) this.block('the refusal names neither the filing nor the message that it answers');
  const seen = await look(this, 'ics2.filing', this.keptAs<string>('lrn'), (record) => record.state === 'refused');
  this.check('ICS2-ERR-06', 'the filing is held as refused', heldAs(seen), seen.state === 'refused');
});
