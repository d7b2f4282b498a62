import { Given, Then, When } from '@cucumber/cucumber';
import { all, at, textAt } from '../../../protocols/xml';
import { millisecondsOf } from '../../../requirements/parameters';
import type { CounterParty } from '../../../simulators/ics2/counter-filers/counter-filers';
import type { ConformanceWorld } from '../../support/world';
import { part } from '../linking/one-consignment';
import { INTERFACE } from '../probe';
import { readersOf, readTold, toldOf } from '../told';

const PARTY = '(carrier|house filer|second house filer|consignee)';

Given(new RegExp(`^the ${PARTY} wants (to hear|no word) of missing filings$`), async function (this: ConformanceWorld, who: CounterParty, what: string) {
  const { counterFilers, subscriptions } = this.run.simulators.ics2;
  subscriptions.set(await counterFilers.eori(who), what === 'to hear' ? ['IE3N02'] : []);
});

Given(new RegExp(`^the ${PARTY} can be reached$`), async function (this: ConformanceWorld, who: CounterParty) {
  const { counterFilers, directory } = this.run.simulators.ics2;
  directory.prefer(await counterFilers.eori(who), await counterFilers.partyId(who));
});

When('the linking timer runs out', async function (this: ConformanceWorld) {
  await this.moveBusinessClock(this.run.business.now() + millisecondsOf(this.run.parameter, 'linking.timer'), 'the linking timer runs out');
  await this.run.simulators.ics2.settle();
});

/** Who has not filed, as IE3N02 tells one party. */
async function missingAs(world: ConformanceWorld, who: string): Promise<string> {
  const told = (await toldOf(world, 'IE3N02')).filter(({ to }) => to === who);
  const lists: string[] = [];
  for (const { push } of told) {
    const { root, problems } = await readTold(world, push);
    lists.push(problems.length > 0 ? `a message against its table (${problems.join('; ')})` : all(root, 'supplementaryDeclarant/identificationNumber').map(({ text }) => text.trim()).join(', '));
  }
  return lists.join('; and ') || 'of nothing';
}

Then(new RegExp(`^the ${PARTY} is told that the ${PARTY} has not filed, and of nobody else$`), async function (this: ConformanceWorld, who: CounterParty, missing: CounterParty) {
  const due = await this.run.simulators.ics2.counterFilers.eori(missing);
  const seen = await missingAs(this, who);
  this.check('ICS2-NOT-08', `IE3N02 that names ${due}`, seen, seen === due, INTERFACE);
});

Then(new RegExp(`^the ${PARTY} is told of no missing filing$`), async function (this: ConformanceWorld, who: CounterParty) {
  const seen = await missingAs(this, who);
  this.check('ICS2-NOT-08', 'no IE3N02', seen, seen === 'of nothing', INTERFACE);
});

Then(new RegExp(`^the ${PARTY} is told by IE3N11 of the master document and the office, and of no MRN$`), async function (this: ConformanceWorld, who: CounterParty) {
  const told = await toldOf(this, 'IE3N11');
  const readers = readersOf(told);
  this.check('ICS2-NOT-09', `IE3N11 to the ${who}`, `IE3N11 to ${readers}`, readers === who, INTERFACE);
  const { push } = told[0]!;
  const { root, problems } = await readTold(this, push);
  const { mrn, facts: { master = '' }, document } = part(this, 'carrier', 'IE3F12');
  const office = /<customsOfficeOfFirstEntry><referenceNumber>([^<]*)/.exec(document)?.[1] ?? '';
  const own = await this.run.simulators.ics2.counterFilers.eori(who);
  const said = [textAt(root, 'transportDocument/documentNumber'), textAt(root, 'customsOfficeOfFirstEntry/referenceNumber'), textAt(root, 'supplementaryDeclarant/identificationNumber')];
  this.check('ICS2-NOT-09', [master, office, own].join(', '), said.join(', '), said.join() === [master, office, own].join(), INTERFACE);
  const discloses = at(root, 'MRN') !== undefined || (push.sealed.document ?? '').includes(mrn);
  this.check('ICS2-NOT-09', 'no MRN', discloses ? 'the MRN of the filing that names it' : 'no MRN', !discloses, INTERFACE);
  this.check('ICS2-NOT-09', 'a message as its table has it', problems.join('; ') || 'as its table has it', problems.length === 0, INTERFACE);
});

Then(new RegExp(`^the ${PARTY} is told nothing$`), async function (this: ConformanceWorld, who: CounterParty) {
  const seen = (await this.run.simulators.ics2.counterFilers.told(who)).map(({ action }) => action);
  const readers = readersOf(await toldOf(this, 'IE3N11'));
  this.check('ICS2-NOT-09', 'nothing', `${seen.join(', ') || 'nothing'}; IE3N11 to ${readers}`, seen.length === 0 && readers === 'nobody', INTERFACE);
});
