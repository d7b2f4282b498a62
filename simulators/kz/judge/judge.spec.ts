import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { envelope } from '../../../protocols/soap11';
import { loadXml, type Schema, type Xml } from '../../../protocols/xml';
import { CHANNEL_SCHEMA, channelSchemas, type StatusReading } from '../../../requirements/kz';
import { notification, gatewayAnswer } from '../answer';
import { rightBehaviour, type AuthorityBehaviour } from '../behaviour';
import { REVENUE_AUTHORITY_FAULTS } from '../faults';
import { probeDocument } from '../hostile/document';
import type { JournalEntry, Outcome } from '../model';
import { readRequest } from '../read';
import { readAnswer } from './answer';
import { judgeJournal } from './journal';
import { judgePresentation } from './presentation';
import { judgeReply, outcomeOf } from './reply';
import { judgeStanding } from './standing';
import { judgeLeadTime } from './timing';

const AT = Date.parse('2026-06-30T19:30:00Z');
const NAMES = { mode: 'road' as const, usage: ['01'], declarant: 'Сынақ Тасымал ЖШС', consignors: ['Khorgos Trade'], consignees: ['Алматы Сауда ЖШС'], goods: ['Spare parts'] };
const broken = (judgements: { requirement: string; holds: boolean }[]): string[] => [...new Set(judgements.filter((one) => !one.holds).map((one) => one.requirement))];

let xml: Xml;
let schema: Schema;
before(async () => {
  xml = await loadXml();
  schema = xml.compileSchema(channelSchemas(), CHANNEL_SCHEMA);
});

describe('kz judge: a document of the carrier', () => {
  const judged = (change: (text: string) => string): string[] => {
    const text = change(probeDocument({ documentId: 'd-1', dateTime: '2026-06-01T08:00:00Z' }));
    return broken(judgePresentation({ reading: readRequest(xml, schema, envelope(text)) }, NAMES));
  };
  const vehicle = /<autop:PIATTransportMeansItemDetails>.*<\/autop:PIATTransportMeansItemDetails>/;

  test('a right document holds in all its rules', () => assert.deepEqual(judged((same) => same), []));

  const cases: [what: string, change: (text: string) => string, expected: string[]][] = [
    ['the rail code', (text) => text.replace('1006826E', '1006827E'), ['KZPI-S01']],
    ['another root', (text) => text.replaceAll('AutoPreliminary>', 'RWPreliminary>').replace('<autop:AutoPreliminary ', '<autop:RWPreliminary '), ['KZPI-S01']],
    ['no EDocDateTime', (text) => text.replace(/<RUScat_ru:EDocDateTime>[^<]*<\/RUScat_ru:EDocDateTime>/, ''), ['KZPI-S02']],
    ['a sign of one character', (text) => text.replace('>ЭД<', '>Э<'), ['KZPI-S02']],
    ['no UsageCode', (text) => text.replace('<autop:UsageCode>01</autop:UsageCode>', ''), ['KZPI-S03']],
    ['no ContainerIndicator', (text) => text.replace('<autop:ContainerIndicator>0</autop:ContainerIndicator>', ''), ['KZPI-S04']],
    ['four vehicles', (text) => text.replace(vehicle, (one) => one.repeat(4)), ['KZPI-S05']],
    ['three vehicles', (text) => text.replace(vehicle, (one) => one.repeat(3)), []],
    ['an empty vehicle', (text) => text.replace(/<autop:MainConsignmentDetails>[\s\S]*<\/autop:MainConsignmentDetails>/, ''), []],
    ['no goods', (text) => text.replace(/<autop:GoodsItem>.*<\/autop:GoodsItem>/, ''), ['KZPI-S06']],
    ['no ordinal', (text) => text.replace('<autop:ConsignmentDetails><autop:ObjectOrdinal>1</autop:ObjectOrdinal>', '<autop:ConsignmentDetails>'), ['KZPI-S06']],
    ['no TIR indicator', (text) => text.replace('<autop:TIRCarnetIndicator>0</autop:TIRCarnetIndicator>', ''), ['KZPI-S06']],
    ['a letter in the BIN', (text) => text.replace('050140000123', '05014000012X'), ['KZPI-S08']],
    ['a four-digit office', (text) => text.replace('>57505<', '>5750<'), ['KZPI-S08']],
    ['the code of a train', (text) => text.replace('>31<', '>20<'), ['KZ281-06']],
    ['another purpose', (text) => text.replace('<autop:UsageCode>01', '<autop:UsageCode>02'), ['KZ281-06']],
    ['a changed name', (text) => text.replace('Khorgos Trade', 'Khorgos trade'), ['KZPI-S13']],
    ['a bare ampersand', (text) => text.replace('Khorgos Trade', 'Khorgos & Trade'), ['KZPI-S13']],
  ];
  for (const [what, change, expected] of cases) test(what, () => assert.deepEqual(judged(change), expected));

  test('purposes stand in any order', () => {
    const text = probeDocument({ documentId: 'd-1', dateTime: '2026-06-01T08:00:00Z' }).replace('<autop:UsageCode>01<', '<autop:UsageCode>02</autop:UsageCode><autop:UsageCode>01<');
    assert.deepEqual(broken(judgePresentation({ reading: readRequest(xml, schema, envelope(text)) }, { ...NAMES, usage: ['01', '02'] })), []);
  });
});

