import { makeSpecimen } from '../requirements/ics2/specimens/specimen';
import { writeXml } from '../requirements/ics2/specimens/tree';

/** The elements of a name that stand beside each other, and what is around them. */
function parts(xml: string, name: string): { before: string; all: string[]; after: string } {
  const all = xml.match(new RegExp(`<${name}>[^]*?</${name}>`, 'g')) ?? [];
  const close = `</${name}>`;
  return { before: xml.slice(0, xml.indexOf(`<${name}>`)), all, after: xml.slice(xml.lastIndexOf(close) + close.length) };
}

const text = (message: string, indent: boolean): string => writeXml(makeSpecimen(message, { kind: 'full' }), { indent });

/** A valid IE3F10 of about so many bytes, indented as most systems write: a full filing with as many goods items as fit. */
export function seaFiling(bytes: number): Buffer {
  const { before, all, after } = parts(text('IE3F10', true), 'goodsItem');
  let items = '';
  for (let number = 1; number === 1 || Buffer.byteLength(before + items + after) < bytes; number++) {
    // The goods items of the specimen in turn: all the same would be advice (R3031).
    items += all[number % all.length]!.replace(/(<goodsItemNumber>)\d+/, `$1${number}`);
  }
  return Buffer.from(before + items + after);
}

/** A valid IE3F11 of exactly so many bytes: a full filing with as many house consignments as fit, and white space after the root. */
export function* groupageFiling(bytes: number): Generator<Buffer> {
  const { before, all, after } = parts(text('IE3F11', false), 'consignmentHouseLevel');
  let left = bytes - Buffer.byteLength(before + after);
  yield Buffer.from(before);
  for (let house = 1; ; house++) {
    // No two house consignments have the same transport document (R3052).
    const next = Buffer.from(all[0]!.replace(/(<transportDocumentHouseLevel><documentNumber>)[^<]*/, `$1HBL-${house}`));
    if (next.length > left) break;
    left -= next.length;
    yield next;
  }
  yield Buffer.from(after + '\n'.repeat(left));
}
