import { Given, Then, When } from '@cucumber/cucumber';
import type { ConformanceWorld } from '../../support/world';
import { hoursAhead, notifies, OFFICE, SHIP } from '../arrival/probe-arrival';
import { checkRefused, registered } from '../probe-replies';
import { INTERFACE, kept, probeFiles, repliesTo } from '../probe';
import { readersOf, toldOf } from '../told';

/** The ship of the hand-written filing, and when it is expected. */
const EXPECTED = { vessel: 'IMO9074729', estimated: '2026-06-27T04:00:00Z' };

// What has arrived

Given('the arrival of a ship was notified', async function (this: ConformanceWorld) {
  await notifies(this, hoursAhead(this, 1), EXPECTED);
});

When('the probe files for the journey of that ship', async function (this: ConformanceWorld) {
  await probeFiles(this, { facts: { arrival: EXPECTED.estimated, departure: hoursAhead(this, -24) } });
});

Then('the filing is refused with code 92 at its means of transport, and nothing else is answered', async function (this: ConformanceWorld) {
  const { messageId } = kept(this);
  await this.run.simulators.ics2.settle();
  const answers = repliesTo(this, messageId);
  this.check('ICS2-LIF-02', 'IE3N01 and no IE3R01', answers.join(', ') || 'nothing', answers.join() === 'IE3N01', INTERFACE);
  await checkRefused(this, 'ICS2-LIF-02', 'IE3N01', '92', '/IE3F10/activeBorderTransportMeans');
});

When('the probe notifies the arrival of the filing by its MRN', async function (this: ConformanceWorld) {
  await notifies(this, hoursAhead(this, 1), { ...SHIP, mrns: [registered(this).about.mrn] });
});

Then('customs reports that it cannot arrive', async function (this: ConformanceWorld) {
  const readers = readersOf(await toldOf(this, 'IE3N07'));
  this.check('ICS2-INV-04', 'IE3N07 to the probe', `IE3N07 to ${readers}`, readers === 'probe', INTERFACE);
});

// What customs does

When('customs announces a control of the goods', async function (this: ConformanceWorld) {
  await this.run.simulators.ics2.acts.control(registered(this).about.mrn, { office: OFFICE, place: 'Container examination, Hamburg', items: [1] });
});

Then('the probe is told of the control', async function (this: ConformanceWorld) {
  const readers = readersOf(await toldOf(this, 'IE3N08'));
  if (!readers.includes('probe')) this.block(`customs has told ${readers} of the control`);
});

When('customs finds the particulars of the filing wrong', function (this: ConformanceWorld) {
  this.run.simulators.ics2.repository.life.close(registered(this).about.mrn, 'the particulars were found wrong');
});

When('the goods of the filing are presented', function (this: ConformanceWorld) {
  this.run.simulators.ics2.acts.present(registered(this).about.mrn);
});

// What is closed then

const place = (world: ConformanceWorld): string => `/${/<(IE3A\d\d) /.exec(kept(world).document)?.[1] ?? 'no amendment'}/MRN`;

Then('the amendment comes too late, and is refused with code 72 at the MRN', async function (this: ConformanceWorld) {
  await checkRefused(this, 'ICS2-AMD-08', 'IE3N01', '72', place(this));
});

Then('the amendment of what was invalidated is refused with code 72 at the MRN', async function (this: ConformanceWorld) {
  await checkRefused(this, 'ICS2-INV-04', 'IE3N01', '72', place(this));
});

Then('the invalidation is refused with code 72 at the MRN', async function (this: ConformanceWorld) {
  await checkRefused(this, 'ICS2-INV-03', 'IE3N01', '72', '/IE3Q04/MRN');
});
