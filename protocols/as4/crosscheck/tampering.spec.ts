import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Opened, Packed } from '..';
import { open, outcome, testSender } from '../testing/messages';
import { jdkAbsent, jdkIn } from './jdk';
import { BYTE_CLASSES, messageOfEveryClass, tamperings, type Tampered } from './tampering';

/**
 * One octet flipped, in every class of octets, our verdict beside the JDK's. The JDK looks at integrity alone; so wherever it refuses we must
 * refuse, and we may refuse more. The table is written to reports/out.
 */

const PLACES = 6;
const OUT = join(__dirname, '..', '..', '..', 'reports', 'out');
const folder = mkdtempSync(join(tmpdir(), 'as4-tampering-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const said = (opened: Opened): string =>
  JSON.stringify(opened.ok && opened.kind === 'user' && [opened.header, opened.parts.map(({ contentId, info, bytes }) => [contentId, info, bytes.toString('base64')])]);
const octet = (value: number): string => (value > 0x20 && value < 0x7f ? String.fromCharCode(value) : `0x${value.toString(16).padStart(2, '0')}`);

interface Row extends Tampered {
  ours: Opened;
}

let whole: Packed;
const rows: Row[] = [];
before(async () => {
  whole = await messageOfEveryClass(await testSender());
  for (const one of tamperings(whole, PLACES)) rows.push({ ...one, ours: await open(one.packed) });
});

test('one flipped octet of what is signed is refused; elsewhere what is accepted says the same as before', async () => {
  const good = await open(whole);
  assert.equal(outcome(good), 'ok user', JSON.stringify(good.ok || good.problems));
  for (const { class: { name, sealed }, at, from, to, ours } of rows) {
    const where = `${name}, octet ${at}: ${octet(from)} to ${octet(to)}`;
    if (sealed) assert.equal(ours.ok, false, `${where} was accepted`);
    else if (ours.ok) assert.equal(said(ours), said(good), where);
  }
});

test('we refuse whatever the JDK refuses', { skip: jdkAbsent() }, async (t) => {
  const jdk = await jdkIn(folder);
  const name = (n: number): string => `tampered-${n}`;
  const verdicts = await jdk.verify(new Map([['whole', whole], ...rows.map(({ packed }, n) => [name(n), packed] as const)]));
  assert.equal(verdicts.get('whole')?.verdict, 'good');

  const table = rows.map(({ class: { name: what }, at, from, to, ours }, n) => {
    const theirs = verdicts.get(name(n));
    return { what, change: `octet ${at}: ${octet(from)} to ${octet(to)}`, ours: outcome(ours), theirs: theirs?.verdict ?? 'not taken apart', text: theirs?.text ?? '' };
  });
  mkdirSync(OUT, { recursive: true });
  const lines = table.map(({ what, change, ours, theirs, text }) => [what, change, ours, theirs, text].join('\t'));
  writeFileSync(join(OUT, 'as4-tampering.tsv'), ['class of octets\tchange\tours\tJDK\tits words', ...lines, ''].join('\n'));

  const weaker = table.filter(({ ours, theirs }) => (theirs === 'bad' || theirs === 'unreadable') && ours.startsWith('ok'));
  assert.deepEqual(weaker, []);
  const count = (of: (row: (typeof table)[number]) => boolean): number => table.filter(of).length;
  const refused = count(({ ours }) => !ours.startsWith('ok'));
  const both = count(({ ours, theirs }) => !ours.startsWith('ok') && (theirs === 'bad' || theirs === 'unreadable'));
  const stricter = count(({ ours, theirs }) => !ours.startsWith('ok') && theirs === 'good');
  assert.ok(both > 0 && stricter > 0 && refused < table.length, 'the table has cases of every kind');
  t.diagnostic(`${table.length} flipped octets in ${BYTE_CLASSES.length} classes: ${refused} refused by us, ${both} of them by the JDK too, ${stricter} by us alone, ${table.length - refused} accepted by both; none accepted by us that the JDK refuses`);
});
