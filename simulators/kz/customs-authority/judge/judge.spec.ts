import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { specimenConditions, writeMessage, readMessage, type DataMessage, type ExchangeMessage, type InformationMessage } from '../../../../requirements/kz/exchange';
import type { Received } from '../model';
import { judgeForm, judgeRecords, judgeSubject } from './cooperation';
import { judgeAmendment, judgeData, judgeOfficials, judgeSent, judgeTiming, type Told } from './regular';
import { judgeByAct, judgeInitiative, judgeMandatory, type Finding } from './sending';

const AT = Date.parse('2026-06-01T08:00:00Z');
const HOUR = 3_600_000;
const conditions = specimenConditions('PT1H');
const told: Told = { kind: 'goods-declaration', number: 'GD-1', elements: { procedure: '40', grossKg: '12', telephone: '1' } };
const frame = { from: 'KZ', to: 'BY', dated: '2026-06-01T08:00:00Z' };
const data: DataMessage = { id: 'm-1', ...frame, message: 'data', conditions: conditions.id, kind: told.kind, number: told.number, elements: { procedure: '40', grossKg: '12' } };
const received = (message: ExchangeMessage, more: Partial<Received> = {}): Received => ({ exchange: 'x', at: AT, path: '/exchange', read: readMessage(writeMessage(message)), answered: true, ...more });
const held = (judgements: { holds: boolean }[]): boolean[] => judgements.map(({ holds }) => holds);

describe('judging regular exchange', () => {
  test('right data hold', () => {
    assert.deepEqual(held(judgeData(data, conditions)), [true, true]);
    assert.deepEqual(held(judgeSent([received(data)], [told], conditions)), [true]);
  });
  test('another id of conditions, or none', () => {
    assert.deepEqual(held(judgeData({ ...data, conditions: 'TC-0' }, conditions)), [false, true]);
    const { conditions: _none, ...without } = data;
    assert.deepEqual(held(judgeData(without, conditions)), [false, true]);
  });
  test('an element outside the list', () => assert.deepEqual(held(judgeData({ ...data, elements: told.elements }, conditions)), [true, false]));
  test('not sent, sent without an element of the list, sent as another kind, not taken', () => {
    const wrong = [[], [received({ ...data, elements: { procedure: '40' } })], [received({ ...data, kind: 'customs-document' })], [received(data, { answered: false })]];
    for (const all of wrong) assert.deepEqual(held(judgeSent(all, [told], conditions)), [false]);
  });
  test('a state secret is not sent, as whatever kind', () => {
    const secret = { ...told, secret: true };
    assert.deepEqual(held(judgeSent([], [secret], conditions)), [true]);
    assert.deepEqual(held(judgeSent([received({ ...data, kind: 'customs-document' })], [secret], conditions)), [false]);
  });

  const due = { number: 'GD-1', registeredAt: AT };
  const delay = (reasons: string): Received => received({ id: 'm-9', ...frame, message: 'delay', number: 'GD-1', reasons });
  test('the limit itself is in time, a millisecond later is not', () => {
    assert.deepEqual(held(judgeTiming([received(data, { at: AT + HOUR })], due, HOUR)), [true, true]);
    assert.deepEqual(held(judgeTiming([received(data, { at: AT + HOUR + 1 })], due, HOUR)), [false, true]);
  });
  test('a delay is reported with reasons, about this document', () => {
    const late = received(data, { at: AT + 2 * HOUR });
    assert.deepEqual(held(judgeTiming([late, delay('not reached')], due, HOUR)), [true, true]);
    assert.deepEqual(held(judgeTiming([late, delay(' ')], due, HOUR)), [false, true]);
    assert.deepEqual(held(judgeTiming([late, delay('not reached')], { ...due, number: 'GD-2' }, HOUR)), [false, true]);
  });
  test('another method', () => assert.deepEqual(held(judgeTiming([received(data), received(data, { path: '/mail', answered: false })], due, HOUR)), [true, false]));

  const amended = (amends: string | undefined): Received => received({ ...data, id: 'm-2', elements: { procedure: '40', grossKg: '13' }, ...(amends === undefined ? {} : { amends }) });
  test('an amendment refers to the first message', () => {
    const judged = (...more: Received[]): boolean => judgeAmendment([received(data), ...more], 'GD-1', { grossKg: '13' }).holds;
    assert.deepEqual([judged(amended('m-1')), judged(amended('m-7')), judged(amended(undefined)), judged(), judged(received({ ...data, id: 'm-3', amends: 'm-1' }))], [true, false, false, false, false]);
  });
  test('three officials, as told', () => {
    const officials = { preparing: 'A', sending: 'B', receiving: 'C' };
    const judged = (named: Partial<typeof officials>): boolean => judgeOfficials({ id: 'm', ...frame, message: 'officials', officials: named }, officials).holds;
    assert.deepEqual([judged(officials), judged({ preparing: 'A', sending: 'B' }), judged({ ...officials, sending: 'X' }), judgeOfficials(undefined, officials).holds], [true, false, false, false]);
  });
});

