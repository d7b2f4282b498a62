import { Given, Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../protocols/time/clock';
import { all } from '../../protocols/xml';
import { KZ_MODES, leadTime, type KzMode } from '../../requirements/kz';
import { judgeLeadTime, leadOf, type CountingLead, type Journey, type Presentation } from '../../simulators/kz';
import type { ConformanceWorld } from '../support/world';
import { authorityOf, MESSAGE_LIMIT_MS, presentationsOfIut } from './exchange';
import { MEANS, SHIPMENTS } from './shipments';
import { authorityParty, decided, describe, isUnderTest, judgeAnswer, last } from './test-client';

/** An arrival that the carrier was told of. */
interface Announced extends Journey {
  mode: KzMode;
  /** Plate, wagon, flight or ship. */
  means: string;
}

const ROWS = { road: 'KZPI-T01', rail: 'KZPI-T02', air: 'KZPI-T03', water: 'KZPI-T04' } as const;

const announced = (world: ConformanceWorld): Announced[] => (world.kept.has('announced') ? world.keptAs<Announced[]>('announced') : []);

/** The lead time for what was announced; without a value there is nothing to judge by. */
function leadFor(world: ConformanceWorld, journey: Announced): CountingLead {
  const profile = KZ_MODES[journey.mode];
  return leadOf(profile, journey, world.run.parameter) ?? world.block(`the run sets no value for the lead time of this journey by ${profile.mode} (${profile.lead}${profile.short === undefined ? '' : `, ${profile.short.lead}`})`);
}

const meansOf = ({ reading }: Presentation): string[] => (reading.kind === 'document' ? all(reading.pi, reading.profile.means).map((one) => one.text.trim()) : []);

async function announce(world: ConformanceWorld, one: Announced): Promise<void> {
  world.kept.set('announced', [...announced(world), one]);
  leadFor(world, one);
  const facts = SHIPMENTS[one.mode](one.means);
  const { arrival, departure } = one;
  await world.stimulate('kz.announce', { ...facts, arrival, transport: { ...facts.transport, ...(departure === undefined ? {} : { departure }) } });
}

Given(/^the (lorry|train) "([^"]+)" is announced to arrive at "([^"]+)"$/, async function (this: ConformanceWorld, what: string, means: string, arrival: string) {
  await announce(this, { mode: MEANS[what]!, means, arrival });
});

Given(/^the (aircraft|ship) "([^"]+)" is announced to leave at "([^"]+)" and to arrive at "([^"]+)"$/, async function (this: ConformanceWorld, what: string, means: string, departure: string, arrival: string) {
  await announce(this, { mode: MEANS[what]!, means, departure, arrival });
});

Given('the arrival of {string} is announced to the revenue authority for {string}', async function (this: ConformanceWorld, means: string, arrival: string) {
  if (isUnderTest(this)) await this.stimulate('kz.note-arrival', { means, arrival });
  else authorityOf(this).announce(means, { arrival });
});

When('the business clock reaches the last moment that is in time', async function (this: ConformanceWorld) {
  const [first] = announced(this);
  const { value } = leadFor(this, first!);
  const { latest } = leadTime(0, first!.arrival, value);
  await this.moveBusinessClock(latest, `${value} before the announced arrival ${first!.arrival}`);
});

Then('the pre-arrival document of {string} has come in time', async function (this: ConformanceWorld, means: string) {
  const journey = announced(this).find((one) => one.means === means)!;
  const { value } = leadFor(this, journey);
  const came = (one: Presentation): boolean => one.from === 'iut' && meansOf(one).includes(means);
  const { latest } = leadTime(0, journey.arrival, value);
  if (this.run.business.now() < latest) await this.moveBusinessClock(latest, `${value} before the announced arrival ${journey.arrival}`);
  const inTime = await authorityOf(this).presentations.wait(came, MESSAGE_LIMIT_MS);
  if (inTime === undefined) {
    const late = latest + 2 * (Date.parse(journey.arrival) - latest);
    await this.moveBusinessClock(late, 'as long after the announced arrival as the lead time was before it: a late document still comes');
  }
  const presentation = inTime ?? (await authorityOf(this).presentations.wait(came, MESSAGE_LIMIT_MS));
  if (presentation === undefined) this.block(`the carrier sent no document for ${means}, not even late`);
  this.judge([judgeLeadTime(ROWS[journey.mode], presentation.receivedAt, this.run.business.now(), journey.arrival, value)]);
});

Then('the documents of all announced lorries have come alike', async function (this: ConformanceWorld) {
  const wanted = announced(this);
  const find = (means: string): Presentation | undefined => presentationsOfIut(this).find((one) => meansOf(one).includes(means));
  await authorityOf(this).presentations.wait(() => wanted.every(({ means }) => find(means) !== undefined), MESSAGE_LIMIT_MS);
  if (wanted.every(({ means }) => find(means) === undefined)) this.block('none of the announced lorries has been presented by the last moment (KZPI-T01 judges that)');
  const until = this.run.business.now();
  this.judge(wanted.map((one) => judgeLeadTime('KZPI-T05', find(one.means)?.receivedAt, until, one.arrival, leadFor(this, one).value)));
});

function checkRemark(world: ConformanceWorld, due: boolean): void {
  const exchange = last(world);
  judgeAnswer(world, exchange, 'registered');
  const lines = exchange.result.kind === 'answered' && exchange.result.answer.kind === 'results' ? exchange.result.answer.results.flatMap((one) => one.lines) : [];
  const late = lines.some((line) => line.category === 'WARNING');
  const registered = decided(exchange.result).kind === 'registered';
  world.check('KZPI-T05', `registered ${due ? 'with' : 'without'} a remark on lateness, received ${isoSeconds(exchange.receivedAt)}`, describe(exchange.result), registered && late === due, authorityParty(world));
}

Then('it is registered without a remark on lateness', function (this: ConformanceWorld) {
  checkRemark(this, false);
});

Then('it is registered with a remark on lateness', function (this: ConformanceWorld) {
  checkRemark(this, true);
});
