import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { loadXml, type Schema } from '../../protocols/xml';
import { CHANNEL_SCHEMA, channelSchemas, chapterExists, formatNumber, hasLetters, kazakhDate, kazakhDateTime, leadTime, numberProblems, parseNumber, parseStructure, StructureError } from '.';

describe('kz: registration number (Decision 52)', () => {
  test('has the form XX/DDMMYY/000000000', () => {
    const number = { country: 'KZ', date: '2026-01-30', serial: '000000001' };
    assert.equal(formatNumber(number), 'KZ/300126/000000001');
    assert.deepEqual(parseNumber('KZ/300126/000000001'), number);
    assert.deepEqual(numberProblems(number), []);
  });

  test('is dated by the Kazakh civil day, not by UTC', () => {
    assert.equal(kazakhDate(Date.parse('2026-01-30T18:59:59Z')), '2026-01-30');
    assert.equal(kazakhDate(Date.parse('2026-01-30T19:30:00Z')), '2026-01-31');
    assert.equal(kazakhDateTime(Date.parse('2026-01-30T19:30:00Z')), '2026-01-31T00:30:00+05:00');
  });

  for (const bad of ['KZ/310226/000000001', 'KZ/300126/00000001', 'kz/300126/000000001', '940101300123', 'KZ-300126-000000001']) {
    test(`${bad} is none`, () => assert.equal(parseNumber(bad), undefined));
  }

  test('names what is wrong with its parts', () => {
    assert.deepEqual(numberProblems({ country: 'RU', date: '2026-02-31', serial: '12' }), [
      'country RU is not KZ', '2026-02-31 is not a date of the calendar', 'serial 12 does not have nine letters or digits']);
    assert.equal(hasLetters({ country: 'KZ', date: '2026-01-30', serial: 'A00000001' }), true);
    assert.equal(hasLetters({ country: 'KZ', date: '2026-01-30', serial: '000000001' }), false);
  });
});

describe('kz: lead time', () => {
  const arrival = '2026-06-01T20:00:00+08:00';
  test('equality is in time, whatever the offset', () => {
    assert.equal(leadTime(Date.parse('2026-06-01T10:00:00Z'), arrival, 'PT2H').inTime, true);
    assert.equal(leadTime(Date.parse('2026-06-01T15:00:00+05:00'), '2026-06-01T12:00:00Z', 'PT2H').inTime, true);
  });
  test('one millisecond later is late', () => assert.equal(leadTime(Date.parse('2026-06-01T10:00:00.001Z'), arrival, 'PT2H').lateBy, 1));
  test('an arrival without offset is ambiguous', () => assert.throws(() => leadTime(0, '2026-06-01T20:00:00', 'PT2H'), RangeError));
});

describe('kz: structures', () => {
  let schema: Schema;
  const blocks = [...readFileSync(join(__dirname, 'README.md'), 'utf8').matchAll(/```xml\n([\s\S]*?)```/g)].map((match) => match[1]!);
  const request = blocks[0]!;
  before(async () => {
    schema = (await loadXml()).compileSchema(channelSchemas(), CHANNEL_SCHEMA);
  });
  const problems = (text: string): string[] => schema.validate(Buffer.from(text)).map((one) => `${one.kind} ${one.path.split('/').pop()}`);

  test('the examples of the README are valid', () => {
    assert.deepEqual(problems(request), []);
    assert.deepEqual(problems(blocks[1]!), []);
  });

  const broken: [what: string, from: RegExp, to: string, expected: string][] = [
    ['no container indicator', /<autop:ContainerIndicator>0<\/autop:ContainerIndicator>/, '', 'unexpected-element PIATTransportMeansItemDetails'],
    ['the rail code under the road root', /1006826E/, '1006827E', 'value AutoPreliminary'],
    ['seven digits of HS code', /8708999709/, '8708999', 'value GoodsTNVEDCode'],
    ['a letter in the BIN', /050140000123/, '05014000012A', 'value BIN'],
    ['an unknown element', /<autop:UsageCode>01/, '<autop:Colour/><autop:UsageCode>01', 'unexpected-element Colour'],
    ['goods left out', /<autop:GoodsItem>[\s\S]*<\/autop:GoodsItem>/, '', 'missing-element ConsignmentDetails'],
    ['an element of another namespace', /cat_ru:DocumentID>/g, 'autop:DocumentID>', 'unexpected-element DocumentID'],
  ];
  for (const [what, from, to, expected] of broken) test(`refuses ${what}`, () => assert.ok(problems(request.replace(from, to)).includes(expected), problems(request.replace(from, to)).join('; ')));

  test('takes every element of the album at its place, whatever is in it, and refuses it elsewhere', () => {
    const power = '<cat_ru:INNSign>7701234567</cat_ru:INNSign>';
    const tank = '<autop:TransportMeansGrossMass><catpi_ru:MeasuredAmount>18000</catpi_ru:MeasuredAmount></autop:TransportMeansGrossMass>';
    const document = /<cat_ru:DocumentID>[^<]*<\/cat_ru:DocumentID>/.exec(request)![0];
    assert.deepEqual(problems(request.replace(document, `${document}${power}`)), []);
    assert.deepEqual(problems(request.replace(document, `${power}${document}`)), ['unexpected-element INNSign']);
    assert.deepEqual(problems(request.replace('</autop:BorderTransportDetails>', `${tank}</autop:BorderTransportDetails>`)), []);
  });

  test('refuses a fourth vehicle', () => {
    const vehicle = /<autop:PIATTransportMeansItemDetails>[\s\S]*<\/autop:PIATTransportMeansItemDetails>/.exec(request)![0];
    assert.deepEqual(problems(request.replace(vehicle, vehicle.repeat(3))), []);
    assert.deepEqual(problems(request.replace(vehicle, vehicle.repeat(4))), ['unexpected-element PIATTransportMeansItemDetails[4]']);
  });

  /** Synthetic instances that were validated against the album's own schemas, which are not ours to keep. */
  const instances = join(process.env['CUSTOMS_CONFORMANCE_SHARED'] ?? resolve(__dirname, '../../../shared'), 'data/kz-pre-arrival/instances');
  const skip = existsSync(instances) ? false : `no instances at ${instances}`;
  for (const name of ['AutoPreliminary', 'Notif_PIResult_registered', 'Notif_PIResult_refused']) {
    test(`takes what the album's schemas take: ${name}`, { skip }, () => {
      const instance = readFileSync(join(instances, `${name}_synthetic.xml`), 'utf8').replace(/^<\?xml.*\?>/, '');
      assert.deepEqual(problems(`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${instance}</s:Body></s:Envelope>`), []);
    });
  }

  test('says where our own data is wrong', () => {
    assert.throws(() => parseStructure('autop:A 1\n  autop:B 9', 'x.txt'), (error: unknown) => error instanceof StructureError && error.message.startsWith('x.txt:2'));
    assert.throws(() => parseStructure('autop:A 1\n    autop:B 1', 'x.txt'), /wrong indentation/);
    assert.throws(() => parseStructure('zz:A 1', 'x.txt'), /known prefix/);
    assert.throws(() => parseStructure('autop:A 1\n  autop:B 1 Nothing', 'x.txt'), /no value type/);
  });

  test('chapter 77 is reserved in the Harmonised System', () => {
    assert.equal(chapterExists('7701000000'), false);
    assert.equal(chapterExists('8708999709'), true);
    assert.equal(chapterExists('9801000000'), false);
  });
});
