import { type DataTable, Then, When } from '@cucumber/cucumber';
import type { Judgement } from '../../../requirements/judgement';
import type { ConformanceWorld } from '../../support/world';
import { consults, file, part, parts, type FilingRow } from './one-consignment';
import { INTERFACE } from '../probe';

/** States by their codes in CL744, in the words of the features. */
const CODES: Readonly<Record<string, string>> = {
  'pending linking': '04', linked: '05', invalidated: '09', 'pending completeness': '10', complete: '11', arrived: '19', presented: '21',
};

/** Rows that say in which state a filing is; each scenario claims one. */
const OF_STATES = ['ICS2-LNK-05', 'ICS2-LNK-06', 'ICS2-LNK-07', 'ICS2-LNK-08', 'ICS2-LNK-09', 'ICS2-TIM-17'];

When('these traders file for one consignment, one after the other:', async function (this: ConformanceWorld, table: DataTable) {
  await file(this, table.hashes() as unknown as FilingRow[]);
});

When(/^the carrier files one each of (IE3F\d\d(?: IE3F\d\d)*)$/, async function (this: ConformanceWorld, messages: string) {
  for (const filing of messages.split(' ')) {
    // Each is of a consignment of its own: a master document is filed once.
    this.kept.delete('consignment');
    await file(this, [{ who: 'carrier', filing }]);
  }
});

async function stateOf(world: ConformanceWorld, who: string, message: string): Promise<string> {
  const { mrn, who: filer } = part(world, who, message);
  const { reply, entities } = await consults(world, filer, { mrn });
  const filing = entities.find((one) => one.type === 'ENF' && one.identification === mrn);
  return filing === undefined ? `${reply?.action ?? 'nothing'} without it` : `state ${filing.state}`;
}

/** The same comparison under each row that it may prove; those that the scenario does not claim are passed over. */
function underEach(judgement: Omit<Judgement, 'requirement' | 'party'>): Judgement[] {
  return OF_STATES.map((requirement) => ({ requirement, party: INTERFACE, ...judgement }));
}

Then('customs shows them as follows:', async function (this: ConformanceWorld, table: DataTable) {
  for (const { who = '', filing = '', state = '' } of table.hashes()) {
    const due = `state ${CODES[state] ?? `(no code for "${state}")`}`;
    const seen = await stateOf(this, who, filing);
    this.judge(underEach({ expected: `${filing} of the ${who} ${state}, ${due}`, observed: seen, holds: seen === due }));
  }
});

Then('customs shows each of them as complete', async function (this: ConformanceWorld) {
  for (const { who, message } of parts(this)) {
    const seen = await stateOf(this, who, message);
    this.judge(underEach({ expected: `${message} complete, state 11`, observed: seen, holds: seen === 'state 11' }));
  }
});
