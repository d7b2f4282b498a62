import { packError, type OpenedUserMessage, type Packed, type Quirks, type SealingKey } from '../../../protocols/as4';
import { UNAVAILABLE_PAGE } from '../../../protocols/tls/misbehaviour';
import type { Answer } from '../reception';
import type { ScriptedAnswer } from './script';

/** What signals of a door are made with. */
export interface SignalTools {
  /** Id and time of the next one. */
  signal(): { messageId: string; timestamp: string };
  seal: SealingKey;
  receipt(messageId: string, references: OpenedUserMessage['seal']['references'], quirks?: Quirks): Promise<Packed>;
}

/** What goes back instead of the ordinary receipt. */
export interface Departure {
  answer: Answer;
  packed?: Packed;
  status?: number;
  text?: string;
}

export async function scripted(wanted: ScriptedAnswer, { header, seal: { references } }: OpenedUserMessage, { signal, seal, receipt }: SignalTools): Promise<Departure> {
  const { messageId } = header;
  switch (wanted.kind) {
    case 'unavailable':
      return { answer: { kind: 'http', status: 503 }, status: 503, text: UNAVAILABLE_PAGE };
    case 'mismatching-receipt': {
      const quirks: Quirks = wanted.differs === 'digest' ? { receiptReferences: 'wrong-digest' } : { refToMessageId: signal().messageId };
      return { answer: { kind: 'scripted', what: `receipt for another ${wanted.differs}` }, packed: await receipt(messageId, references, quirks) };
    }
    case 'error': {
      const { code, detail, signed, faultInBody } = wanted;
      const packed = packError({
        ...signal(), refToMessageId: messageId, errors: [{ code, detail, refToMessageInError: messageId }], seal: signed ? seal : undefined,
      });
      return { answer: { kind: 'error', code, detail }, packed: faultInBody ? withFault(packed) : packed };
    }
  }
}

/** The SOAP Fault that a Domibus puts into the Body beside an unsigned error (transport 2.5). Only for unsigned signals. */
function withFault(packed: Packed): Packed {
  const fault = '<env:Fault xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Code><env:Value>env:Receiver</env:Value></env:Code>'
    + '<env:Reason><env:Text xml:lang="en">An error occurred while processing your request.</env:Text></env:Reason></env:Fault>';
  const text = packed.body.toString('utf8').replace(/<\/([A-Za-z0-9]+):Body>/, (end) => `${fault}${end}`);
  return { ...packed, body: Buffer.from(text, 'utf8') };
}
