import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { VirtualClock } from '../../../protocols/time/clock';
import { loadXml, type Xml } from '../../../protocols/xml';
import type { MessageJudge } from '../../../requirements/ics2/validate/judge';
import { resolveParameters } from '../../../requirements/parameters';
import { createCommonRepository, type CommonRepository } from '../common-repository/repository';
import { soundConduct } from '../conduct';
import { counterFiling } from '../counter-filers/filings';
import { arrivalMessage } from '../hostile/arrival-message';
import { messageJudge } from '../message-judge';
import { referenceOf } from '../messages/reference';
import { createArrivalDesk, type CustomsActs } from './arrival-desk';
import type { Matter } from './dispatch';
import { dueTo, SOUND_RECIPIENTS, type KnownParty } from './recipients';

const AT = Date.parse('2026-06-01T08:00:00Z');
const ETA = '2026-06-17T16:00:00Z';
const [FILER, NOTIFIER, PARTY] = ['DE1234567890123', 'NL111222333', 'SE5567891234'];
const [MRN, ARRIVAL] = ['26DE0000000SHIPAT1', '26DE0000000ARRAZ1'];
const CONTROL = { office: 'DE004851', place: 'shed 4', items: [1], houses: [{ number: 'HB1', type: 'N714' }] };
const parameters = resolveParameters();

let xml: Xml;
let judge: MessageJudge;
before(async () => {
  xml = await loadXml();
  judge = await messageJudge();
});

interface Setting {
  repository: CommonRepository;
  acts: CustomsActs;
  /** Messages and their readers, everybody being connected, subscribed and authorised. */
  told: string[];
  /** What is against the table of each message. */
  problems: string[];
  take(message: string, mrn: string, document: string): Promise<void>;
}

function set(): Setting {
  const business = new VirtualClock(AT);
  const repository = createCommonRepository({ judge, xml, conduct: soundConduct(), business, parameter: (name) => parameters.get(name).value! });
  const told: string[] = [];
  const problems: string[] = [];
  const tell = (message: string, write: (to: KnownParty) => string, { parties, bySea = false }: Matter) => {
    for (const party of dueTo(message, parties, SOUND_RECIPIENTS, (standing) => standing !== 'by-sea' || bySea)) {
      told.push(`${message} to ${party.eori}`);
      const judged = judge.judge(Buffer.from(write(party)), { message, day: '2026-06-17' });
      problems.push(...judged.problems.filter(({ weight }) => weight === 'reject').map(({ path, found }) => `${path}: ${found}`));
    }
    return Promise.resolve([]);
  };
  const acts = createArrivalDesk({
    repository, dispatch: { tell }, pointers: () => 'xpath', conduct: soundConduct().arrival, reportFailure: assert.ifError, now: () => business.now(),
  });
  return {
    repository, acts, told, problems,
    async take(message, mrn, document) {
      const bytes = Buffer.from(document);
      const read = xml.read(bytes);
      assert.ok(read.ok);
      assert.deepEqual(await repository.consider({ message, mrn, at: AT, bytes, root: read.root, reference: referenceOf(read.root) }), { accepted: true });
    },
  };
}

const filing = counterFiling('IE3F11', { lrn: 'L1', day: '2026-06-01', declarant: FILER!, vessel: 'IMO9747015', arrival: ETA });
const arrival = arrivalMessage({
  lrn: 'A1', notifier: NOTIFIER!, issued: ETA, actual: ETA, estimated: ETA, vessel: 'IMO9747015', office: 'DE004851', mrns: [MRN!], notifyParties: [PARTY!],
});
const registers = ({ repository }: Setting): void => repository.events.emit({ kind: 'told', mrn: ARRIVAL!, at: AT, by: 'IE3R04' });
const TO_ALL = [NOTIFIER, PARTY, FILER];

describe('what customs says of arrivals', () => {
  test('nothing before the registration has left, whichever comes first', async () => {
    for (const order of ['registration', 'matching']) {
      const setting = set();
      await setting.take('IE3F11', MRN!, filing);
      setting.repository.life.move(MRN!, '09', 'withdrawn');
      if (order === 'registration') registers(setting);
      await setting.take('IE3N06', ARRIVAL!, arrival);
      if (order === 'matching') {
        assert.deepEqual(setting.told, []);
        registers(setting);
      }
      assert.deepEqual(setting.told, TO_ALL.map((eori) => `IE3N07 to ${eori}`), order);
      assert.deepEqual(setting.problems, []);
    }
  });

  test('a control before the arrival is announced in advance, and again when the goods are there', async () => {
    const setting = set();
    await setting.take('IE3F11', MRN!, filing);
    await setting.acts.control(MRN!, CONTROL);
    assert.match(setting.repository.filings.get(MRN!)?.closed ?? '', /control/);
    assert.deepEqual(setting.told.map((one) => one.slice(0, 6)), ['IE3N09', 'IE3N09']);
    await setting.take('IE3N06', ARRIVAL!, arrival);
    registers(setting);
    assert.deepEqual(setting.told.slice(2), TO_ALL.map((eori) => `IE3N08 to ${eori}`));
    assert.deepEqual(setting.problems, []);
  });

  test('goods that come by ship are presented after their arrival only; what nobody has filed is a mistake of the scenario', async () => {
    const setting = set();
    await setting.take('IE3F11', MRN!, filing);
    assert.throws(() => setting.acts.present(MRN!), /has not arrived/);
    await setting.take('IE3N06', ARRIVAL!, arrival);
    setting.acts.present(MRN!);
    assert.equal(setting.repository.filings.get(MRN!)?.state, '21');
    assert.throws(() => setting.acts.present('26DE0000000NONEAT8'), /no filing/);
    await assert.rejects(setting.acts.control('26DE0000000NONEAT8', CONTROL), /no filing/);
  });

  test('what is linked below is presented with it: its 200 days end too; what is linked elsewhere is not', async () => {
    const [POST, A_PARCEL, ANOTHER] = ['26DE0000000POSTAT1', '26DE0000000PRCLAT1', '26DE0000000OTHRAT1'];
    const facts = { day: '2026-06-01', declarant: FILER!, arrival: ETA };
    const setting = set();
    await setting.take('IE3F43', A_PARCEL!, counterFiling('IE3F43', { ...facts, lrn: 'L2', houses: [{ document: 'A1' }] }));
    await setting.take('IE3F43', ANOTHER!, counterFiling('IE3F43', { ...facts, lrn: 'L3', houses: [{ document: 'A2' }] }));
    await setting.take('IE3F44', '26DE0000000RCPTAT1', counterFiling('IE3F44', { ...facts, lrn: 'L4', houses: [{ document: 'A1', receptacles: ['R1'] }] }));
    await setting.take('IE3F40', POST!, counterFiling('IE3F40', { ...facts, lrn: 'L5', receptacles: ['R1'] }));
    setting.acts.present(POST!);
    const states = [POST, A_PARCEL, '26DE0000000RCPTAT1', ANOTHER].map((mrn) => setting.repository.filings.get(mrn!)?.state);
    assert.deepEqual(states.map((state) => state === '21'), [true, true, true, false], states.join(', '));
  });
});
