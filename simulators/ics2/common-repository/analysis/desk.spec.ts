import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { VirtualClock } from '../../../../protocols/time/clock';
import { loadXml, textAt, all, type Xml, type XmlElement } from '../../../../protocols/xml';
import type { MessageJudge } from '../../../../requirements/ics2/validate/judge';
import { counterFiling, type CounterFacts } from '../../counter-filers/filings';
import { messageJudge } from '../../message-judge';
import { createReferrals } from '../referrals';
import { createEvents } from '../events';
import { createFilings } from '../filings';
import { referenceOf } from '../../messages/reference';
import { createAnalysisDesk, type AnalysisDesk } from './desk';
import { soundAnalysis } from './conduct';

const NOW = Date.parse('2026-06-01T08:00:00Z');
const MRN = '26DE00000000001XT2';
const CONTAINERS = ['CSQU3054383', 'MSKU6011674', 'TGHU7599330'];
let xml: Xml;
let judge: MessageJudge;

before(async () => {
  xml = await loadXml();
  judge = await messageJudge();
});

interface Told {
  message: string;
  root: XmlElement;
}

/** The desk over one filing; what it tells goes to filer and carrier alike, and is judged as a trader would. */
function deskOf(message: string, facts: Partial<CounterFacts> = {}): { desk: AnalysisDesk; told: Told[] } {
  const document = Buffer.from(counterFiling(message, { lrn: 'L1', day: '2026-06-01', declarant: 'DE1234567890123', carrier: 'FR98765432109876', ...facts }));
  const rootOf = (bytes: Buffer): XmlElement => {
    const read = xml.read(bytes);
    assert.ok(read.ok);
    return read.root;
  };
  const filings = createFilings();
  const events = createEvents();
  const told: Told[] = [];
  const desk = createAnalysisDesk({
    filings, events, referrals: createReferrals(), below: () => [], conduct: soundAnalysis(), business: new VirtualClock(NOW), unlisted: () => undefined,
    rootOf: ({ bytes }) => rootOf(bytes),
    parties: () => [{ role: 'filer', eori: 'DE1234567890123' }],
    tell(action, write) {
      const written = Buffer.from(write({ role: 'filer', eori: 'DE1234567890123' }));
      assert.deepEqual(judge.judge(written, { message: action, day: '2026-06-01' }).problems.filter(({ weight }) => weight === 'reject'), [], action);
      told.push({ message: action, root: rootOf(written) });
      return Promise.resolve([]);
    },
  });
  const root = rootOf(document);
  filings.lodge({ mrn: MRN, message, reference: referenceOf(root), lodgedAt: NOW, bytes: document }, root);
  events.emit({ kind: 'accepted', mrn: MRN, at: NOW });
  return { desk, told };
}

const texts = (root: XmlElement | undefined, place: string): string[] => all(root, place).map(({ text }) => text.trim());
const CLEARED = 'assessmentComplete/transportEquipment/containerIdentificationNumber';
const HOUSES = 'assessmentComplete/transportDocument/documentNumber';

