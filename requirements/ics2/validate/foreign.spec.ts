import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadXml } from '../../../protocols/xml';
import { makeSpecimen } from '../specimens/specimen';
import { writeXml } from '../specimens/tree';
import { createMessageJudge } from './judge';
import type { Problem } from '../problem';

const F10 = writeXml(makeSpecimen('IE3F10', { kind: 'minimal' }), { indent: true });

async function problems(given: string | Buffer): Promise<Problem[]> {
  const judge = createMessageJudge(await loadXml());
  try {
    return judge.judge(Buffer.from(given), { day: '2026-03-02' }).problems;
  } finally {
    judge.dispose();
  }
}

const SOAP = '<S:Envelope xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Body/></S:Envelope>';

describe('what is no message', () => {
  const FOREIGN: [what: string, given: string | Buffer, rule: string, found: RegExp, mend: RegExp][] = [
    ['a gzip file', gzipSync(F10), 'GEN-XML', /this is a gzip file/, /gunzip/],
    ['a ZIP file', Buffer.from('PK\x03\x04\xff', 'latin1'), 'GEN-XML', /a ZIP file/, /unpack/],
    ['UTF-16', Buffer.from(`\ufeff${F10}`, 'utf16le'), 'GEN-XML', /UTF-16/, /save it as UTF-8/],
    ['a MIME message', `--b1\r\nContent-Type: application/soap+xml\r\n\r\n${SOAP}\r\n--b1--`, 'GEN-XML', /MIME/, /payload/],
    ['headers of one', 'Content-Type: multipart/related; boundary=b1\r\n\r\n', 'GEN-XML', /MIME/, /payload/],
    ['a SOAP envelope', SOAP, 'GEN-ROOT', /a SOAP envelope/, /payload/],
    ['an AS4 header', '<Messaging xmlns="http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/"/>', 'GEN-ROOT', /an AS4 header/, /payload/],
    ['EDIFACT', "UNB+UNOC:3+A+B'", 'GEN-XML', /EDIFACT/, /as XML/],
    ['JSON', ' {"LRN": "1"}', 'GEN-XML', /JSON/, /as XML/],
    ['a page', '<!DOCTYPE html><html/>', 'GEN-XML', /HTML/, /login/],
    ['a message of another system', '<CC315A/>', 'GEN-ROOT', /another customs system/, /ICS2/],
  ];
  for (const [what, given, rule, found, mend] of FOREIGN) {
    test(`${what} is told apart, in one problem`, async () => {
      const [one, ...others] = await problems(given);
      assert.deepEqual([others.length, one!.rule], [0, rule]);
      assert.match(one!.found, found);
      assert.match(one!.mend, mend);
    });
  }

  test('a message with a mistake is not taken for something else', async () => {
    for (const given of [F10.slice(0, 200), F10.replace('IE3F10 ', 'IE3F19 ').replace('</IE3F10>', '</IE3F19>'), F10.replace('lot 1', 'lot & 1')]) {
      const [one] = await problems(given);
      assert.doesNotMatch(one!.found, /this is|, a /);
    }
  });
});

describe('the remedy names the mistake', () => {
  const MENDS: [what: string, from: string | RegExp, to: string, mend: RegExp][] = [
    ['other capitals', /(<\/?)declarant>/g, '$1Declarant>', /write declarant: capitals count/],
    ['another namespace', '<declarant>', '<declarant xmlns="urn:other">', /in the namespace of the message/],
    ['a truth value', /<reEntryIndicator>0/, '<reEntryIndicator>false', /^write 0 or 1$/],
    ['a code with a point', /(<harmonizedSystemSubHeadingCode>\d{4})/, '$1.', /without separators: \d{6}$/],
    ['an ampersand', 'lot 1', 'lot & 1', /&amp;/],
  ];
  for (const [what, from, to, mend] of MENDS) {
    test(what, async () => {
      const changed = F10.replace(from, to);
      assert.notEqual(changed, F10);
      assert.ok((await problems(changed)).some((one) => mend.test(one.mend)));
    });
  }

  test('an instant without its DateTime child is one mistake', async () => {
    const bare = await problems(F10.replace(/<DateTime>([^<]*)<\/DateTime>/, '$1'));
    assert.deepEqual(bare.map(({ rule }) => rule), ['GEN-DATETIME']);
  });

  test('bytes that are not UTF-8 are found by their line', async () => {
    const line = F10.split('\n').findIndex((text) => text.includes('Panamá')) + 1;
    assert.ok(line > 1);
    assert.deepEqual((await problems(Buffer.from(F10, 'latin1'))).map((one) => one.line), [line]);
    for (const tail of ['\xff', '\n\xff', '\xe9\n', '\x80'.repeat(40), 'a\xf0\x9f\x98']) {
      for (let before = 0; before < 12; before++) {
        const bytes = Buffer.concat([Buffer.from('\nä€😀\n'.repeat(before)), Buffer.from(tail, 'latin1')]);
        const [one] = await problems(bytes);
        assert.equal(one!.line, 2 * before + (tail.startsWith('\n') ? 2 : 1), `${JSON.stringify(tail)} after ${before}`);
      }
    }
  });
});
