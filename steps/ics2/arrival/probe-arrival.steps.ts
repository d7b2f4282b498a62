import { Given, Then, When } from '@cucumber/cucumber';
import { all, textAt } from '../../../protocols/xml';
import type { CounterParty } from '../../../simulators/ics2/counter-filers/counter-filers';
import type { ConformanceWorld } from '../../support/world';
import { INTERFACE } from '../probe';
import { carrierSends, FLIGHT, hoursAhead, notifies, registers, SHIP, stateShown } from './probe-arrival';
import { inOrder, readersOf, readTold, toldOf } from '../told';

const HOURS = 72;

/** Filings by sea and in air that are complete in themselves, and the means by which their goods come. */
const WAYS = { sea: { message: 'IE3F10', means: SHIP }, air: { message: 'IE3F27', means: FLIGHT } } as const;
type Way = keyof typeof WAYS;

interface Coming {
  way: Way;
  mrn: string;
  /** Expected, ISO 8601. */
  arrival: string;
  master: string;
}

const coming = (world: ConformanceWorld): Coming => world.keptAs<Coming>('coming');
const waybill = (world: ConformanceWorld): string => `020-${world.run.ids.uuid().slice(0, 8).toUpperCase()}`;

/** A registered filing of the carrier for goods under way. */
async function underWay(world: ConformanceWorld, way: Way, hours = HOURS, told: Parameters<typeof registers>[3] = {}): Promise<Coming> {
  const { message, means } = WAYS[way];
  const [arrival, master] = [hoursAhead(world, hours), waybill(world)];
  const { mrn } = await registers(world, 'carrier', message, { ...means, arrival, master, ...told });
  return { way, mrn, arrival, master };
}

Given(/^the carrier has filed for goods that come by (sea|air)$/, async function (this: ConformanceWorld, way: Way) {
  this.kept.set('coming', await underWay(this, way));
});

Given(/^it has filed for others (on the same journey|a day later by the same means)$/, async function (this: ConformanceWorld, which: string) {
  this.kept.set('others', await underWay(this, coming(this).way, which === 'on the same journey' ? HOURS : HOURS + 24));
});

const KEYS = {
  'the ship and its expected arrival': ({ arrival }: Coming) => ({ ...SHIP, estimated: arrival }),
  'the flight and its expected arrival': ({ arrival }: Coming) => ({ ...FLIGHT, estimated: arrival }),
  'the master air waybill': ({ arrival, master }: Coming) => ({ ...FLIGHT, estimated: arrival, waybills: [master] }),
  'the MRN': ({ way, mrn }: Coming) => ({ ...WAYS[way].means, mrns: [mrn] }),
} as const;
const KEY = `(${Object.keys(KEYS).join('|')})`;

When(new RegExp(`^the probe notifies their arrival by ${KEY}$`), async function (this: ConformanceWorld, key: keyof typeof KEYS) {
  await notifies(this, coming(this).arrival, KEYS[key](coming(this)));
});

async function checkState(world: ConformanceWorld, mrn: string, due: string): Promise<void> {
  const shown = await stateShown(world, mrn);
  world.check('ICS2-ARR-08', `${mrn} in state ${due}`, `${mrn} in state ${shown}`, shown === due, INTERFACE);
}

Then('the filing is shown as arrived, and the other as it was', async function (this: ConformanceWorld) {
  await checkState(this, coming(this).mrn, '19');
  await checkState(this, this.keptAs<Coming>('others').mrn, '11');
});

Given('the carrier has filed for a part of a split shipment by air', async function (this: ConformanceWorld) {
  this.kept.set('coming', await underWay(this, 'air', HOURS, { split: {} }));
});

Then('the filing is held as partly arrived, and not shown as arrived', async function (this: ConformanceWorld) {
  const { mrn } = coming(this);
  // CL744 has no code for it: a consultation shows the state before.
  await checkState(this, mrn, '11');
  const partly = this.run.simulators.ics2.repository.filings.get(mrn)?.partlyArrived === true;
  this.check('ICS2-ARR-08', 'partly arrived', partly ? 'partly arrived' : 'not arrived', partly, INTERFACE);
});

