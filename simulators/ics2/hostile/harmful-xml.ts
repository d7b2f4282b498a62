import type { Packed } from '../../../protocols/as4';
import { editBytes } from '../../../protocols/as4/corpus/entry';

/** What XML allows and AS4 does not, or no reader survives who takes everything. */

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

/** A header block of nobody, so deep that a reader which calls itself for each level runs out of stack. */
export function withDeepHeader(packed: Packed, levels: number): Packed {
  const deep = `<deep xmlns="urn:example:deep">${'<deep>'.repeat(levels - 1)}${'</deep>'.repeat(levels)}`;
  return editBytes(packed, (text) => text.replace('<env:Header>', `<env:Header>${deep}`));
}

/** A processing instruction in the signed header, which SOAP 1.2 forbids (part 1, section 5). */
export function withInstruction(packed: Packed): Packed {
  return editBytes(packed, (text) => text.replace('<eb:MessageInfo>', '<?trace on?><eb:MessageInfo>'));
}
