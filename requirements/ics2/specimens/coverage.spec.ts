import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageCodes, placesOf, structure } from '../structures/structures';
import { makeSpecimen } from './specimen';
import { placesHeld } from './testing/places-held';
import { writeXml } from './tree';

describe('what full and drawn specimens show of the tables', () => {
  test('a full one holds every place save the other way of a choice that is made once', (t) => {
    let [places, standing] = [0, 0];
    for (const message of messageCodes()) {
      const held = placesHeld(makeSpecimen(message, { kind: 'full' }));
      for (const { path } of placesOf(structure(message))) {
        places += 1;
        if (held.has(path)) {
          standing += 1;
          continue;
        }
        if (message === 'IE3N06') {
          // C3012, C3019: number of the ship or of the flight; R3048: MRNs or transport documents.
          assert.match(path, /\/(conveyanceReferenceNumber|relatedTransportDocument.*)$/);
          continue;
        }
        // C3003 to C3008: a place by its UN/LOCODE or by location and address.
        const [, place, child] = /^(.*\/placeOf[A-Z][a-z]+)\/(UNLOCODE|location|address|address\/country)$/.exec(path) ?? [];
        assert.ok(place !== undefined && held.has(`${place}/${child === 'UNLOCODE' ? 'location' : 'UNLOCODE'}`), path);
      }
    }
    t.diagnostic(`${standing} of ${places} places stand in 84 full specimens`);
    assert.equal(standing, 11_265);
  });

  test('what may be repeated stands twice in a full one, and a full one keeps a size to be looked at', () => {
    for (const message of messageCodes()) {
      const full = makeSpecimen(message, { kind: 'full' });
      assert.ok(writeXml(full).length < 400_000);
      const pending = [full];
      for (let twig = pending.pop(); twig !== undefined; twig = pending.pop()) {
        const { node, children } = twig;
        pending.push(...children);
        if (node.kind === 'value') continue;
        for (const { name, max } of node.children.filter((child) => child.max > 1)) {
          const times = children.filter((child) => child.node.name === name).length;
          assert.ok(times === 0 ? message === 'IE3N06' : times >= Math.min(2, max), `${message} ${name}: ${times}`);
        }
      }
    }
  });

  test('no drawn choice is always made the same way', () => {
    const seen = new Set<string>();
    const facts: Record<string, RegExp> = {
      'place by UN/LOCODE': /<placeOf\w+><UNLOCODE>/,
      'place by address': /<placeOf\w+><location>/,
      'split consignment': /<splitConsignmentIndicator>1</,
      'whole consignment': /<splitConsignmentIndicator>0</,
      'in containers': /<containerIndicator>1</,
      'not in containers': /<containerIndicator>0</,
      'equipment at a goods item': /<\/packaging><transportEquipment>/,
      'goods in bulk': /<packaging><typeOfPackages>/,
      'goods in packages': /<packaging><shippingMarks>/,
      'no commodity code': /<commodity><descriptionOfGoods>[^/]*<\/descriptionOfGoods><\/commodity>/,
      'natural persons': /<typeOfPerson>1</,
      'low value': /<code>10900</,
      'to order': /<code>10600</,
      'no consignee': /<\/additionalInformation><goodsItem>/,
      'inland waterway': /<ModeOfTransport>8</,
      'by P.O. box': /<country>\w\w<\/country><poBox>/,
      'by street': /<street>/,
      'no departure known': /<ModeOfTransport>1<\/ModeOfTransport><estimatedDateAndTimeOfDeparture>/,
      'Greek and Cyrillic': /\p{Script=Greek}.*\p{Script=Cyrillic}/u,
      'signs of XML': /&lt;42&gt;/,
    };
    for (const message of ['IE3F10', 'IE3F11', 'IE3F14', 'IE3F43']) {
      for (const seed of Array.from({ length: 10 }, (_, at) => at)) {
        const text = writeXml(makeSpecimen(message, { kind: 'random', seed }));
        for (const [fact, pattern] of Object.entries(facts)) if (pattern.test(text)) seen.add(fact);
      }
    }
    assert.deepEqual(
      Object.keys(facts).filter((fact) => !seen.has(fact)),
      [],
    );
  });
});
