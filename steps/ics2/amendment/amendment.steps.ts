import { Given, Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../../protocols/time/clock';
import { knowsEori } from '../../../simulators/ics2/eori-register';
import { judgeAmended, judgeLocked } from '../../../simulators/ics2/judge/process/amendment';
import { examine, judgeDocument } from '../../../simulators/ics2/judge/filing/document';
import type { Judged } from '../../../requirements/ics2/validate/judge';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { act, actOrRefuse, AMENDMENT, decidedOn, isAmendment, sent, untilRecorded } from '../acting';
import { cameOf, file, freshShipment, judgeMessage, operatorEori, pushed, receiptedFiling, REFUSALS } from '../exchange';
import { documentOf } from '../filers';
import { heldAs, look, messagePatience, recordPatience } from '../patience';
import { lrnOf } from '../transport/pushing';
import { mrnOf } from '../registered';
import { withLockedChange, withOneChange, type ChangedShipment, type ShipmentFacts } from '../shipments';

const shipmentOf = (world: ConformanceWorld): ShipmentFacts => world.keptAs<ShipmentFacts>('shipment');

function changed(world: ConformanceWorld, how: 'well' | 'badly' = 'well'): ChangedShipment {
  const change = withOneChange(shipmentOf(world), how);
  world.kept.set('change', change);
  return change;
}

/** What the engine says of an amendment beside the filing that it replaces. */
async function besideFiling(world: ConformanceWorld, amendment: Reception): Promise<Judged> {
  const { content } = amendment.payload.leading;
  if (content === undefined) return world.block('the business document of the amendment cannot be read');
  const filed = documentOf(world, world.keptAs<Reception>('filing'));
  return examine(content, {
    day: isoSeconds(amendment.receivedAt).slice(0, 10),
    // Whatever MRN it names: what is locked is looked at in a wrong amendment too.
    registers: { eoriKnown: knowsEori(operatorEori(world)), amended: () => filed },
  });
}

When('the operator amends one particular of it', async function (this: ConformanceWorld) {
  await act(this, 'ics2.amend', changed(this).shipment);
});

When('the operator amends one particular of it by what customs cannot take', async function (this: ConformanceWorld) {
  await act(this, 'ics2.amend', changed(this, 'badly').shipment);
});

Then('the amendment is the whole filing again under its MRN, but for that particular', async function (this: ConformanceWorld) {
  const amendment = await sent(this, AMENDMENT);
  const filed = documentOf(this, this.keptAs<Reception>('filing'));
  this.judge([judgeAmended(filed, documentOf(this, amendment), mrnOf(this), this.keptAs<ChangedShipment>('change')), ...judgeMessage(this, amendment)]);
  this.judge(judgeDocument(await besideFiling(this, amendment)));
});

When('the operator amends the same particular back', async function (this: ConformanceWorld) {
  await act(this, 'ics2.amend', shipmentOf(this));
});

Then('the amendment is the filing as it was lodged, under its MRN', async function (this: ConformanceWorld) {
  const amendment = await sent(this, AMENDMENT);
  const filed = documentOf(this, this.keptAs<Reception>('filing'));
  const { element, from } = this.keptAs<ChangedShipment>('change');
  this.judge([judgeAmended(filed, documentOf(this, amendment), mrnOf(this), { element, from, to: from }), ...judgeMessage(this, amendment)]);
});

Given('customs has found its particulars wrong, and waits no longer for others', function (this: ConformanceWorld) {
  this.run.simulators.ics2.repository.life.close(mrnOf(this), 'the particulars were found wrong');
});

Then('customs applies the amendment', async function (this: ConformanceWorld) {
  const amendment = await sent(this, AMENDMENT);
  await decidedOn(this, amendment, 'accepted');
  await pushed(this, ['IE3N10'], amendment.messageId ?? '');
});

Then('customs refuses the amendment', async function (this: ConformanceWorld) {
  const amendment = await sent(this, AMENDMENT);
  if (!isAmendment(amendment)) this.block(`a message ${amendment.action ?? ''} came where an amendment was due`);
  await decidedOn(this, amendment, 'refused');
  await pushed(this, REFUSALS, amendment.messageId ?? '');
});

Given('a filing of the operator that customs has not decided on', async function (this: ConformanceWorld) {
  this.run.simulators.ics2.repository.hold();
  await receiptedFiling(this, await file(this, freshShipment(this)));
});

When('the operator is asked to amend one particular of it', async function (this: ConformanceWorld) {
  this.kept.set('refused because', await actOrRefuse(this, 'ics2.amend', changed(this).shipment));
});

When('the operator, if it has refused before, is asked again to amend it', async function (this: ConformanceWorld) {
  if (this.kept.get('refused because') === undefined) return;
  // Who refuses before the registration has to know of it before it is asked again: customs' decision alone tells it nothing.
  await pushed(this, ['IE3R01'], this.keptAs<Reception>('filing').messageId ?? '');
  await untilRecorded(this);
  await act(this, 'ics2.amend', this.keptAs<ChangedShipment>('change').shipment);
});

Then('the amendment has come only now, and names the MRN of the registration', async function (this: ConformanceWorld) {
  const { receptions } = this.run.simulators.ics2;
  const amendment = await receptions.wait(isAmendment, messagePatience(this));
  if (amendment === undefined) return this.block('no amendment came after the registration either');
  const early = receptions.all.slice(0, this.keptAs<number>('receptions before the decision')).filter(isAmendment).length;
  const named = documentOf(this, amendment).children.find(({ name }) => name === 'MRN')?.text.trim() ?? '(none)';
  const observed = `${early === 0 ? 'no amendment' : `${early} amendment`} before the registration, then one with MRN ${named}`;
  this.check('ICS2-AMD-02', `no amendment before the registration, then one with MRN ${mrnOf(this)}`, observed, early === 0 && named === mrnOf(this));
});

When(/^the operator is asked to amend (the [a-z ]+) together with one particular$/, async function (this: ConformanceWorld, words: string) {
  await untilRecorded(this);
  this.kept.set('refused because', await actOrRefuse(this, 'ics2.amend', withLockedChange(changed(this).shipment, words)));
});

Then('it refuses, or sends only what may be amended', async function (this: ConformanceWorld) {
  const permitted = this.keptAs<ChangedShipment>('change');
  const refused = this.kept.get('refused because') as string | undefined;
  if (refused !== undefined) return this.judge([judgeLocked({ refused, problems: [], permitted })]);
  const sent = await cameOf(this, /^IE3(A|F|Q04)/);
  const problems = sent !== undefined && isAmendment(sent) ? (await besideFiling(this, sent)).problems : [];
  this.judge([judgeLocked({ sent: sent === undefined ? undefined : documentOf(this, sent), problems, permitted })]);
});

When("the operator is asked to amend the declarant's telephone number in it", async function (this: ConformanceWorld) {
  const shipment = shipmentOf(this);
  await untilRecorded(this);
  this.kept.set('refused because', await actOrRefuse(this, 'ics2.amend', { ...shipment, declarant: { ...shipment.declarant, phone: '+49 40 7654321' } }));
});

Then('no amendment of it is sent', async function (this: ConformanceWorld) {
  const expected = 'no IE3A25, and no amendment of another type in its place';
  const refused = this.kept.get('refused because');
  if (refused !== undefined) return this.check('ICS2-AMD-06', expected, `refused: ${String(refused)}`, true);
  const amendment = await this.run.simulators.ics2.receptions.wait(isAmendment, recordPatience(this));
  this.check('ICS2-AMD-06', expected, amendment === undefined ? 'nothing was sent' : `${amendment.action ?? '(no action)'} was sent`, amendment === undefined);
});

/** The particular as the operator holds it: of the filing as it counts, and how the amendment stands. */
async function checkHeld(world: ConformanceWorld, state: string, current: 'from' | 'to'): Promise<void> {
  const { from, to } = world.keptAs<ChangedShipment>('change');
  const [counts, not] = current === 'from' ? [from, to] : [to, from];
  const right = ({ holds = {} }: { holds?: Record<string, unknown> }): boolean => {
    const declares = (holds['declares'] ?? []) as unknown[];
    return (holds['amendment'] as { state?: unknown } | undefined)?.state === state && declares.includes(counts) && !declares.includes(not);
  };
  const seen = await look(world, 'ics2.filing', lrnOf(world), right);
  world.check('ICS2-AMD-10', `the amendment is shown as ${state}, and the filing declares "${counts}"`, heldAs(seen), seen.known && right(seen));
}

Then('the operator shows the filing as it was registered, and the amendment as {word}', async function (this: ConformanceWorld, state: string) {
  await checkHeld(this, state, 'from');
});

Then('the operator shows the filing as amended', async function (this: ConformanceWorld) {
  await checkHeld(this, 'applied', 'to');
});
