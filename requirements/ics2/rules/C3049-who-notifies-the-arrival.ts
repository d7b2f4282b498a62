import { INFERRED_CONDITION, mandatory, optional } from './demand';
import type { Condition } from './model';

const PERSON = '<personNotifyingTheArrival><identificationNumber>DE1234567</identificationNumber></personNotifyingTheArrival>';
const NATIONAL = { channel: 'national-arrival-system', given: 'received by a national arrival system' } as const;

/** HTI R&C 2.01. Asks the channel of the message. */
export const C3049: Condition = {
  id: 'C3049',
  about: 'The person who notifies the arrival, where it is notified by the shared trader interface.',
  scope: 'person notifying the arrival (IE3N06, IE3N08)',
  note: 'Depends on the way the arrival reached customs and not on the message: optional where a national arrival system passed it on.',
  ...INFERRED_CONDITION,
  also: ['13'],
  decide: (_scope, { channel }) =>
    channel === 'trader-interface'
      ? mandatory('the arrival is notified by the trader interface')
      : optional('a national arrival system notified the arrival'),
  examples: {
    good: [
      { in: 'IE3N06', xml: `<LRN>ARR-1</LRN>${PERSON}` },
      { in: 'IE3N06', xml: '<LRN>ARR-1</LRN>', ...NATIONAL },
    ],
    bad: [{ in: 'IE3N06', xml: '<LRN>ARR-1</LRN>' }],
  },
};
