import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Judgement } from '../../../../requirements/judgement';
import type { Letter, LetterOf, Request } from '../../../../requirements/kz/copies/letters';
import { readLetter, writeLetter } from '../../../../requirements/kz/copies/letters';
import { informationLimit, type Course } from '../../../../requirements/kz/copies/term';
import { workingDays } from '../../../../requirements/kz/copies/working-days';
import { Temporal } from '../../../../requirements/temporal';
import { about, completeRequest, CONTENTS } from '../compose';
import { COUNTERPART } from '../authorities';
import { matterSeen } from './course';
import { judgeDue } from './due';
import { judgeCopies, judgeExecuted, judgeRefused } from './outcome';
import { judgeRequest } from './request';
import { judgePatience } from './silence';
import { names } from './words';

const day = (text: string): Course['registered'] => Temporal.PlainDate.from(text);
const calendar = workingDays();
const broken = (judgements: Judgement[]): string => judgements.filter(({ holds }) => !holds).map(({ requirement, weight }) => `${weight ?? 'breach'} ${requirement}`).join(', ');
const stamp = { id: 'r-1', dated: '2026-03-10T10:00:00+05:00' };
const whole = completeRequest(stamp, [{ id: '1', kind: 'invoice', number: 'I-1' }]);

describe('kz copies: the rule that a wrong due day shows', () => {
  const course = (registered: string, waited: [string, string][] = [], extended?: string): Course => ({
    registered: day(registered), suspensions: waited.map(([asked, arrived]) => ({ asked: day(asked), arrived: day(arrived) })), ...(extended === undefined ? {} : { extended: day(extended) }),
  });
  const once: [string, string][] = [['2026-03-20', '2026-04-06']];
  const TABLE: [words: string, course: Course, noted: string | undefined, blamed: string, more?: object][] = [
    ['right', course('2026-03-10'), '2026-04-10', ''],
    ['none at all', course('2026-03-10'), undefined, 'breach KZ445-C01'],
    ['the day of registration counted', course('2026-03-10'), '2026-04-09', 'breach KZ445-C01'],
    ['into the next month', course('2026-03-31'), '2026-05-01', 'breach KZ445-C02'],
    ['rolled back', course('2026-01-15'), '2026-02-13', 'breach KZ445-C03'],
    ['chained from a clamped date', course('2026-08-31', [], '2026-09-20'), '2026-10-30', 'breach KZ445-C04'],
    ['from the rolled date', course('2026-07-15', [], '2026-08-10'), '2026-09-17', 'breach KZ445-C05'],
    ['not extended', course('2026-07-15', [], '2026-08-10'), '2026-08-17', 'breach KZ445-10'],
    ['a week more', course('2026-03-10', once), '2026-05-04', 'breach KZ445-C06'],
    ['both ends of the waiting counted', course('2026-03-10', once), '2026-04-28', 'advice KZ445-C06'],
    ['what is left in whole months', course('2026-03-10', once), '2026-04-06', 'breach KZ445-C07'],
    ['a fresh month', course('2026-03-10', once), '2026-05-06', 'breach KZ445-C17'],
    ['the term ran on', course('2026-03-10', once), '2026-04-10', 'breach KZ445-11'],
    ['overlaps twice', course('2026-03-10', [['2026-03-16', '2026-03-25'], ['2026-03-23', '2026-03-27']]), '2026-04-23', 'breach KZ445-C08'],
    ['by the day of Greenwich', course('2026-03-31'), '2026-04-28', 'breach KZ445-C13', { greenwich: day('2026-03-28') }],
    ['from receipt', course('2026-03-16'), '2026-04-13', 'breach KZ445-T01', { received: day('2026-03-13') }],
    ['from the registration of the information', course('2026-03-10', [['2026-03-20', '2026-04-03']]), '2026-04-27', 'breach KZ445-C16', { informationRegistered: day('2026-04-06') }],
  ];
  for (const [words, given, noted, blamed, more] of TABLE) {
    test(words, () => assert.equal(broken(judgeDue({ course: given, calendar, ...more }, noted, ['KZ445-C01'])), blamed));
  }
  test('what holds is stated for each rule that is claimed', () => assert.equal(judgeDue({ course: course('2026-03-10'), calendar }, '2026-04-10', ['KZ445-C01', 'KZ445-10']).length, 2));
});

