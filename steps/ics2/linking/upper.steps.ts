import { Given, Then, When } from '@cucumber/cucumber';
import { millisecondsOf } from '../../../requirements/parameters';
import type { CounterExchange, CounterParty, Told } from '../../../simulators/ics2/counter-filers/counter-filers';
import type { FilingOutcome } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { agreed, filedBy, ownMrn, requireComplete } from './chain';
import { decided, file, operatorEori, pushed, receiptedFiling } from '../exchange';
import { FILER, prepared } from '../filers';
import { messagePatience } from '../patience';

/** Who files below a filing of the operator, and what. */
const BELOW: Readonly<Record<string, { who: CounterParty; message: string; level: string }>> = {
  F12: { who: 'house filer', message: 'IE3F15', level: 'house' },
  F13: { who: 'consignee', message: 'IE3F17', level: 'sub-house' },
  F21: { who: 'house filer', message: 'IE3F22', level: 'house' },
};

const UPPER = `(${Object.keys(BELOW).join('|')})`;

/** `otherwise`: what the other party says wrongly. */
async function fileBelow(world: ConformanceWorld, upper: string, otherwise: Told = {}): Promise<void> {
  const { who, message } = BELOW[upper]!;
  const { master, house } = await agreed(world, upper);
  world.kept.set('below', await filedBy(world, who, message, { master, carrier: operatorEori(world), houses: [{ document: house }], ...otherwise }));
}

async function timerRunsOut(world: ConformanceWorld): Promise<void> {
  await world.run.simulators.ics2.settle();
  await world.moveBusinessClock(world.run.business.now() + millisecondsOf(world.run.parameter, 'linking.timer'), 'the linking timer runs out');
}

/** How the other party may file; each ends with a part that belongs below the operator's. */
const WAYS: Readonly<Record<string, (world: ConformanceWorld, upper: string) => Promise<void>>> = {
  'in time': (world, upper) => fileBelow(world, upper),
  'with another mass': (world, upper) => fileBelow(world, upper, { grossMassKg: 3 }),
  async 'after the linking timer has run out'(world, upper) {
    await timerRunsOut(world);
    await fileBelow(world, upper);
  },
  async 'under another number first'(world, upper) {
    const { master } = await agreed(world, upper);
    await fileBelow(world, upper, { master: `${master}X` });
    const { state } = world.run.simulators.ics2.repository.filings.get(ownMrn(world) ?? '') ?? {};
    if (state !== '10') world.block(`customs has put a filing for another bill below that of the operator: state ${state ?? '(none)'}`);
    await fileBelow(world, upper);
  },
};

When(new RegExp(`^the ${FILER} files ${UPPER} and names who files below it$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  const { who, level } = BELOW[filing]!;
  const named = [{ eori: await this.run.simulators.ics2.counterFilers.eori(who), level }];
  const { master } = await agreed(this, filing);
  const lrn = await file(this, { ...prepared(this, filer, filing), [filing === 'F21' ? 'airWaybill' : 'billOfLading']: master, supplementaryDeclarants: named });
  const { messageId } = await receiptedFiling(this, lrn);
  await decided(this, lrn, 'registered');
  await pushed(this, ['IE3R01'], messageId ?? '');
});

Given(new RegExp(`^the part below ${UPPER} has been filed already$`), async function (this: ConformanceWorld, upper: string) {
  await fileBelow(this, upper);
});

When(new RegExp(`^the named party files below ${UPPER} (${Object.keys(WAYS).join('|')})$`), async function (this: ConformanceWorld, upper: string, how: string) {
  await WAYS[how]!(this, upper);
});

Then('customs has put both parts together', async function (this: ConformanceWorld) {
  await requireComplete(this, ownMrn(this), this.keptAs<CounterExchange>('below').reply?.mrn);
});

Given('the operator wants to be told when others have not filed', function (this: ConformanceWorld) {
  this.run.simulators.ics2.subscriptions.set(operatorEori(this), ['IE3N02']);
});

When(new RegExp(`^the party named in ${UPPER} never files, and the linking timer runs out$`), async function (this: ConformanceWorld, upper: string) {
  const { mrn } = this.keptAs<FilingOutcome>('outcome');
  await timerRunsOut(this);
  const told = await this.run.simulators.ics2.outbox.pushes.wait(({ sealed }) => sealed.action === 'IE3N02', messagePatience(this));
  if (told === undefined) return this.block(`customs has not sent IE3N02 for ${mrn}`);
  this.kept.set('push', told);
  this.kept.set('missing', [await this.run.simulators.ics2.counterFilers.eori(BELOW[upper]!.who)]);
});
