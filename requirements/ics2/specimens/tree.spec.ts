import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml, type XmlElement } from '../../../protocols/xml';
import { makeSpecimen } from './specimen';
import { type Twig, writeXml } from './tree';

describe('specimens as XML', () => {
  let xml: Xml;
  before(async () => {
    xml = await loadXml();
  });

  test('are their own canonical form, and indented hold the same values', () => {
    for (const message of ['IE3F32', 'IE3F11', 'IE3R02']) {
      for (let seed = 0; seed < 10; seed++) {
        const specimen = makeSpecimen(message, { kind: 'random', seed });
        const [declaration, ...rest] = writeXml(specimen).split('\n');
        assert.match(declaration!, /^<\?xml version="1.0" encoding="UTF-8"\?>$/);
        assert.ok(xml.canonicalize(writeXml(specimen)) === rest.join('\n').trim(), `${message}, seed ${seed}`);
        const flat = (text: string): string => text.replace(/>\s+</g, '><').trim();
        assert.ok(flat(writeXml(specimen, { indent: true })) === flat(writeXml(specimen)), `${message}, seed ${seed}`);
      }
    }
  });

  test('whatever a value holds is written so that a parser reads it back', () => {
    const hard = ' a & b < c > d "e" \'f\'\tg\r\nh ]]> Ελλάς груз ';
    const specimen = makeSpecimen('IE3F32', { kind: 'full' });
    const harden = (twig: Twig): void => {
      if (twig.value !== undefined) twig.value = hard;
      twig.children.forEach(harden);
    };
    harden(specimen);
    const parsed = xml.read(Buffer.from(writeXml(specimen)));
    assert.ok(parsed.ok);
    const pending: XmlElement[] = [parsed.root];
    let read = 0;
    for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
      pending.push(...element.children);
      for (const { value } of element.attributes) assert.equal(value, hard);
      if (element.children.length === 0 && element.attributes.length === 0) assert.equal(element.text, hard);
      read += element.attributes.length + 1;
    }
    assert.ok(read > 200);
    assert.equal(xml.canonicalize(writeXml(specimen)), writeXml(specimen).slice(writeXml(specimen).indexOf('\n') + 1, -1));
  });
});