describe('kz copies: letters', () => {
  test('a complete request is one, on the wire too', () => {
    assert.equal(broken(judgeRequest(whole, Date.parse(stamp.dated))), '');
    const read = readLetter(writeLetter(whole));
    assert.deepEqual(read.ok && read.letter, whole);
  });
  const NUMBERED = Object.entries(CONTENTS).filter(([, { number }]) => number >= 1 && number <= 5);
  for (const [content, { number, leftOut }] of NUMBERED) {
    test(`without ${content}`, () => assert.equal(broken(judgeRequest(leftOut(whole), Date.parse(stamp.dated))), `breach KZ445-M${number}`));
  }
  const WRONG: [words: string, change: Partial<Request>, blamed: string][] = [
    ['a deputy on his own', { signer: { name: 'D', office: 'deputy' } }, 'breach KZ445-04'],
    ['an officer with an order', { signer: { name: 'F', office: 'officer', authorisedBy: 'order 1' } }, 'breach KZ445-04'],
    ['one source of a mismatch', { grounds: [{ ground: 1, mismatch: 'weight', sources: ['a', ' '] }] }, 'breach KZ445-G1'],
    ['information of this morning, without an offset', { grounds: [{ ground: 2, information: 'x', received: '2026-03-10T10:00:00' }] }, ''],
    ['information of this day', { grounds: [{ ground: 2, information: 'x', received: '2026-03-10' }] }, ''],
    ['information of tomorrow, without an offset', { grounds: [{ ground: 2, information: 'x', received: '2026-03-10T10:00:01' }] }, 'breach KZ445-G2'],
    ['information of no day', { grounds: [{ ground: 2, information: 'x', received: 'yesterday' }] }, 'breach KZ445-G2'],
    ['information of tomorrow', { grounds: [{ ground: 2, information: 'x', received: '2026-03-11T00:00:00Z' }] }, 'breach KZ445-G2'],
    ['another condition', { grounds: [{ ground: 3, applicant: 'x', conditions: ['532(1)(3)', '532(1)(1)'] }] }, 'breach KZ445-G3'],
    ['an article that only looks like it', { reference: 'Article 3712' }, 'breach KZ445-M2'],
  ];
  for (const [words, change, blamed] of WRONG) test(words, () => assert.equal(broken(judgeRequest({ ...whole, ...change }, Date.parse(stamp.dated))), blamed));

  const hostile: [string, Buffer, RegExp][] = [
    ['no JSON', Buffer.from('<a/>'), /no JSON/], ['a bare query', Buffer.from('{"query":[]}'), /no letter/], ['an unknown kind', Buffer.from('{"letter":"demand"}'), /no letter/],
    ['too much', Buffer.alloc(300_000, 32), /at most/], ['more than is said', Buffer.from(JSON.stringify({ ...whole, secret: 1 })), /no letter/], ['null', Buffer.from('null'), /no letter/],
  ];
  for (const [words, bytes, says] of hostile) {
    test(`${words} is no letter`, () => {
      const read = readLetter(bytes);
      assert.match(read.ok ? 'a letter' : read.problem, says);
    });
  }
});

