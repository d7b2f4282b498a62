import { Given, Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../protocols/time/clock';
import { all } from '../../protocols/xml';
import { leadTime } from '../../requirements/kz';
import { judgeLeadTime, REVENUE_AUTHORITY, type Presentation } from '../../simulators/kz';
import type { ConformanceWorld } from '../support/world';
import { authorityOf, MESSAGE_LIMIT_MS, presentationsOfIut } from './exchange';
import { lorryWithSpareParts } from './shipments';
import { decided, describe, judgeAnswer, last } from './test-client';

/** An arrival that the carrier was told of. */
interface Announced {
  plate: string;
  arrival: string;
}

const announced = (world: ConformanceWorld): Announced[] => (world.kept.has('announced') ? world.keptAs<Announced[]>('announced') : []);
const lead = (world: ConformanceWorld): string => world.run.parameter('kzpi.leadTime.road');

const platesOf = ({ reading }: Presentation): string[] =>
  reading.kind === 'document' ? all(reading.pi, 'BorderTransportDetails/PIATTransportMeansItemDetails/TransportMeansRegId').map((one) => one.text.trim()) : [];

Given('the lorry {string} is announced to arrive at {string}', async function (this: ConformanceWorld, plate: string, arrival: string) {
  this.kept.set('announced', [...announced(this), { plate, arrival }]);
  await this.stimulate('kz.announce', { ...lorryWithSpareParts(plate), arrival });
});

Given('the arrival of {string} is announced to the revenue authority for {string}', function (this: ConformanceWorld, plate: string, arrival: string) {
  authorityOf(this).announce(plate, arrival);
});

When('the business clock reaches the last moment that is in time', async function (this: ConformanceWorld) {
  const [first] = announced(this);
  const { latest } = leadTime(0, first!.arrival, lead(this));
  await this.moveBusinessClock(latest, `${lead(this)} before the announced arrival ${first!.arrival}`);
});

Then('the pre-arrival document of {string} has come in time', async function (this: ConformanceWorld, plate: string) {
  const { arrival } = announced(this).find((one) => one.plate === plate)!;
  const came = (one: Presentation): boolean => one.from === 'iut' && platesOf(one).includes(plate);
  const inTime = await authorityOf(this).presentations.wait(came, MESSAGE_LIMIT_MS);
  if (inTime === undefined) await this.moveBusinessClock(arrival, 'the announced arrival itself: a late document still comes');
  const presentation = inTime ?? (await authorityOf(this).presentations.wait(came, MESSAGE_LIMIT_MS));
  if (presentation === undefined) this.block(`the carrier sent no document for ${plate}, not even late`);
  this.judge([judgeLeadTime('KZPI-T01', presentation.receivedAt, this.run.business.now(), arrival, lead(this))]);
});

Then('the documents of all announced lorries have come alike', async function (this: ConformanceWorld) {
  const wanted = announced(this);
  const find = (plate: string): Presentation | undefined => presentationsOfIut(this).find((one) => platesOf(one).includes(plate));
  await authorityOf(this).presentations.wait(() => wanted.every(({ plate }) => find(plate) !== undefined), MESSAGE_LIMIT_MS);
  if (wanted.every(({ plate }) => find(plate) === undefined)) this.block('none of the announced lorries has been presented by the last moment (KZPI-T01 judges that)');
  const until = this.run.business.now();
  this.judge(wanted.map(({ plate, arrival }) => judgeLeadTime('KZPI-T05', find(plate)?.receivedAt, until, arrival, lead(this))));
});

function checkRemark(world: ConformanceWorld, due: boolean): void {
  const exchange = last(world);
  judgeAnswer(world, exchange, 'registered');
  const lines = exchange.result.kind === 'answered' && exchange.result.answer.kind === 'results' ? exchange.result.answer.results.flatMap((one) => one.lines) : [];
  const late = lines.some((line) => line.category === 'WARNING' && line.code === 'KZ-LATE');
  const registered = decided(exchange.result).kind === 'registered';
  world.check('KZPI-T05', `registered ${due ? 'with' : 'without'} a remark on lateness, received ${isoSeconds(exchange.receivedAt)}`, describe(exchange.result), registered && late === due, REVENUE_AUTHORITY);
}

Then('it is registered without a remark on lateness', function (this: ConformanceWorld) {
  checkRemark(this, false);
});

Then('it is registered with a remark on lateness', function (this: ConformanceWorld) {
  checkRemark(this, true);
});
