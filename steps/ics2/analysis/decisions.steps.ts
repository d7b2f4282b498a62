import { Then, When } from '@cucumber/cucumber';
import { loadXml, all } from '../../../protocols/xml';
import type { Done } from '../../../simulators/ics2/common-repository/analysis/desk';
import type { GoodsByNumber } from '../../../simulators/ics2/common-repository/analysis/goods';
import type { ConformanceWorld } from '../../support/world';
import { checkClaimed, documentsAt, filed } from './customs-side';

const list = (text: string): string[] => text.split(/, | and /);

/** A decision that the process forbids sends nothing: whether it does is what scenarios look at. */
function noted(world: ConformanceWorld, what: string, { refused }: Done): void {
  if (refused !== undefined) world.note('customs decided otherwise', `${what}: ${refused}`);
}

const forbid = async (world: ConformanceWorld, goods?: GoodsByNumber): Promise<void> =>
  noted(world, 'do not load', await world.run.simulators.ics2.analysis.doNotLoad(filed(world).mrn, goods));

When('customs finds nothing against the goods', async function (this: ConformanceWorld) {
  noted(this, 'nothing for now', await this.run.simulators.ics2.analysis.close(filed(this).mrn));
});

When('customs asks the filer for information', async function (this: ConformanceWorld) {
  noted(this, 'information', await this.run.simulators.ics2.analysis.ask(filed(this).mrn, [{ reference: 'RFI-1', type: 'RFI', text: 'State who packed the goods.' }]));
});

When('customs asks the filer for an amendment', async function (this: ConformanceWorld) {
  noted(this, 'amendment', await this.run.simulators.ics2.analysis.ask(filed(this).mrn, [{ reference: 'AMD-1', type: 'AMD', text: 'Describe the goods as they are.' }]));
});

When('customs wants the goods to be screened', async function (this: ConformanceWorld) {
  noted(this, 'screening', await this.run.simulators.ics2.analysis.screen(filed(this).mrn, [{ reference: 'RFS-1', methods: ['XRY'] }]));
});

When('customs forbids to load the goods', async function (this: ConformanceWorld) {
  await forbid(this);
});

When(/^customs forbids to load the container (\w+)$/, async function (this: ConformanceWorld, container: string) {
  await forbid(this, { containers: [container] });
});

Then(/^(IE3Q01|IE3N03) at the forwarder names the containers? (.+), and no other$/, async function (this: ConformanceWorld, message: string, containers: string) {
  const xml = await loadXml();
  const roots = (await documentsAt(this, 'the forwarder', message)).flatMap((document) => {
    const read = xml.read(Buffer.from(document, 'utf8'));
    return read.ok ? [read.root] : [];
  });
  const groups = { IE3Q01: 'doNotLoadDetails', IE3N03: 'assessmentComplete' };
  const named = roots.flatMap((root) => all(root, `${groups[message as keyof typeof groups]}/transportEquipment/containerIdentificationNumber`)).map(({ text }) => text.trim());
  checkClaimed(this, `${message} that names ${list(containers).join(', ')}`, `${message}, ${roots.length} times, naming ${named.join(', ') || 'none'}`, roots.length === 1 && named.join() === list(containers).join());
});