describe('kz copies: what came of a request', () => {
  const refusal = (ground: number, reasons: string): LetterOf<'refusal'> => about('refusal', stamp, whole, COUNTERPART, { ground, reasons }) as LetterOf<'refusal'>;
  const answer = (content: string): LetterOf<'answer'> => about('answer', stamp, whole, COUNTERPART, { copies: [{ item: '1', content }] }) as LetterOf<'answer'>;
  const REFUSED: [words: string, refusal: LetterOf<'refusal'>, facts: string, blamed: string][] = [
    ['rightly', refusal(3, 'contract C-9 is secret'), 'C-9', ''],
    ['rightly, in Russian', refusal(3, 'договор C-9 содержит государственную тайну'), 'C-9', ''],
    ['on another ground', refusal(4, 'C-9: lost in a fire'), 'C-9', 'breach KZ445-R3'],
    ['on no ground of the law, without a reason', refusal(5, 'declined'), 'C-9', 'breach KZ445-R3, breach KZ445-12, breach KZ445-13, advice KZ445-13'],
    ['with a reason that names the document otherwise', refusal(3, 'the contract holds a state secret'), 'C-9', 'advice KZ445-13'],
  ];
  for (const [words, letter, facts, blamed] of REFUSED) test(`refused ${words}`, () => assert.equal(broken(judgeRefused(letter, 3, facts)), blamed));
  test('executed where it had to be refused', () => assert.equal(broken(judgeRefused(answer('x'), 1, '4(2)')), 'breach KZ445-R1'));
  test('refused where nothing speaks against it', () => assert.equal(broken(judgeExecuted(refusal(1, 'nothing is attached'), whole, ['KZ445-06'])), 'breach KZ445-06'));
  test('an answer without what was asked for executes nothing', () => {
    assert.equal(broken(judgeExecuted({ ...answer(''), copies: [] }, whole, ['KZ445-06'])), 'breach KZ445-06');
    assert.equal(broken(judgeExecuted(answer('own'), whole, ['KZ445-06'])), '');
  });

  const REASONS: [reason: string, what: string, named: boolean][] = [
    ['item 10(1): the request does not meet item 4(5)', '4(5)', true],
    ['запрос не соответствует подпункту 5) пункта 4', '4(5)', true],
    ['не приложен перечень документов', '4(5)', true],
    ['сұрау салу 4-тармақтың 5) тармақшасына сәйкес келмейді', '4(5)', true],
    ['the request does not meet item 4(2)', '4(5)', false],
    ['нет ссылки на статью 371 ТК ЕАЭС', '4(2)', true],
    ['дополнительные сведения не поступили в течение двух месяцев', 'the two months', true],
    ['запрошено 31.12.2025, не поступило', 'the two months', true],
    ['declined', 'the two months', false],
    ['запрос подписан неуполномоченным лицом, подпись не принята', 'the signature', true],
  ];
  for (const [reason, what, named] of REASONS) test(`"${reason}" ${named ? 'names' : 'does not name'} ${what}`, () => assert.equal(names(reason, what), named));

  const SILENCE: [words: string, when: string | undefined, blamed: string][] = [
    ['nobody', undefined, ''],
    ['a month after asking', '2026-02-02T07:00:00Z', 'breach KZ445-R2'],
    ['on the last day of the two months', '2026-02-28T18:59:59Z', 'breach KZ445-C09'],
    ['on a Sunday to which the limit is moved over', '2026-02-28T19:00:00Z', 'advice KZ445-C09'],
    ['on the working day to which the limit is moved', '2026-03-02T18:59:59Z', 'advice KZ445-C09'],
    ['on the day after', '2026-03-02T19:00:00Z', ''],
  ];
  for (const [words, when, blamed] of SILENCE) {
    test(`refused for want of information: ${words}`, () => {
      const limit = informationLimit(day('2025-12-31'), calendar);
      const seen = when === undefined ? undefined : { letter: refusal(2, 'nothing has arrived within two months'), by: 'iut' as const, at: Date.parse(when) };
      assert.equal(broken([judgePatience(seen, limit, 'KZ445-R2')]), blamed);
    });
  }

  test('a copy of something else', () => {
    assert.equal(broken(judgeCopies(answer('other'), whole, new Map([['1', 'own']]))), 'breach KZ445-01');
    assert.equal(broken(judgeCopies(answer('own'), whole, new Map([['1', 'own']]))), '');
    assert.equal(broken(judgeCopies(answer('own'), whole, new Map())), 'breach KZ445-01', 'nothing due proves nothing');
  });

  test('the course of a request is read from its letters, each on the Kazakh day on which it came', () => {
    const at = (text: string): number => Date.parse(text);
    const seen = (letter: Letter, when: string): { letter: Letter; by: 'iut'; at: number } => ({ letter, by: 'iut', at: at(when) });
    const letters = [
      seen(whole, '2026-03-10T05:00:00Z'),
      seen(about('registration', stamp, whole, COUNTERPART, { number: '1', registered: '2026-03-10T23:30:00+05:00' }), '2026-03-10T18:30:00Z'),
      seen(about('inquiry', stamp, whole, COUNTERPART, { question: '?' }), '2026-03-19T20:00:00Z'),
      seen(about('information', stamp, whole, COUNTERPART, { text: '!' }), '2026-04-05T20:00:00Z'),
      seen(about('inquiry', stamp, { ...whole, id: 'another' }, COUNTERPART, { question: '?' }), '2026-04-06T20:00:00Z'),
    ];
    const matter = matterSeen(letters, 'r-1', calendar);
    assert.deepEqual([matter?.state, matter?.course.registered.toString(), matter?.course.suspensions.map(({ asked, arrived }) => `${asked.toString()}/${arrived?.toString() ?? ''}`)],
      ['running', '2026-03-10', ['2026-03-20/2026-04-06']]);
    assert.equal(matterSeen(letters.slice(0, 1), 'r-1', calendar), undefined);
  });
});
