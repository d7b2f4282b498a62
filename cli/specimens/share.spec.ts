import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { loadXml } from '../../protocols/xml';
import { createMessageJudge, type MessageJudge } from '../../requirements/ics2/validate/judge';
import { judgeShare, type ShareResult } from './share';
import { askXmllint } from './xmllint';

const xmllint = spawnSync('xmllint', ['--version']).error === undefined;

async function shareOf(message: string, change: (judge: MessageJudge) => MessageJudge = (judge) => judge): Promise<ShareResult> {
  const xml = await loadXml();
  const judge = createMessageJudge(xml);
  try {
    return judgeShare(message, { xml, judge: change(judge) });
  } finally {
    judge.dispose();
  }
}

describe('the specimens of one message', () => {
  test('are all judged as expected, and every check of theirs is killed', async () => {
    const { wrongCount, wrong, kills, valid, invalid } = await shareOf('IE3Q05');
    assert.deepEqual([wrongCount, wrong], [0, []]);
    assert.ok(valid > 10 && Object.values(invalid).reduce((sum, one) => sum + one, 0) > 80);
    for (const [id, { tried, killed }] of Object.entries(kills)) assert.equal(killed, tried, id);
  });

  test('a judge that overlooks a rule, and one that finds too much, are seen', async () => {
    const blind = await shareOf('IE3Q05', (judge) => ({
      ...judge,
      judge: (bytes, context) => judge.judge(bytes, { ...context, without: new Set(['R3028']) }),
    }));
    assert.deepEqual([blind.wrongCount, blind.kills.R3028], [3, { cases: 3, tried: 2, killed: 2 }]);
    assert.match(blind.wrong[0]!, /R3028: none of them: expected R3028, code 12, at \/IE3Q05; found nothing/);
    const strict = await shareOf('IE3Q05', (judge) => ({
      ...judge,
      judge: (bytes, context) => judge.judge(bytes, { ...context, registers: { ...context.registers, eoriKnown: () => false } }),
    }));
    assert.ok(strict.wrongCount > strict.valid);
  });

  test('xmllint agrees, and where it does not, the specimen is named', { skip: xmllint ? false : 'xmllint is not installed' }, () => {
    const nothing = { name: 'an empty root', xml: '<IE3Q05 xmlns="urn:wco:datamodel:eu:ics2:2"/>' };
    assert.deepEqual(askXmllint('IE3Q05', [{ ...nothing, valid: false }]), { asked: 1, agreed: 1, disagreements: [] });
    assert.deepEqual(askXmllint('IE3Q05', [{ ...nothing, valid: true }]), {
      asked: 1,
      agreed: 0,
      disagreements: ['an empty root: xmllint finds it invalid'],
    });
  });
});
