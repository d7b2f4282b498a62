import { choice } from './choice';
import { each, INFERRED, type Rule } from './model';

const WAYS = [
  ['receptacle'],
  ['goodsItem'],
  ['consignmentHouseLevel'],
  ['packaging'],
  ['transportDocument'],
  ['transportEquipment'],
];

const subject = (message: string, inner: string): { in: string; xml: string } => ({
  in: `${message}/control/controlSubject`,
  xml: `<consignmentMasterLevel>${inner}</consignmentMasterLevel>`,
});

/** HTI R&C 2.01. */
export const R3030: Rule = {
  id: 'R3030',
  about: 'A control names at least one thing to be controlled.',
  scope: 'master consignment of a control notification (IE3N08, IE3N09)',
  note: 'Customs sends these messages: no trader answers them with an error message, so the code has no source.',
  ...INFERRED,
  judge: each((group) => choice(group, WAYS)),
  examples: {
    good: [
      subject('IE3N08', '<goodsItem><goodsItemNumber>1</goodsItemNumber></goodsItem>'),
      subject(
        'IE3N09',
        '<transportEquipment><containerIdentificationNumber>CSQU3054383</containerIdentificationNumber></transportEquipment>',
      ),
    ],
    bad: [subject('IE3N08', ''), subject('IE3N09', '')],
  },
};