Given('the carrier has filed a master bill and the house filer the house bill below it', async function (this: ConformanceWorld) {
  const { counterFilers } = this.run.simulators.ics2;
  const [carrier, filer] = [await counterFilers.eori('carrier'), await counterFilers.eori('house filer')];
  const [arrival, master] = [hoursAhead(this, HOURS), waybill(this)];
  const upper = await registers(this, 'carrier', 'IE3F12', { ...SHIP, arrival, master, carrier, names: [filer] });
  const lower = await registers(this, 'house filer', 'IE3F15', { master, carrier });
  this.kept.set('coming', { way: 'sea', mrn: upper.mrn, arrival, master } satisfies Coming);
  this.kept.set('below', lower.mrn);
});

Then('both filings have arrived', async function (this: ConformanceWorld) {
  await checkState(this, coming(this).mrn, '19');
  const below = this.keptAs<string>('below');
  const state = this.run.simulators.ics2.repository.filings.get(below)?.state;
  this.check('ICS2-ARR-08', `${below} in state 19`, `${below} in state ${state ?? '(none)'}`, state === '19', INTERFACE);
});

// Consignments that cannot arrive

Given('the carrier has withdrawn the filing', async function (this: ConformanceWorld) {
  const reply = await carrierSends(this, 'IE3Q04', coming(this).mrn);
  if (reply?.action !== 'IE3R07') this.block(`customs answered the invalidation with ${reply?.action ?? 'nothing'}`);
});

async function subscribes(world: ConformanceWorld, who: CounterParty, message: string): Promise<void> {
  world.run.simulators.ics2.subscriptions.set(await world.run.simulators.ics2.counterFilers.eori(who), [message]);
}

Given(/^the carrier (wants|does not want) to be told of goods that cannot arrive$/, async function (this: ConformanceWorld, wants: string) {
  if (wants === 'wants') await subscribes(this, 'carrier', 'IE3N07');
});