describe('the desk of analysis', () => {
  test('asks several things at once, and copies all of them', async () => {
    const { desk, told } = deskOf('IE3F10');
    await desk.ask(MRN, [{ reference: 'R1', type: 'RFI', text: 'Who packed it?' }, { reference: 'R2', type: 'AMD', pointer: '/IE3F10/declarant' }]);
    assert.deepEqual(told.map(({ message }) => message), ['IE3Q02', 'IE3N04']);
    for (const { root } of told) {
      assert.deepEqual(texts(root, 'referralRequestDetails/referralRequestReference'), ['R1', 'R2']);
      assert.deepEqual(texts(root, 'referralRequestDetails/requestType'), ['RFI', 'AMD']);
    }
  });

  test('asks for a thousand things no more than the table admits', async () => {
    const { desk } = deskOf('IE3F10');
    const questions = Array.from({ length: 1000 }, (_, at) => ({ reference: `R${at}`, type: 'RFI' as const }));
    await assert.rejects(desk.ask(MRN, questions), /1000 times, the table has 1\.\.999/);
    assert.deepEqual((await desk.ask(MRN, questions.slice(1))).refused, undefined);
  });

  test('lists those containers that are not held, and nothing where nothing is', async () => {
    const { desk, told } = deskOf('IE3F10', { containers: CONTAINERS });
    await desk.doNotLoad(MRN, { containers: ['MSKU6011674'] });
    await desk.close(MRN);
    assert.deepEqual(told.map(({ message }) => message), ['IE3Q01', 'IE3N03']);
    assert.deepEqual(texts(told[0]!.root, 'doNotLoadDetails/transportEquipment/containerIdentificationNumber'), ['MSKU6011674']);
    assert.deepEqual(texts(told[1]!.root, CLEARED), ['CSQU3054383', 'TGHU7599330']);
  });

  test('held one after the other until none is left: no notice', async () => {
    const { desk, told } = deskOf('IE3F10', { containers: CONTAINERS });
    for (const container of CONTAINERS) await desk.doNotLoad(MRN, { containers: [container] });
    await desk.close(MRN);
    assert.deepEqual(told.map(({ message }) => message), ['IE3Q01', 'IE3Q01', 'IE3Q01']);
  });

  test('a clean analysis lists nothing, whatever the containers', async () => {
    const { desk, told } = deskOf('IE3F10', { containers: CONTAINERS });
    await desk.close(MRN);
    assert.deepEqual(texts(told[0]!.root, CLEARED), []);
    assert.equal(all(told[0]!.root, 'assessmentComplete').length, 0);
  });

  test('before loading there is one notice for each house consignment that is not held', async () => {
    const { desk, told } = deskOf('IE3F24', { houses: [{ document: 'H1' }, { document: 'H2' }, { document: 'H3' }] });
    await desk.doNotLoad(MRN, { houses: ['H2'] });
    await desk.close(MRN);
    assert.deepEqual(told.map(({ message }) => message), ['IE3Q01', 'IE3N03', 'IE3N03']);
    assert.deepEqual(texts(told[0]!.root, 'doNotLoadDetails/transportDocument/documentNumber'), ['H2']);
    assert.deepEqual(told.slice(1).map(({ root }) => texts(root, HOUSES)), [['H1'], ['H3']]);
    assert.deepEqual(told.slice(1).map(({ root }) => [textAt(root, 'transportDocument/documentNumber') !== undefined, textAt(root, 'carrier/identificationNumber')]), [
      [true, 'FR98765432109876'], [true, 'FR98765432109876'],
    ]);
  });

  test('before loading the notice of F26 names neither master document nor carrier', async () => {
    const { desk, told } = deskOf('IE3F26', { houses: [{ document: 'H1' }] });
    await desk.close(MRN);
    assert.deepEqual([textAt(told[0]!.root, 'transportDocument/documentNumber'), textAt(told[0]!.root, 'carrier/identificationNumber')], [undefined, undefined]);
  });

  test('post by sea lists all its receptacles; F16 and F44 end without a word', async () => {
    const receptacles = ['CNBJSADEFRAAAUN60001001110050', 'CNBJSADEFRAAAUN60001002110050'];
    const post = deskOf('IE3F45', { receptacles });
    await post.desk.close(MRN);
    assert.deepEqual(texts(post.told[0]!.root, 'assessmentComplete/receptacle/receptacleIdentificationNumber'), receptacles);
    for (const message of ['IE3F16', 'IE3F44']) {
      const silent = deskOf(message);
      assert.equal((await silent.desk.close(MRN)).refused, undefined);
      assert.deepEqual(silent.told, [], message);
    }
  });

  test('refuses what the process does not allow, and says why', async () => {
    const bulk = deskOf('IE3F10', { containers: [] });
    assert.match((await bulk.desk.doNotLoad(MRN)).refused ?? '', /neither air cargo/);
    assert.match((await bulk.desk.screen(MRN, [{ reference: 'R1' }])).refused ?? '', /not analysed before loading/);
    const containers = deskOf('IE3F10', { containers: CONTAINERS });
    assert.match((await containers.desk.doNotLoad(MRN, { containers: ['CSQU3054383', 'UNKNOWN'] })).refused ?? '', /no such goods/);
    assert.match((await deskOf('IE3F24').desk.screen(MRN, [{ reference: 'R1', house: 'UNKNOWN' }])).refused ?? '', /no such house/);
    await containers.desk.close(MRN);
    assert.match((await containers.desk.doNotLoad(MRN)).refused ?? '', /ended/);
    assert.match((await containers.desk.close(MRN)).refused ?? '', /nothing left/);
    assert.match((await containers.desk.close('26DE00000000002XT0')).refused ?? '', /no filing in force/);
    assert.deepEqual([bulk.told, containers.told.map(({ message }) => message)], [[], ['IE3N03']]);
  });

  test('screening names the house consignment that is meant, and methods where some are recommended', async () => {
    const { desk, told } = deskOf('IE3F24', { houses: [{ document: 'H1' }, { document: 'H2' }] });
    await desk.screen(MRN, [{ reference: 'R1', house: 'H2', methods: ['XRY', 'EDD'] }, { reference: 'R2' }]);
    assert.deepEqual(told.map(({ message }) => message), ['IE3Q03', 'IE3N05']);
    for (const { root } of told) {
      assert.deepEqual(texts(root, 'referralRequestDetails/transportDocumentHouse/documentNumber'), ['H2', 'H1']);
      assert.deepEqual(texts(root, 'referralRequestDetails/recommendedHRCMScreeningMethod/method'), ['XRY', 'EDD']);
    }
  });
});
