import { Then } from '@cucumber/cucumber';
import type { ConformanceWorld } from '../../support/world';
import { attempts, part, parts } from './one-consignment';
import { INTERFACE } from '../probe';

Then('the IE3F25 is registered under the MRN of the IE3F23', async function (this: ConformanceWorld) {
  const joined = parts(this).find(({ message }) => message === 'IE3F23')!;
  const joining = parts(this).find(({ message }) => message === 'IE3F25')!;
  this.check('ICS2-LNK-08', `IE3R01 with ${joined.mrn}`, `${joining.reply?.action ?? 'nothing'} with ${joining.mrn}`, joining.mrn === joined.mrn, INTERFACE);
});

Then('customs has noted the difference for the analyst, and told nobody', async function (this: ConformanceWorld) {
  const { counterFilers, repository, settle } = this.run.simulators.ics2;
  await settle();
  const refusals: string[] = [];
  for (const { who, message } of attempts(this)) {
    const told = (await counterFilers.told(who)).filter(({ action }) => action === 'IE3N99' || action === 'IE3N01');
    refusals.push(...told.map(({ action }) => `${action} to the ${who} after its ${message}`));
  }
  this.check('ICS2-LNK-09', 'no IE3N99 and no IE3N01', refusals.join(', ') || 'none', refusals.length === 0, INTERFACE);
  const flags = repository.filings.get(part(this, 'carrier', 'IE3F12').mrn)?.flags ?? [];
  this.check('ICS2-LNK-09', 'a difference in gross mass, noted', flags.join('; ') || 'nothing noted', flags.some((flag) => flag.startsWith('gross mass')), INTERFACE);
});
