import { Then, When } from '@cucumber/cucumber';
import { textAt, loadXml } from '../../../protocols/xml';
import type { ConformanceWorld } from '../../support/world';
import { consults, part, type Consulted } from '../linking/one-consignment';
import { INTERFACE } from '../probe';

const DAY_MS = 86_400_000;

When(/^the carrier consults customs by the (master|house) document$/, async function (this: ConformanceWorld, level: 'master' | 'house') {
  const { document } = part(this, 'carrier', 'IE3F14');
  const name = level === 'master' ? 'transportDocumentMasterLevel' : 'transportDocumentHouseLevel';
  const [, number = '', type = ''] = new RegExp(`<${name}><documentNumber>([^<]*)</documentNumber><type>([^<]*)`).exec(document) ?? [];
  this.kept.set('consulted', await consults(this, 'carrier', level === 'master' ? { master: { number, type } } : { house: { number, type } }));
  this.kept.set('consulted by', number);
});

const KIND = { master: 'CML', house: 'CHL' };

Then(/^it is told of its (IE3F\d\d) alone, and of the (master|house) consignment$/, async function (this: ConformanceWorld, message: string, level: 'master' | 'house') {
  const { reply, entities } = this.keptAs<Consulted>('consulted');
  const { mrn } = part(this, 'carrier', message);
  const due = [`ENF ${mrn}`, `${KIND[level]} ${this.keptAs<string>('consulted by')}`];
  const seen = entities.map(({ type, identification }) => `${type} ${identification}`);
  const holds = reply?.action === 'IE3R08' && seen.length === due.length && due.every((one) => seen.includes(one));
  this.check('ICS2-CNS-04', due.join(', '), `${reply?.action ?? 'nothing'} with ${seen.join(', ')}`, holds, INTERFACE);
});

/** What a consultation by MRN brings beside its reply: messages with the MRN that they are about. */
async function broughtBy(world: ConformanceWorld, asks: boolean): Promise<string> {
  const { mrn } = part(world, 'carrier', 'IE3F12');
  const { reply, again } = await consults(world, 'carrier', { mrn }, asks);
  if (reply?.action !== 'IE3R08') return world.block(`customs answered the consultation with ${reply?.action ?? 'nothing'}`);
  const xml = await loadXml();
  const named = again.map(({ action, document = '' }) => {
    const read = xml.read(Buffer.from(document, 'utf8'));
    return `${action} about ${(read.ok ? textAt(read.root, 'MRN') : undefined) ?? 'nothing'}`;
  });
  return named.join(', ') || 'nothing';
}

Then('a consultation that asks for nothing more brings no notification', async function (this: ConformanceWorld) {
  const seen = await broughtBy(this, false);
  this.check('ICS2-CNS-05', 'nothing', seen, seen === 'nothing', INTERFACE);
});

Then(/^a consultation that asks for notifications brings (the IE3N02 again|none)$/, async function (this: ConformanceWorld, what: string) {
  const due = what === 'none' ? 'nothing' : `IE3N02 about ${part(this, 'carrier', 'IE3F12').mrn}`;
  const seen = await broughtBy(this, true);
  this.check('ICS2-CNS-05', due, seen, seen === due, INTERFACE);
});

Then('the house filer, who consults the filing and asks for notifications, is told nothing of it', async function (this: ConformanceWorld) {
  const { reply, entities, again } = await consults(this, 'house filer', { mrn: part(this, 'carrier', 'IE3F12').mrn }, true);
  const brought = [reply, ...again].map((one) => one?.action ?? 'nothing');
  this.check('ICS2-CNS-03', 'IE3N99, and nothing else', `${brought.join(', ')} with ${entities.length} entities`, brought.join() === 'IE3N99', INTERFACE);
});

When(/^(\d+) days pass$/, async function (this: ConformanceWorld, days: string) {
  await this.moveBusinessClock(this.run.business.now() + Number(days) * DAY_MS, `${days} days pass`);
  await this.run.simulators.ics2.settle();
});
