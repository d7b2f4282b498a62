import { Then, When } from '@cucumber/cucumber';
import { children, loadXml, textAt, type XmlElement } from '../../../protocols/xml';
import { ANOTHER_PARTY } from '../../../simulators/ics2/hostile/parties';
import type { ProbeReply } from '../../../simulators/ics2/hostile/probe';
import type { ConformanceWorld } from '../../support/world';
import { INTERFACE, probeSends } from '../probe';
import { checkGood, described, judgedReply, registered } from '../probe-replies';

When('the probe asks for the invalidation of the filing', async function (this: ConformanceWorld) {
  await probeSends(this, 'IE3Q04', { facts: { mrn: registered(this).about.mrn } });
});

Then('the invalidation is confirmed', async function (this: ConformanceWorld) {
  await checkGood(this, 'ICS2-INV-02', 'IE3R07');
});

When(/^(the probe|another party) consults the filing by its MRN$/, async function (this: ConformanceWorld, who: string) {
  await probeSends(this, 'IE3Q05', { facts: { mrn: registered(this).about.mrn, ...(who === 'the probe' ? {} : { eori: ANOTHER_PARTY }) } });
});

When('another party consults an MRN that nobody has', async function (this: ConformanceWorld) {
  await probeSends(this, 'IE3Q05', { facts: { mrn: '26DE0000000NONEAT8', eori: ANOTHER_PARTY } });
});

When('the probe consults the filing by its master document', async function (this: ConformanceWorld) {
  const [, bill = ''] = /<transportDocumentMasterLevel>([\s\S]*?)<\/transportDocumentMasterLevel>/.exec(registered(this).document) ?? [];
  const key = `</requester><transportDocument>${bill}</transportDocument>`;
  await probeSends(this, 'IE3Q05', { edit: (document) => document.replace(/<MRN>[^<]*<\/MRN>/, '').replace('</requester>', key) });
});

async function entities(reply: ProbeReply | undefined): Promise<{ type: string; identification: string; state: string }[]> {
  const read = (await loadXml()).read(Buffer.from(reply?.document ?? '', 'utf8'));
  const list: XmlElement[] = read.ok ? children(read.root, 'ENSEntity') : [];
  return list.map((one) => ({ type: textAt(one, 'type') ?? '', identification: textAt(one, 'identification') ?? '', state: textAt(one, 'state') ?? '' }));
}

async function checkState(world: ConformanceWorld, requirement: string, state: string): Promise<void> {
  const { mrn } = registered(world).about;
  const reply = await judgedReply(world);
  const seen = await entities(reply);
  const due = `ENF ${mrn} in state ${state}`;
  const shown = seen.map((one) => `${one.type} ${one.identification} in state ${one.state}`);
  const observed = `${reply?.action ?? 'nothing'} with ${shown.join(', ') || 'no entity'}`;
  world.check(requirement, `IE3R08 with ${due}`, observed, reply?.action === 'IE3R08' && shown.includes(due), INTERFACE);
}

/** Entities that customs tells of (CL721), and states that they may be in (CL744; HTI CL 2.01). */
const ENTITIES = 'AMN ARN CGS CHL CML ENF ENS INR SCE'.split(' ');
const STATES = '01 02 03 04 05 06 07 09 10 11 12 19 21'.split(' ');

Then('the filing is shown, with codes for the kind and state of each entity', async function (this: ConformanceWorld) {
  const { mrn } = registered(this).about;
  const reply = await judgedReply(this);
  const seen = await entities(reply);
  const shown = seen.map((one) => `${one.type} ${one.identification} in state ${one.state}`).join(', ') || 'no entity';
  const coded = seen.every(({ type, state }) => ENTITIES.includes(type) && STATES.includes(state));
  const holds = reply?.action === 'IE3R08' && coded && seen.some((one) => one.type === 'ENF' && one.identification === mrn);
  this.check('ICS2-CNS-02', `IE3R08 with ENF ${mrn}, kinds of CL721 and states of CL744`, `${reply?.action ?? 'nothing'} with ${shown}`, holds, INTERFACE);
});

Then('the filing is shown as invalidated', async function (this: ConformanceWorld) {
  await checkState(this, 'ICS2-INV-02', '09');
});

Then(/^the filing is still shown as (invalidated|presented)$/, async function (this: ConformanceWorld, state: string) {
  if (state === 'invalidated') await checkState(this, 'ICS2-INV-04', '09');
  else await checkState(this, 'ICS2-INV-03', '21');
});

Then('nothing of the filing is shown', async function (this: ConformanceWorld) {
  const { mrn } = registered(this).about;
  const reply = await judgedReply(this);
  const { text: answer, errors } = await described(reply);
  const shown = (await entities(reply)).filter((one) => one.identification === mrn);
  const silent = reply?.action === 'IE3N99' && errors.length === 1 && errors[0]!.code === '90' && shown.length === 0;
  this.check('ICS2-CNS-03', 'IE3N99 with 90 at /IE3Q05/MRN, as for an MRN that nobody has', answer, silent, INTERFACE);
});
