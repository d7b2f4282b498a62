import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml, type XmlElement } from '../../../protocols/xml';
import { traderMessage } from '../hostile/trader-message';
import { TRADER_ACTIONS } from '../trader-interface/admission';
import { functionalReferenceOf, referenceOf } from './reference';

let xml: Xml;
before(async () => (xml = await loadXml()));

const facts = { number: 'NUMBER-1', documents: 'DOC', eori: 'DE1234567890123', mrn: '26DE00000000001AT2', referral: 'RFI-1', day: '2026-06-01' };
const rootOf = (text: string): XmlElement => {
  const read = xml.read(Buffer.from(text));
  assert.ok(read.ok);
  return read.root;
};

describe('what a message says of itself', () => {
  test('every trader message is named by LRN or MRN as table 9 has it', () => {
    for (const message of TRADER_ACTIONS) {
      const named = functionalReferenceOf(referenceOf(rootOf(traderMessage(message, facts))));
      const lrn = message.startsWith('IE3F') || message === 'IE3N06';
      assert.equal(named, lrn ? facts.number : facts.mrn, message);
    }
  });

  test('a consultation by document is named by its own number', () => {
    const document = traderMessage('IE3Q05', facts).replace(/<MRN>.*?<\/MRN>/, '');
    assert.equal(functionalReferenceOf(referenceOf(rootOf(document))), facts.number);
  });

  test('master document and carrier are found where the table of the filing has them', () => {
    const without = ['F23', 'F30', 'F32', 'F34', 'F43', 'F44'];
    for (const message of [...TRADER_ACTIONS].filter((one) => one.startsWith('IE3F'))) {
      const { transportDocument, declarant, addressedMemberState, customsOffice } = referenceOf(rootOf(traderMessage(message, facts)));
      assert.equal(transportDocument === undefined, without.includes(message.slice(3)), message);
      assert.equal(declarant, facts.eori);
      assert.ok((addressedMemberState === undefined) !== (customsOffice === undefined), message);
    }
  });

  test('where consignments name different documents there is none to repeat', () => {
    const one = traderMessage('IE3F14', facts);
    const two = one.replace(/<consignmentHouseLevel>[\s\S]*<\/consignmentHouseLevel>/, (house) => house + house.replace('DOC-1', 'DOC-9'));
    assert.equal(referenceOf(rootOf(two)).transportDocument, undefined);
    assert.equal(referenceOf(rootOf(one)).transportDocument?.number, 'DOC-1');
  });
});
