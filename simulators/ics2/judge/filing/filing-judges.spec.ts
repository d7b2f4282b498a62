import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import { judgeJoins, judgeNamedFilers, judgeSplit } from './filing-parts';
import { judgeComplete, judgeFilingType, judgeOwnFiling, judgeRole } from './filing-type';
import { judgeFreshLrn } from './local-reference';
import { judgeContainerNumber, judgeInstants, judgePhone, judgePostcodes, judgeShipNumber } from './typed-facts';

describe('judges of one fact of a filing', () => {
  let xml: Xml;
  before(async () => {
    xml = await loadXml();
  });
  const root = (content: string, message = 'IE3F10'): XmlElement => {
    const read = xml.read(Buffer.from(`<${message} xmlns="urn:wco:datamodel:eu:ics2:2">${content}</${message}>`));
    assert.ok(read.ok);
    return read.root;
  };
  /** The judge holds for the first text and for none of the others. */
  const holdsOnlyFor = (judge: (tree: XmlElement) => Judgement | Judgement[], [good, ...bad]: string[]): void => {
    const holds = (content: string): boolean => [judge(root(content))].flat().every((one) => one.holds);
    assert.ok(holds(good!), good);
    for (const content of bad) assert.ok(!holds(content), content);
  };

  test('type of filing: indicator, root and action are one, and of the role', () => {
    const type = (indicator: string, action: string, role: string): boolean =>
      judgeFilingType(root(`<SpecificCircumstanceIndicator>${indicator}</SpecificCircumstanceIndicator>`, 'IE3F20'), action, [role]).holds;
    assert.ok(type('F20', 'IE3F20', 'air-carrier'));
    assert.ok(!type('F21', 'IE3F20', 'air-carrier'));
    assert.ok(!type('F20', 'IE3F21', 'air-carrier'));
    assert.ok(!type('F20', 'IE3F20', 'sea-carrier'));
    assert.ok(!type('F20', 'IE3F20', 'itsp'));
  });

  test('a filing of the role; one complete filing; the own filing', () => {
    assert.ok(judgeRole(root('', 'IE3F50'), ['road-carrier']).holds);
    assert.ok(!judgeRole(root('', 'IE3F10'), ['road-carrier']).holds);
    assert.ok(judgeComplete([root('', 'IE3F11')]).holds);
    assert.ok(judgeComplete([root('', 'IE3F11'), root('', 'IE3Q05')]).holds);
    for (const others of [[], ['IE3F12'], ['IE3F11', 'IE3F15']]) assert.ok(!judgeComplete(others.map((name) => root('', name))).holds, others.join());
    const by = (eori: string): XmlElement => root(`<declarant><identificationNumber>${eori}</identificationNumber></declarant>`, 'IE3F15');
    assert.ok(judgeOwnFiling(by('DE1'), 'F15', 'DE1').holds);
    assert.ok(!judgeOwnFiling(by('DE2'), 'F15', 'DE1').holds);
    assert.ok(!judgeOwnFiling(by('DE1'), 'F14', 'DE1').holds);
    assert.ok(!judgeOwnFiling(undefined, 'F15', 'DE1').holds);
  });

  test('a local reference number is new, whichever of the earlier ones it might repeat', () => {
    const holds = (lrn?: string): boolean => judgeFreshLrn(lrn, ['LRN-1', 'LRN-2']).holds;
    assert.deepEqual([holds('LRN-3'), holds('LRN-1'), holds('LRN-2'), holds('X'.repeat(23)), holds()], [true, false, false, false, false]);
  });

  test('container number', () => {
    const sent = (number: string): string => `<transportEquipment><containerIdentificationNumber>${number}</containerIdentificationNumber></transportEquipment>`;
    holdsOnlyFor((tree) => judgeContainerNumber(tree, 'CSQU3054383'), [sent('CSQU3054383'), sent('CSQU 305438-3'), sent('MSKU3054383'), '']);
  });

  test('ship number', () => {
    const sent = (number: string, type: string): string => `<activeBorderTransportMeans><identificationNumber>${number}</identificationNumber><typeOfIdentification>${type}</typeOfIdentification></activeBorderTransportMeans>`;
    holdsOnlyFor((tree) => judgeShipNumber(tree, 'IMO9074729'), [sent('IMO9074729', '10'), sent('9074729', '10'), sent('IMO9074729', '80'), '']);
  });

  test('telephone number: the form, and the number that was meant', () => {
    const sent = (phone: string): string => `<declarant><communication><identifier>${phone}</identifier><type>TE</type></communication></declarant>`;
    holdsOnlyFor((tree) => judgePhone(tree, '494012345'), [sent('+49 40 12345'), sent('0049 (0)40-12345'), sent('+49040 12345'), sent('+49 40 12346'), '']);
    const own = (phone: string): string => sent('+49 40 12345') + sent(phone);
    holdsOnlyFor((tree) => judgePhone(tree, '494012345'), [own('+353 1 555 0100'), own('01 555 0100')]);
  });

  test('postcodes', () => {
    const at = (country: string, postcode?: string): string => `<address><city>X</city><country>${country}</country>${postcode === undefined ? '' : `<postCode>${postcode}</postCode>`}</address>`;
    const told = new Map([['TW', '104105'], ['HK', undefined]]);
    for (const good of [at('TW', '104105') + at('HK'), at('TW', '104 105') + at('HK', '000')]) {
      holdsOnlyFor((tree) => judgePostcodes(tree, told), [good, at('TW') + at('HK'), at('TW', '104105'), at('TW', '9') + at('HK')]);
    }
    // An operator established there itself, with its own address beside the one that was told.
    holdsOnlyFor((tree) => judgePostcodes(tree, told), [at('TW', '11001') + at('TW', '104105') + at('HK'), at('TW') + at('TW', '104105') + at('HK')]);
  });

  test('instants', () => {
    const sent = (text: string): string => `<activeBorderTransportMeans><estimatedDateAndTimeOfArrival><DateTime>${text}</DateTime></estimatedDateAndTimeOfArrival></activeBorderTransportMeans>`;
    holdsOnlyFor((tree) => judgeInstants(tree, { arrival: '2026-10-25T01:30:00Z' }), [sent('2026-10-25T01:30:00Z'), sent('2026-10-25T00:30:00Z'), sent('2026-10-25T02:30:00+01:00'), '']);
  });

  test('who files next', () => {
    const named = (...eoris: string[]): string => `<consignmentMasterLevel>${eoris.map((eori) => `<supplementaryDeclarant><identificationNumber>${eori}</identificationNumber></supplementaryDeclarant>`).join('')}</consignmentMasterLevel>`;
    holdsOnlyFor((tree) => judgeNamedFilers(tree, ['FR1']), [named('FR1'), named('DE1'), named('FR1', 'DE1'), named()]);
  });

  test('split consignment', () => {
    const split = (indicator: string, mrn = ''): string => `<splitConsignment>${mrn}<splitConsignmentIndicator>${indicator}</splitConsignmentIndicator></splitConsignment>`;
    const mrn = '<previousMRN>26NL000000000000T1</previousMRN>';
    holdsOnlyFor((tree) => judgeSplit(tree, undefined), [split('0'), split('1'), split('0', mrn), '']);
    holdsOnlyFor((tree) => judgeSplit(tree, '26NL000000000000T1'), [split('1', mrn), split('1'), split('0', mrn), split('1', mrn.replace('26', '25'))]);
  });

  test('what F25 joins: named by MRN or house waybill, nothing else in either place, with the master waybill', () => {
    const joined = { mrn: '26LU1', houseWaybill: 'HW1', airWaybill: '020-1' };
    const document = (level: string, number: string): string => `<transportDocument${level}Level><documentNumber>${number}</documentNumber></transportDocument${level}Level>`;
    const cites = (previous: string, house = 'HW1', master = '020-1'): string =>
      `<previousDocument><identification>${previous}</identification></previousDocument><consignmentMasterLevel><consignmentHouseLevel>` +
      `${document('Master', master)}${document('House', house)}</consignmentHouseLevel></consignmentMasterLevel>`;
    const wrong = [cites('LRN1'), cites('26LU1', 'HW2'), cites('26LU1', 'HW1', '020-2'), ''];
    for (const right of ['26LU1', 'HW1']) holdsOnlyFor((tree) => judgeJoins(tree, joined), [cites(right), ...wrong]);
  });
});