Then(/^(.+) (?:is|are) told that the goods cannot arrive, and nobody else$/, async function (this: ConformanceWorld, readers: string) {
  const told = await toldOf(this, 'IE3N07');
  this.check('ICS2-ARR-09', `IE3N07 to ${inOrder(readers)}`, `IE3N07 to ${readersOf(told)}`, readersOf(told) === inOrder(readers), INTERFACE);
  for (const { push } of told) {
    const { root, problems } = await readTold(this, push);
    const { mrn } = coming(this);
    const errors = all(root, 'error').map((error) => ['validationCode', 'description', 'pointer/messageElementPath'].map((part) => textAt(error, part) ?? '(absent)').join(' | '));
    const named = textAt(root, 'MRN') === mrn && errors.length > 0 && errors.every((error) => /^7[12] \| .+ \| \/IE3N06\//.test(error));
    const observed = `MRN ${textAt(root, 'MRN') ?? '(absent)'}: ${errors.join('; ')}${problems.length > 0 ? `; against its table: ${problems.join('; ')}` : ''}`;
    this.check('ICS2-ARR-09', `MRN ${mrn}, a code of wrong states with description and pointer, valid by its table`, observed, named && problems.length === 0, INTERFACE);
  }
});

// Copies and controls

type Connection = 'connected' | 'unconnected';

/** What a party can be reached by: an access point is there in any case, its preferences make it count. */
async function connect(world: ConformanceWorld, who: CounterParty, connection: Connection): Promise<string> {
  const { counterFilers, directory } = world.run.simulators.ics2;
  const [eori, partyId] = [await counterFilers.eori(who), await counterFilers.partyId(who)];
  if (connection === 'connected') directory.prefer(eori, partyId);
  return eori;
}

const NOTIFY_PARTIES: Readonly<Record<string, (world: ConformanceWorld) => Promise<string[]>>> = {
  'a connected party': async (world) => [await connect(world, 'consignee', 'connected')],
  'an unconnected party': async (world) => [await connect(world, 'consignee', 'unconnected')],
  'two connected parties': async (world) => [await connect(world, 'consignee', 'connected'), await connect(world, 'house filer', 'connected')],
  'the connected notifier itself': async (world) => {
    const { eori, partyId } = await world.run.simulators.ics2.probe();
    world.run.simulators.ics2.directory.prefer(eori, partyId);
    return [eori];
  },
  nobody: async () => [],
};
const NOTIFIED = `(${Object.keys(NOTIFY_PARTIES).join('|')})`;

When(new RegExp(`^the probe notifies an arrival by sea, to be told to ${NOTIFIED}$`), async function (this: ConformanceWorld, party: string) {
  await notifies(this, hoursAhead(this, 1), { ...SHIP, estimated: hoursAhead(this, 1), notifyParties: await NOTIFY_PARTIES[party]!(this) });
});

Then(/^a copy of the registration reaches (.+), and nobody else$/, async function (this: ConformanceWorld, readers: string) {
  const copies = await toldOf(this, 'IE3R04');
  this.check('ICS2-ARR-07', `a copy to ${inOrder(readers)}`, `a copy to ${readersOf(copies)}`, readersOf(copies) === inOrder(readers), INTERFACE);
  const original = this.run.simulators.ics2.outbox.pushes.all.find(({ sealed }) => sealed.action === 'IE3R04' && sealed.answers !== undefined);
  if (original === undefined) return this.block('the notifier got no registration');
  const due = textAt((await readTold(this, original)).root, 'MRN') ?? '(none)';
  for (const { push } of copies) {
    const { root, problems } = await readTold(this, push);
    const mrn = textAt(root, 'MRN') ?? '(none)';
    this.check('ICS2-ARR-07', `the arrival ${due}, valid by its table`, [`the arrival ${mrn}`, ...problems].join('; '), mrn === due && problems.length === 0, INTERFACE);
  }
});

const CONTROL = { office: 'DE004851', place: 'Burchardkai, gate 3', containers: ['CSQU3054383'] };

When(/^the probe notifies their arrival, to be told to (an? (?:un)?connected party)$/, async function (this: ConformanceWorld, party: string) {
  const { way, mrn, arrival } = coming(this);
  await notifies(this, arrival, { ...WAYS[way].means, estimated: arrival, mrns: [mrn], notifyParties: await NOTIFY_PARTIES[party]!(this) });
});

When('customs decides to examine a container', async function (this: ConformanceWorld) {
  await this.run.simulators.ics2.acts.control(coming(this).mrn, CONTROL);
});

async function checkControl(world: ConformanceWorld, requirement: string, message: string, readers: string): Promise<void> {
  const told = await toldOf(world, message);
  world.check(requirement, `${message} to ${inOrder(readers)}`, `${message} to ${readersOf(told)}`, readersOf(told) === inOrder(readers), INTERFACE);
  for (const { push } of told) {
    const { root, problems } = await readTold(world, push);
    const container = textAt(root, 'control/controlSubject/consignmentMasterLevel/transportEquipment/containerIdentificationNumber') ?? '(none)';
    const holds = container === CONTROL.containers[0] && textAt(root, 'MRN') === coming(world).mrn && problems.length === 0;
    world.check(requirement, `${coming(world).mrn}, container ${CONTROL.containers[0]}, valid by its table`, [`${textAt(root, 'MRN') ?? '(none)'}, container ${container}`, ...problems].join('; '), holds, INTERFACE);
  }
}

Then(/^the control is announced to (.+), and to nobody else$/, async function (this: ConformanceWorld, readers: string) {
  await checkControl(this, 'ICS2-ARR-11', 'IE3N08', readers);
});

Given(/^the house filer, (authorised|not authorised), (wants|does not want) to be told of controls in advance$/, async function (this: ConformanceWorld, authorised: string, wants: string) {
  const { counterFilers, subscriptions } = this.run.simulators.ics2;
  subscriptions.aeos(await counterFilers.eori('house filer'), authorised === 'authorised');
  if (wants === 'wants') await subscribes(this, 'house filer', 'IE3N09');
});

Given(/^its carrier, (authorised|not authorised), is (connected|unconnected)$/, async function (this: ConformanceWorld, authorised: string, connection: Connection) {
  this.run.simulators.ics2.subscriptions.aeos(await connect(this, 'carrier', connection), authorised === 'authorised');
});

Given('the house filer has filed for goods that this carrier brings', async function (this: ConformanceWorld) {
  const carrier = await this.run.simulators.ics2.counterFilers.eori('carrier');
  const arrival = hoursAhead(this, HOURS);
  const { mrn } = await registers(this, 'house filer', 'IE3F10', { ...SHIP, arrival, carrier });
  this.kept.set('coming', { way: 'sea', mrn, arrival, master: '' } satisfies Coming);
});

Then(/^the control is announced in advance to (.+), and to nobody else$/, async function (this: ConformanceWorld, readers: string) {
  await checkControl(this, 'ICS2-NOT-10', 'IE3N09', readers);
});
