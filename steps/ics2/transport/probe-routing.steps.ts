import { Given, Then, When } from '@cucumber/cucumber';
import { CARRIER, PROBE, SECOND_ACCESS_POINT, type ProbeParty } from '../../../simulators/ics2/hostile/parties';
import type { Probe, ProbeReply } from '../../../simulators/ics2/hostile/probe';
import type { ConformanceWorld } from '../../support/world';
import { INTERFACE, specimen } from '../probe';

/** A filing through one access point, and its answer on the connection. */
interface Filed {
  through: ProbeParty;
  messageId: string;
}

const filed = (world: ConformanceWorld): Filed[] => world.keptAs<Filed[]>('filed');

/** Files through an access point; blocks where the filing is not receipted, since nothing is sent about it then. */
async function files(world: ConformanceWorld, through: ProbeParty, edit: (document: string) => string = (document) => document): Promise<Filed> {
  const probe = await world.run.simulators.ics2.probe(through);
  const sealed = probe.pack({ document: edit(specimen(world, probe).document) });
  const answer = await probe.post(sealed);
  if (answer.kind !== 'receipt') world.block(`the interface did not receipt the probe's filing: ${answer.text}`);
  return { through, messageId: sealed.messageId };
}

/** Who got messages of this kind, in words, once the interface is done with everything. */
async function reached(world: ConformanceWorld, action: string, fits: (reply: ProbeReply) => boolean = () => true): Promise<string> {
  await world.run.simulators.ics2.settle();
  const parties = await Promise.all([PROBE, SECOND_ACCESS_POINT, CARRIER].map(async (party) => world.run.simulators.ics2.probe(party)));
  const got = ({ partyId, replies }: Probe): string[] => replies.all.filter((reply) => reply.action === action && fits(reply)).map(() => partyId);
  return parties.flatMap(got).join(', ') || 'nobody';
}

const partyIdOf = async (world: ConformanceWorld, party: ProbeParty): Promise<string> => (await world.run.simulators.ics2.probe(party)).partyId;

async function prefers(world: ConformanceWorld, party: ProbeParty): Promise<void> {
  const { eori, partyId } = await world.run.simulators.ics2.probe(party);
  world.run.simulators.ics2.directory.prefer(eori, partyId);
}

Given('the probe prefers its second access point', async function (this: ConformanceWorld) {
  await prefers(this, SECOND_ACCESS_POINT);
});

When('the probe files through its first access point and through its second', async function (this: ConformanceWorld) {
  this.kept.set('filed', [await files(this, PROBE), await files(this, SECOND_ACCESS_POINT)]);
});

Then('each registration reaches the access point of its own filing, and no other', async function (this: ConformanceWorld) {
  for (const { through, messageId } of filed(this)) {
    const due = await partyIdOf(this, through);
    const got = await reached(this, 'IE3R01', (reply) => reply.refToMessageId === messageId);
    this.check('ICS2-AS4-50', `the registration at ${due}`, `the registration at ${got}`, got === due, INTERFACE);
  }
});

Given('a filing of the probe that was registered through its first access point', async function (this: ConformanceWorld) {
  const { messageId } = await files(this, PROBE);
  await this.run.simulators.ics2.settle();
  const outcome = this.run.simulators.ics2.outcomes.all.find((one) => one.messageId === messageId);
  if (outcome?.mrn === undefined) this.block(`customs did not register the probe's filing: ${outcome?.decision ?? 'no decision'}`);
  this.kept.set('mrn', outcome!.mrn);
});

When('customs asks for information about the filing', async function (this: ConformanceWorld) {
  const { refused } = await this.run.simulators.ics2.analysis.ask(this.keptAs<string>('mrn'), [{ reference: 'RFI-1', type: 'RFI', text: 'State the seal numbers.' }]);
  if (refused !== undefined) this.block(`customs cannot ask: ${refused}`);
});

Then('the referral reaches the first access point, and no other', async function (this: ConformanceWorld) {
  const due = await partyIdOf(this, PROBE);
  const got = await reached(this, 'IE3Q02', (reply) => reply.mrn === this.keptAs<string>('mrn'));
  this.check('ICS2-AS4-51', `IE3Q02 at ${due}`, `IE3Q02 at ${got}`, got === due, INTERFACE);
});

Given("the carrier of the probe's filing prefers its own access point and wants copies of registrations", async function (this: ConformanceWorld) {
  await prefers(this, CARRIER);
  const { eori } = await this.run.simulators.ics2.probe(CARRIER);
  this.run.simulators.ics2.subscriptions.set(eori, ['IE3R01']);
});

Given("the carrier of the probe's filing has an access point but no preferences", async function (this: ConformanceWorld) {
  await this.run.simulators.ics2.probe(CARRIER);
});

When('the probe files for that carrier', async function (this: ConformanceWorld) {
  const { eori } = await this.run.simulators.ics2.probe(CARRIER);
  const carriedBy = (document: string): string => document.replace(/(<carrier>.*?<identificationNumber>)[^<]*/s, `$1${eori}`);
  this.kept.set('filed', [await files(this, PROBE, carriedBy)]);
  if ((await reached(this, 'IE3R01', (reply) => reply.refToMessageId === filed(this)[0]!.messageId)) === 'nobody') this.block("customs did not register the probe's filing");
});

const isCopy = (world: ConformanceWorld) => (reply: ProbeReply): boolean => reply.refToMessageId !== filed(world)[0]!.messageId;

Then("the copy of the registration reaches the carrier's access point, and no other", async function (this: ConformanceWorld) {
  const due = await partyIdOf(this, CARRIER);
  const got = await reached(this, 'IE3R01', isCopy(this));
  this.check('ICS2-AS4-52', `a copy at ${due}`, `a copy at ${got}`, got === due, INTERFACE);
  const [filer, carrier] = await Promise.all([PROBE, CARRIER].map(async (party) => (await this.run.simulators.ics2.probe(party)).replies.all));
  const [original, copy] = [filer!, carrier!].map((replies) => replies.find(({ action }) => action === 'IE3R01'));
  this.check('ICS2-AS4-52', `the registration of ${original?.mrn ?? ''}, word for word`, `that of ${copy?.mrn ?? ''}`, copy?.document === original?.document, INTERFACE);
});

Then('no copy of the registration is sent to anybody', async function (this: ConformanceWorld) {
  const got = await reached(this, 'IE3R01', isCopy(this));
  const answered = new Set(filed(this).map(({ messageId }) => messageId));
  // The interface is done with the filing: what it has not sent by now it does not send.
  const others = this.run.simulators.ics2.outbox.pushes.all.filter(({ sealed }) => !answered.has(sealed.answers ?? '')).map(({ sealed }) => sealed.toPartyId);
  this.check('ICS2-AS4-52', 'no copy', `a copy at ${got}, further pushes to ${others.join(', ') || 'nobody'}`, got === 'nobody' && others.length === 0, INTERFACE);
});