describe('judging information that nobody asked for', () => {
  const finding: Finding = { case: 'transport-misuse', provision: '358', data: { transportMeans: 'lorry "1"', fact: 'cabotage' }, documents: [{ kind: 'act-of-use', number: '1' }] };
  const information: InformationMessage = { id: 'i', ...frame, message: 'information', basis: { case: 'transport-misuse', provision: '358' }, data: finding.data, documents: finding.documents };
  const mandatory = (message: InformationMessage | undefined): boolean => judgeMandatory(message, finding).holds;

  test('the provision, the means of transport and the fact are named', () => {
    assert.deepEqual([mandatory(information), mandatory({ ...information, data: {}, text: 'lorry "1": cabotage' })], [true, true]);
    assert.deepEqual([mandatory(undefined), mandatory({ ...information, data: { fact: 'cabotage' } }), mandatory({ ...information, basis: { initiative: '3(1)' } })], [false, false, false]);
    assert.equal(mandatory({ ...information, basis: { case: 'transport-misuse', provision: '359' } }), false);
  });
  test('composition and term of the act', () => {
    const judged = (message: InformationMessage, at = AT): boolean[] => held(judgeByAct({ at, message }, finding, AT, HOUR));
    assert.deepEqual([judged(information, AT + HOUR), judged(information, AT + HOUR + 1)], [[true, true], [true, false]]);
    assert.deepEqual([judged({ ...information, documents: [] }), judged({ ...information, data: {}, text: 'lorry' })], [[false, true], [false, true]]);
  });
  test('own initiative names its ground, and nothing is sent without one', () => {
    const on = (initiative: '3(1)' | '3(2)'): InformationMessage => ({ ...information, basis: { initiative } });
    const { basis: _none, ...without } = information;
    assert.deepEqual([judgeInitiative([on('3(1)')], '3(1)', undefined).holds, judgeInitiative([on('3(2)')], '3(1)', undefined).holds, judgeInitiative([], '3(1)', 'no').holds], [true, false, false]);
    assert.deepEqual([judgeInitiative([], undefined, 'no').holds, judgeInitiative([on('3(1)')], undefined, 'no').holds, judgeInitiative([without, on('3(1)')], undefined, undefined).holds], [true, true, false]);
  });
});

describe('judging cooperation', () => {
  test('form and ground', () => {
    const judged = (form: string, ground: string): boolean => judgeForm('sending', { known: true, holds: { form, ground } }).holds;
    assert.deepEqual([judged('sending', '2(4)'), judged('other', '2(7)'), judged('sending', '2(3)'), judgeForm('sending', { known: false }).holds], [true, false, false, false]);
  });
  test('a subject is mapped or absent, not unknown and not empty', () => {
    const judged = [{ known: true, state: 'configured', holds: { process: 'p' } }, { known: true, state: 'absent' }, { known: false }, { known: true, state: 'configured' }].map((seen) => judgeSubject('transit', seen).holds);
    assert.deepEqual(judged, [true, true, false, false]);
  });
  test('a marked element is not given, under no other name either', () => {
    const marked = { ...told, marks: { telephone: 'restricted' as const } };
    const judged = (elements: Record<string, string>): boolean | undefined =>
      judgeRecords({ kind: 'answered', message: { id: 'r', ...frame, message: 'records', about: 'q', records: [{ number: 'GD-1', elements }] } }, { ...marked, elements: { ...told.elements, telephone: '+7 1' } })?.holds;
    assert.deepEqual([judged({ procedure: '40' }), judged({ telephone: '' }), judged({ note: '+7 1' })], [true, false, false]);
    assert.equal(judgeRecords({ kind: 'not-answered', why: 'x' }, marked), undefined);
  });
});