describe('kz judge: an answer of the authority', () => {
  const known = { documentId: 'd-1', receivedAt: AT, answeredAt: AT, reading: 'words' as const };
  const entry: JournalEntry = { document: 'd-1', regId: 'r-1', state: 'registered', number: undefined, reasons: [], at: AT };
  const outcomes = (behaviour: AuthorityBehaviour): Record<'registered' | 'refused', Outcome> => ({
    registered: { kind: 'registered', number: { country: 'KZ', date: behaviour.dayOfNumber(AT), serial: '000000001' }, remarks: [] },
    refused: { kind: 'refused', reasons: [{ code: 'KZ-STRUCT', text: 'BorderTransportDetails/ContainerIndicator: missing' }] },
  });
  const judged = (due: 'registered' | 'refused', change: (behaviour: AuthorityBehaviour) => void = () => {}, written: StatusReading = 'words', reading = written): string[] => {
    const behaviour = rightBehaviour();
    change(behaviour);
    const body = envelope(behaviour.answers(outcomes(behaviour)[due]).map((one) => notification(one, entry, 'n-1', AT, behaviour, written)).join(''));
    return broken(judgeReply(readAnswer(xml, schema, 200, body), { ...known, due, reading }, 'x'));
  };

  test('right answers hold', () => {
    assert.deepEqual(judged('registered'), []);
    assert.deepEqual(judged('refused'), []);
  });

  test('statuses are judged as the run reads them', () => {
    for (const reading of ['documented', 'style-sheet'] as const) {
      assert.deepEqual([judged('registered', undefined, reading), judged('refused', undefined, reading)], [[], []]);
      assert.deepEqual(judged('registered', undefined, reading, 'words'), ['KZ281-15']);
    }
    assert.deepEqual(judged('registered', undefined, 'style-sheet', 'documented'), ['KZ281-15']);
  });

  const visible: Record<string, 'registered' | 'refused'> = {
    'KZ281-05': 'refused', 'KZ281-10': 'registered', 'KZ281-11': 'registered', 'KZ281-12': 'refused', 'KZ281-13': 'registered', 'KZ281-15': 'registered', 'EEC52-e': 'registered', 'KZPI-S10': 'registered',
  };
  for (const [requirement, due] of Object.entries(visible)) {
    test(`the fault planted for ${requirement} breaks it alone`, () => assert.deepEqual(judged(due, REVENUE_AUTHORITY_FAULTS.find((fault) => fault.requirement === requirement)!.change), [requirement]));
  }

  describe('of an authority that writes otherwise', () => {
    const blamed = (change: (text: string) => string, more: object = {}): string => {
      const behaviour = rightBehaviour();
      const text = envelope(notification(outcomes(behaviour).registered, entry, 'n-1', AT, behaviour, 'words')).toString('utf8');
      assert.notEqual(change(text), text);
      const judgements = judgeReply(readAnswer(xml, schema, 200, Buffer.from(change(text))), { ...known, due: 'registered', ...more }, 'x');
      return judgements.filter(({ holds }) => !holds).map(({ requirement, weight = 'breach' }) => `${weight} ${requirement}`).join(', ');
    };
    const dated = (day: string) => (text: string): string => text.replace('<catpi_ru:Date>2026-07-01<', `<catpi_ru:Date>${day}<`);
    test('a date with a zone is that day', () => assert.equal(blamed(dated('2026-07-01+05:00')), ''));
    test('the day of Greenwich is a breach', () => assert.equal(blamed(dated('2026-06-30')), 'breach EEC52-e'));
    test('a clock that the run does not move tells nothing of the day', () => assert.equal(blamed(dated('2026-11-22'), { ownClock: true }), ''));
    test('letters in the number are a finding', () => assert.equal(blamed((text) => text.replace('>000000001<', '>00000A001<')), 'advice EEC52-e'));
    test('eight characters are a breach', () => assert.match(blamed((text) => text.replace('>000000001<', '>00000001<')), /breach EEC52-e/));
  });

  test('of a document that nobody knows, a reasoned refusal need not state id and status', () => {
    const [behaviour, due] = [rightBehaviour(), { regId: 'r-1', due: 'unknown' as const, reading: 'words' as const }];
    const refusal = envelope(notification(outcomes(behaviour).refused, entry, 'n-1', AT, behaviour, 'words')).toString('utf8');
    const holds = (text: string): boolean => judgeStanding(readAnswer(xml, schema, 200, Buffer.from(text)), due, 'x').holds;
    assert.equal(holds(refusal), true);
    assert.equal(holds(refusal.replace(/<npir:PI_DocResult>.*<\/npir:PI_DocResult>/s, '')), true);
    assert.equal(holds(refusal.replace('ERROR', 'INFO')), false);
    assert.equal(holds(refusal.replace('r-1', 'r-2')), false);
  });

  test('silence on the document breaks the duty that was due', () => {
    const gateway = readAnswer(xml, schema, 200, gatewayAnswer('SCSS001', 'm-1', AT));
    assert.deepEqual(broken(judgeReply(gateway, { ...known, due: 'registered' }, 'x')), ['KZ281-04']);
    assert.deepEqual(broken(judgeReply(gateway, { ...known, due: 'refused' }, 'x')), ['KZ281-05']);
    assert.equal(outcomeOf(gateway).kind, 'undecided');
    for (const body of ['', 'garbage', '<a/>']) assert.equal(readAnswer(xml, schema, 200, Buffer.from(body)).kind, 'none');
  });
});

