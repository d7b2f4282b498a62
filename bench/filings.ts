import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSpecimen } from '../requirements/ics2/specimens/specimen';
import { writeXml } from '../requirements/ics2/specimens/tree';

/** The elements of a name that stand beside each other, and what is around them. */
function parts(xml: string, name: string): { before: string; all: string[]; after: string } {
  const all = xml.match(new RegExp(`<${name}>[^]*?</${name}>`, 'g')) ?? [];
  const close = `</${name}>`;
  return { before: xml.slice(0, xml.indexOf(`<${name}>`)), all, after: xml.slice(xml.lastIndexOf(close) + close.length) };
}

const text = (message: string, indent: boolean): string => writeXml(makeSpecimen(message, { kind: 'full' }), { indent });

/** A valid IE3F10 of about so many bytes: the same filing with as many goods items as fit, its own in turn and numbered. */
function withItems(filing: string, bytes: number): Buffer {
  const { before, all, after } = parts(filing, 'goodsItem');
  let items = '';
  for (let number = 1; number === 1 || Buffer.byteLength(before + items + after) < bytes; number++) {
    // In turn, since all the same would be advice (R3031).
    items += all[number % all.length]!.replace(/(<goodsItemNumber>)\d+/, `$1${number}`);
  }
  return Buffer.from(before + items + after);
}

/** As a carrier files: one house consignment, what its goods need and no more, in many goods items. */
export const plainFiling = (bytes: number): Buffer =>
  withItems(readFileSync(join(__dirname, '../requirements/ics2/specimens/by-hand/ie3f10.xml'), 'utf8'), bytes);

/** The worst case: everything that the tables admit is given, so that every rule and every code list is asked. Indented. */
export const fullFiling = (bytes: number): Buffer => withItems(text('IE3F10', true), bytes);

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
