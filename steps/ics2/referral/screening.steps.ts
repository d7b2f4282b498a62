import { Then, When } from '@cucumber/cucumber';
import { answeredReferences, judgeApart, judgeInformation, type Asked } from '../../../simulators/ics2/judge/process/referral';
import { judgeScreening } from '../../../simulators/ics2/judge/process/screening';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { answer, answersTo, askForScreening } from './asking';
import { look } from '../patience';
import { lrnOf } from '../transport/pushing';
import type { ShipmentFacts } from '../shipments';

/** What the operator's people did with the consignment. */
interface Treatment {
  methods: string[];
  alarm: boolean;
}

/** Who may screen: an air security expert with a number of his own. */
const EXPERT = { name: 'Айгуль Серикова', number: 'RA3-0117' };

/** Number of the first consignment, which is the one that customs wants screened; a direct waybill is the carrier's. */
function houseOf({ houses = [{}], ...shipment }: ShipmentFacts): string {
  const { houseWaybill, postalItem, airWaybill } = { ...shipment, ...houses[0] } as Record<string, unknown>;
  return String(houseWaybill ?? postalItem ?? airWaybill);
}

async function report(world: ConformanceWorld, done: Treatment): Promise<void> {
  world.kept.set('screened', done);
  const asked = world.keptAs<Asked>('screening');
  await answer(world, 'ics2.screen', asked, { request: asked.references[0], ...done, by: EXPERT });
}

/** The report, judged. */
async function reported(world: ConformanceWorld): Promise<Reception> {
  const asked = { ...world.keptAs<Asked>('screening'), house: houseOf(world.keptAs<ShipmentFacts>('shipment')) };
  const [message] = await answersTo(world, asked);
  world.judge(judgeScreening(message!, { asked, ...world.keptAs<Treatment>('screened') }));
  return message!;
}

When('customs asks the operator for the screening of a consignment in it', async function (this: ConformanceWorld) {
  await askForScreening(this);
});

When('the operator reports that X-ray and explosive detection found nothing', async function (this: ConformanceWorld) {
  await report(this, { methods: ['XRY', 'EDS'], alarm: false });
});

When('the operator reports that X-ray and explosive detection raised an alarm', async function (this: ConformanceWorld) {
  await report(this, { methods: ['XRY', 'EDS'], alarm: true });
});

When('the operator reports that an X-ray found nothing', async function (this: ConformanceWorld) {
  await report(this, { methods: ['XRY'], alarm: false });
});

Then('the result comes as a screening report, under the reference of the request', async function (this: ConformanceWorld) {
  await reported(this);
});

Then('the report names the X-ray and the filler for a second method', async function (this: ConformanceWorld) {
  await reported(this);
});

Then('the report answers the screening alone, and the question of customs stays open', async function (this: ConformanceWorld) {
  const [open, screening] = [this.keptAs<Asked>('asked').references[0]!, this.keptAs<Asked>('screening').references[0]!];
  const message = await reported(this);
  // A system that answers by itself may have been quicker: then nothing was open that the report could have closed.
  if (this.run.simulators.ics2.receptions.all.some((one) => answeredReferences(one).includes(open) && one !== message)) {
    return this.block('the operator had answered the question before it reported the screening');
  }
  const stateOf = (holds: Record<string, unknown> | undefined): string | undefined => {
    const requests = (Array.isArray(holds?.['requests']) ? holds['requests'] : []) as { reference?: unknown; state?: unknown }[];
    const found = requests.find(({ reference }) => reference === open)?.state;
    return found === undefined ? undefined : String(found);
  };
  const seen = await look(this, 'ics2.filing', lrnOf(this), ({ holds }) => stateOf(holds) !== undefined);
  this.judge([judgeApart(message, { screening, open, held: stateOf(seen.holds) })]);
  this.kept.set('receptions before', this.run.simulators.ics2.receptions.all.length);
});

Then('its answer comes after that', async function (this: ConformanceWorld) {
  const asked = this.keptAs<Asked>('asked');
  const answers = await answersTo(this, asked);
  for (const message of answers) this.judge(judgeInformation(message, asked));
  this.check('ICS2-REF-06', `an answer under ${asked.references.join(', ')}`, answers.map(({ action }) => action ?? '(no action)').join(', '), answers.some(({ action }) => action === 'IE3R02'));
});
