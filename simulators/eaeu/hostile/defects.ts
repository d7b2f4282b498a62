import { buildEnvelope, uuidUrn, type FaultSubcode, type OutgoingMessage } from '../../../protocols/eaeu-soap';

/** What the defect of a message is, in the words of the features, and how a good message gets it. */
export interface Defect {
  damage(message: OutgoingMessage): OutgoingMessage | Buffer;
  /** Subcode of table 8 that fits, where the technological control finds it. */
  subcode?: FaultSubcode;
}

const ELSEWHERE = uuidUrn('7a1e0c5d-2b3f-4c6a-9d8e-0f1a2b3c4d5e');

/** A text in place of another in the written message: for what the builder does not offer. */
const rewritten = (message: OutgoingMessage, change: (text: string) => string): Buffer => Buffer.from(change(buildEnvelope(message).toString('utf8')));

/** The damage of the example printed in Decision 124 Annex 2, done to a message of ours. */
const ocr = {
  prefix: (value: string): string => value.replace(/^urn:/, 'um:'),
  broken: (value: string): string => value.replace(/-([0-9a-f]{12})$/, '-\n      $1'),
  letters: (value: string): string => value.replace(/1/g, 'l'),
};
const damagedIds = (message: OutgoingMessage): OutgoingMessage => ({
  ...message,
  messageId: ocr.broken(ocr.prefix(message.messageId!)),
  procedureId: ocr.letters(ocr.prefix(message.procedureId!)),
  conversationId: ocr.broken(message.conversationId!),
});
const COMMENT = '<!-- қолданбалы деңгей деректері -->';

export const DEFECTS: Readonly<Record<string, Defect>> = Object.freeze({
  'no wsa:To': { subcode: 'wsa:MessageAddressingHeaderRequired', damage: (message) => ({ ...message, to: undefined }) },
  'no int:ProcedureID': { subcode: 'int:InvalidHeader', damage: (message) => ({ ...message, procedureId: undefined }) },
  'no int:ConversationID': { subcode: 'int:InvalidHeader', damage: (message) => ({ ...message, conversationId: undefined }) },
  'a space that does not exist in wsa:To': { damage: (message) => ({ ...message, to: message.to!.replace('/CP/', '/XX/') }) },
  'a receiver that does not exist': { subcode: 'wsa:DestinationUnreachable', damage: (message) => ({ ...message, to: 'EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.099' }) },
  'a transaction that does not exist': { subcode: 'wsa:ActionNotSupported', damage: (message) => ({ ...message, action: message.action!.replace(/TRN\.\d{3}/, 'TRN.099') }) },
  'no int:ProcedureID and a FaultTo of another segment': { damage: (message) => ({ ...message, procedureId: undefined, faultTo: 'EAEU://BY/CP/P.EE.01/P.EE.01.ACT.003' }) },
  'no int:ProcedureID and a FaultTo': { damage: (message) => ({ ...message, procedureId: undefined, faultTo: 'EAEU://EEC/SR/gate' }) },
  'a body that breaks its schema': { damage: (message) => ({ ...message, body: message.body.replace(/<csdo:EventDateTime>[^<]*<\/csdo:EventDateTime>/, '') }) },
  'two values that break the schema': {
    damage: (message) => ({ ...message, body: message.body.replace(/(<csdo:EDocId>)[^<]*/, '$1not a UUID').replace(/(<csdo:EventDateTime>)[^<]*/, '$1yesterday') }),
  },
  'no-break spaces outside of the root': { damage: (message) => rewritten(message, (text) => text.replace('?>\n', '?>\n\u00a0\u00a0')) },
  'a document type declaration with entities': {
    damage: (message) => rewritten(message, (text) => text.replace('?>\n', '?>\n<!DOCTYPE bomb [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>\n')),
  },
  'the damage of the printed example': { damage: (message) => rewritten(damagedIds({ ...message, body: COMMENT }), (text) => text.replace('?>\n', '?>\n\u00a0\u00a0')) },
  'the same with blanks for no-break spaces': { damage: (message) => damagedIds({ ...message, body: COMMENT }) },
  'the same with repaired identifiers': { damage: (message) => ({ ...message, body: COMMENT }) },
  'the same with a body and damaged identifiers': { damage: damagedIds },
  'another relation': { damage: (message) => ({ ...message, relatesTo: { value: ELSEWHERE } }) },
});

/** The defect that features call so. @throws RangeError */
export function defectNamed(words: string): Defect {
  const found = DEFECTS[words];
  if (found === undefined) throw new RangeError(`no defect is called "${words}"`);
  return found;
}
