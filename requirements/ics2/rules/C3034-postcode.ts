import { isNoCode, mandatory, optional, STATED_CONDITION, undecided } from './demand';
import { value } from './given';
import type { Condition } from './model';

const address = (country: string, postCode = ''): { in: string; xml: string } => ({
  in: 'IE3F10/declarant',
  xml: `<address><country>${country}</country>${postCode}</address>`,
});

/** HTI R&C 2.01; HTI CL 2.01, CL733. */
export const C3034: Condition = {
  id: 'C3034',
  about: 'Postcode, unless CL733 marks the country C.',
  scope: 'postcode of an address',
  note: 'By the letter of the condition a country that CL733 does not name, for example TW, needs a postcode.',
  ...STATED_CONDITION,
  requirement: 'ICS2-DAT-10',
  decide(scope, world) {
    const country = value(scope, 'country');
    if (country === undefined || !/^[A-Z]{2}$/.test(country) || isNoCode(world, 'CL718', country)) return undecided('the country');
    const list = world.codeLists.get('CL733');
    const practice = list?.kind === 'codes' ? list.classes.get(country) : undefined;
    if (practice === 'C') return optional(`CL733 marks ${country} C`);
    return mandatory(practice === undefined ? `only countries that CL733 marks C go without, and it does not name ${country}` : `CL733 marks ${country} ${practice}`);
  },
  examples: {
    good: [address('DE', '<postCode>28195</postCode>'), address('AE'), address('AE', '<postCode>00000</postCode>')],
    bad: [address('NL'), address('DE'), address('TW')],
  },
};
