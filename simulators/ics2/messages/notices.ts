import { isoSeconds } from '../../../protocols/time/clock';
import { containers, document, party, receptacles, type NamedDocument, type Subject } from './requests';
import { writeMessage } from './write-message';

/** The goods that are not held up, where they are listed; nothing named = all of them. */
export interface ClearedGoods {
  houses?: readonly NamedDocument[];
  containers?: readonly string[];
  receptacles?: readonly string[];
}

/** IE3N03: the analysis is done, and this may be loaded, or come in. `at` is business time, epoch ms. @throws MessageError */
export function assessmentComplete(subject: Subject, goods: ClearedGoods, at: number): string {
  const { mrn, memberState, representative, declarant, carrier, master } = subject;
  return writeMessage('IE3N03', {
    MRN: mrn,
    completionDate: isoSeconds(at),
    assessmentComplete: {
      receptacle: receptacles(goods.receptacles),
      transportDocument: goods.houses?.map(document),
      transportEquipment: containers(goods.containers),
    },
    responsibleMemberState: { country: memberState },
    representative: party(representative),
    transportDocument: document(master),
    carrier: party(carrier),
    declarant: party(declarant),
  });
}
