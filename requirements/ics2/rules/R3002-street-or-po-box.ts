import { choice } from './choice';
import { each, type Rule, STATED } from './model';

const WAYS = [['street', 'number'], ['poBox']];

/** HTI R&C 2.01. */
export const R3002: Rule = {
  id: 'R3002',
  about: 'An address has a street with a number, or a P.O. box.',
  scope: 'address of a party',
  note: 'Both together are accepted: the text says "either ... or" and not that they exclude each other.',
  ...STATED,
  also: ['13'],
  judge: each((address) => choice(address, WAYS)),
  examples: {
    good: [
      { in: 'IE3F10/declarant', xml: '<address><street>Am Kai</street><number>7</number></address>' },
      { in: 'IE3F10/declarant', xml: '<address><poBox>10 07 47</poBox></address>' },
      { in: 'IE3F10/declarant', xml: '<address><street>Am Kai</street><number>7</number><poBox>10 07 47</poBox></address>' },
    ],
    bad: [
      { in: 'IE3F10/declarant', xml: '<address><street>Am Kai 7</street></address>' },
      { in: 'IE3F10/declarant', xml: '<address><number>7</number></address>' },
      { in: 'IE3F10/declarant', xml: '<address><city>Bremen</city></address>' },
    ],
  },
};
