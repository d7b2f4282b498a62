import { choice } from './choice';
import { each, INFERRED, type Rule } from './model';

const WAYS = [['receptacle'], ['transportDocument'], ['transportEquipment']];

const details = (inner: string): { in: string; xml: string } => ({ in: 'IE3Q01', xml: `<doNotLoadDetails>${inner}</doNotLoadDetails>` });

/** HTI R&C 2.01. */
export const R3025: Rule = {
  id: 'R3025',
  about: 'A do-not-load request says which goods: by receptacles, a house transport document, or transport equipment.',
  scope: 'details of a do-not-load request (IE3Q01)',
  note: 'Customs sends this message: no trader answers it with an error message, so the code has no source.',
  ...INFERRED,
  judge: each((group) => choice(group, WAYS)),
  examples: {
    good: [
      details('<receptacle><receptacleIdentificationNumber>CNBJSADEFRA0001</receptacleIdentificationNumber></receptacle>'),
      details('<transportDocument><documentNumber>HAWB-1</documentNumber><type>N703</type></transportDocument>'),
      details('<transportEquipment><containerIdentificationNumber>CSQU3054383</containerIdentificationNumber></transportEquipment>'),
    ],
    bad: [details('')],
  },
};
