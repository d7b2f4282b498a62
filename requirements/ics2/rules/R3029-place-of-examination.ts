import { choice } from './choice';
import { each, INFERRED, type Rule } from './model';

const WAYS = [['placeOfExamination'], ['referenceNumber']];

const place = (message: string, inner: string): { in: string; xml: string } => ({
  in: `${message}/control`,
  xml: `<examinationPlace>${inner}</examinationPlace>`,
});

/** HTI R&C 2.01. */
export const R3029: Rule = {
  id: 'R3029',
  about: 'The place where goods are examined is described, or given by its reference number.',
  scope: 'examination place of a control notification (IE3N08, IE3N09)',
  note: 'Customs sends these messages: no trader answers them with an error message, so the code has no source. Both together are accepted.',
  ...INFERRED,
  judge: each((group) => choice(group, WAYS)),
  examples: {
    good: [
      place('IE3N08', '<placeOfExamination>Shed 12</placeOfExamination>'),
      place('IE3N09', '<referenceNumber>DE004851</referenceNumber>'),
    ],
    bad: [place('IE3N08', ''), place('IE3N09', '')],
  },
};