describe('kz judge: journal and lead time', () => {
  const number = { country: 'KZ', date: '2026-06-01', serial: '000000001' };
  const registered: JournalEntry = { document: 'a', regId: 'r', state: 'registered', number, reasons: [], at: AT };
  const refused: JournalEntry = { document: 'b', regId: 's', state: 'refused', number: undefined, reasons: [], at: AT };
  const given = new Set(['KZ/010626/000000001']);
  test('in order', () => assert.deepEqual(broken(judgeJournal([registered, refused], given, 'x')), []));
  test('a registration without number', () => assert.deepEqual(broken(judgeJournal([{ ...registered, number: undefined }], given, 'x')), ['EEC52-c']));
  test('a number without registration', () => assert.deepEqual(broken(judgeJournal([refused], given, 'x')), ['EEC52-c']));
  test('a number used twice', () => assert.deepEqual(broken(judgeJournal([registered, registered], given, 'x')), ['EEC52-c']));
  test('a refusal without time', () => assert.deepEqual(broken(judgeJournal([registered, { ...refused, at: undefined }], given, 'x')), ['EEC52-d']));
  test('an empty journal proves nothing', () => assert.deepEqual(broken(judgeJournal([], new Set(), 'x')), ['EEC52-d']));

  const arrival = '2026-06-01T18:00:00+05:00';
  test('at the limit in time, a second later not, never come not', () => {
    const limit = Date.parse('2026-06-01T11:00:00Z');
    assert.equal(judgeLeadTime('KZPI-T01', limit, limit, arrival, 'PT2H').holds, true);
    assert.equal(judgeLeadTime('KZPI-T01', limit + 1000, limit + 1000, arrival, 'PT2H').holds, false);
    assert.equal(judgeLeadTime('KZPI-T05', undefined, limit, arrival, 'PT2H').holds, false);
  });
});
