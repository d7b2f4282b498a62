import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageJudge } from '../message-judge';
import { aboutOf, noticeSpecimen, TO_TRADERS, type NoticeFacts } from './notice-specimen';

const FACTS: NoticeFacts = { mrn: '26LU0000000000TAT5', lrn: 'OP-1', eori: 'DE1234567890123', document: 'BL-1', day: '2026-06-01', missing: ['FR40506070809', 'NL111222333'] };

describe('messages of customs with everything in them', () => {
  test('are eighteen', () => assert.equal(new Set(TO_TRADERS).size, 18));

  for (const message of TO_TRADERS) {
    test(`${message} is valid, and names what it is about`, async () => {
      const text = noticeSpecimen(message, message === 'IE3N11' ? { ...FACTS, missing: undefined } : FACTS);
      const { problems } = (await messageJudge()).judge(Buffer.from(text), { message, day: FACTS.day });
      assert.deepEqual(problems.filter(({ weight }) => weight === 'reject').map(({ path, found, demanded }) => [path, found, demanded]), []);
      assert.ok(text.includes(`>${aboutOf(message, FACTS)}<`));
    });
  }

  test('IE3N02 names each party that has not filed', () => {
    const text = noticeSpecimen('IE3N02', FACTS);
    for (const eori of FACTS.missing!) assert.ok(text.includes(`<supplementaryDeclarant><identificationNumber>${eori}<`));
  });
});
