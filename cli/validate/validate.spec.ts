import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { DAY, makeTestbed, specimenText } from './testbed';

const bed = makeTestbed();
after(() => bed.dispose());
const validate = (...words: string[]): ReturnType<typeof bed.run> => bed.run(['validate', ...words]);

const GOOD = specimenText('IE3F26');
const good = bed.write('good.xml', GOOD);
const bad = bed.write('bad.xml', GOOD.replace(/<LRN>.*<\/LRN>/, `<LRN>${'x'.repeat(23)}</LRN>`));

async function* piped(text: string): AsyncIterable<Buffer> {
  for (let at = 0; at < text.length; at += 100) yield Buffer.from(text.slice(at, at + 100));
}

describe('validate', () => {
  test('a good message: exit code 0, and what was not checked is said', async () => {
    const { code, out, err } = await validate(good);
    assert.equal(code, 0);
    assert.match(out, /^judged by hti-2\.02, received on 2026-03-02; stop words: our own selection/);
    assert.match(out, /^good\.xml: IE3F26, Air cargo .*: nothing that refuses$/m);
    assert.match(out, /not checked codes of CL017, CL244, CL718 \(--code-lists\)/);
    assert.match(out, /1 file, none would be refused\n$/);
    assert.equal(err, '');
  });

  test('a wrong one: exit code 1; line, element, rule, code, found, demanded, remedy and place', async () => {
    const { code, out } = await validate(bad);
    assert.equal(code, 1);
    const lines = [
      'bad.xml: IE3F26, .*: 1 problem',
      '  bad.xml:3: LRN \\[GEN-LONG, code 39\\]',
      '    found     23 characters: "x{23}"',
      '    demanded  1 to 22 characters on one line \\(an\\.\\.22\\)',
      '    mend      shorten it to 22 characters',
      '    at        /IE3F26/LRN',
    ];
    assert.match(out, new RegExp(`^${lines.join('\n')}$`, 'm'));
    assert.match(out, /1 file, 1 would be refused for 1 problem\n$/);
  });

  test('places in business names, on demand', async () => {
    bed.write('deep.xml', GOOD.replace('<containerIndicator>0<', '<containerIndicator>7<'));
    const { out } = await validate('deep.xml', '--pointers', 'names');
    assert.match(out, /at {8}IE3F26\/Consignment \(Master level\)\/Consignment \(House level\)\/Container indicator/);
  });

  test('advice is marked and refuses nothing', async () => {
    const full = specimenText('IE3F10', { kind: 'full' });
    const number = /<containerIdentificationNumber>(\w{10})(\d)</.exec(full)!;
    bed.write('advice.xml', full.replaceAll(number[1]! + number[2]!, number[1]! + String((Number(number[2]) + 1) % 10)));
    const { code, out } = await validate('advice.xml');
    assert.equal(code, 0);
    assert.match(out, /: nothing that refuses, \d+ of advice$/m);
    assert.match(out, /^ {2}advice\.xml:\d+: advice Container identification number \[R3021, code 12\]$/m);
    assert.match(out, /1 file, none would be refused, \d+ of advice\n$/);
  });

  test('standard input: by -, or where nothing is named and something is piped in', async () => {
    for (const words of [['-'], []]) {
      const { code, out } = await bed.run(['validate', ...words], { stdin: piped(GOOD) });
      assert.equal(code, 0);
      assert.match(out, /^<stdin>: IE3F26/m);
    }
    assert.equal((await bed.run(['validate'], { stdin: piped('') })).code, 1);
    assert.deepEqual((await validate()).code, 2);
    assert.match((await validate()).err, /nothing to validate\n {2}fix: name files or folders, or pipe/);
  });

  test('a folder with all below it, each file once, whatever links lead around', async () => {
    mkdirSync(join(bed.folder, 'box/deep'), { recursive: true });
    mkdirSync(join(bed.folder, 'box/folder.xml'));
    for (const name of ['box/b.xml', 'box/deep/A.XML']) bed.write(name, GOOD.replace(/<LRN>[^<]*/, `<LRN>${name}`));
    bed.write('box/notes.txt', 'no message');
    symlinkSync('..', join(bed.folder, 'box/deep/up'));
    symlinkSync('../b.xml', join(bed.folder, 'box/deep/same.xml'));
    const { code, out } = await validate('box', 'box/b.xml', './/box/');
    assert.equal(code, 0);
    assert.deepEqual(out.match(/^\S+(?=: IE3F26)/gm), ['box/b.xml', 'box/deep/A.XML']);
  });

  test('what lies in a folder and cannot be read is never passed over: exit code 2, and the others are judged', async () => {
    mkdirSync(join(bed.folder, 'torn'));
    symlinkSync('nowhere', join(bed.folder, 'torn/gone.xml'));
    bed.write('torn/bad.xml', '<IE3F18/>');
    const { code, out } = await validate('torn');
    assert.equal(code, 2);
    assert.match(out, /^torn\/gone\.xml: cannot be read \(ENOENT\)$/m);
    assert.match(out, /2 files, 1 would be refused for 1 problem, 1 could not be read\n$/);
  });

  test('an LRN twice in one call by one declarant is found at the second file, by another declarant it is none', async () => {
    const again = bed.write('again.xml', GOOD);
    const declarant = /<declarant>[\s\S]*?<identificationNumber>(\w+)</.exec(GOOD)![1]!;
    const other = bed.write('other.xml', GOOD.replaceAll(declarant, 'FR123456789'));
    const { code, out } = await validate(good, other, again);
    assert.equal(code, 1);
    assert.match(out, /^ {2}again\.xml:3: LRN \[R3003, code 94\]$/m);
    assert.match(out, /R3003: compared among the files of this call only/);
    assert.match(out, /3 files, 1 would be refused for 1 problem/);
    assert.equal((await validate(good, good)).code, 0, 'one file named twice is one file');
  });

  test('a transport document filed twice in one call is found at the second file', async () => {
    const first = bed.write('master1.xml', specimenText('IE3F10'));
    const second = bed.write('master2.xml', specimenText('IE3F10').replace(/<LRN>.*</, '<LRN>ANOTHER<'));
    const other = bed.write('master3.xml', specimenText('IE3F10').replace(/<LRN>.*</, '<LRN>THIRD<').replace('<type>N704<', '<type>N705<'));
    const { out } = await validate(first, second, other);
    assert.match(out, /^ {2}master2\.xml:\d+: Transport document \(Master level\) \[GEN-DOC-UNIQUE, code 81\]$/m);
    assert.match(out, /3 files, 1 would be refused for 1 problem/, 'another type of document is another document');
  });

  test('--message announces what the files are', async () => {
    const { code, out } = await validate(good, '--message', 'IE3F10');
    assert.equal(code, 1);
    assert.match(out, /\[GEN-ROOT, code 12\][\s\S]*root element IE3F10, as announced/);
  });

  test('--amends hands in the filing that an amendment replaces', async () => {
    const filing = bed.write('filing.xml', specimenText('IE3F10'));
    const amendment = bed.write('amendment.xml', specimenText('IE3A10'));
    assert.match((await validate(amendment, '--verbose')).out, /not checked R3024: /);
    const { out } = await validate(amendment, '--amends', filing, '--verbose');
    assert.doesNotMatch(out, /not checked R3024/);
    const declarant = /<declarant>[\s\S]*?<identificationNumber>(\w+)</.exec(specimenText('IE3A10'))![1]!;
    bed.write('amendment.xml', specimenText('IE3A10').replaceAll(declarant, 'FR123456789'));
    assert.match((await validate(amendment, '--amends', filing)).out, /\[R3024, code 104\]/);
    const several = await validate(amendment, good, '--amends', filing);
    assert.deepEqual([several.code, several.out], [2, '']);
    assert.match(several.err, /--amends is for one amendment/);
  });

  test('--quiet shows problems and the count, --verbose every reason', async () => {
    assert.equal((await validate(good, '--quiet')).out, '1 file, none would be refused\n');
    const { out } = await validate(good, bad, '--quiet');
    assert.match(out, /^bad\.xml: IE3F26/);
    assert.doesNotMatch(out, /good\.xml|not checked/);
    assert.match((await validate(good, '--verbose')).out, /^ {2}not checked CL244: external list \(CS\/RD2, UN\/LOCODE\)$/m);
  });

  test('colours on a terminal only, and nothing in a message reaches the terminal as an order', async () => {
    const plain = await validate(bad);
    assert.ok(!plain.out.includes('\u001b'));
    const painted = await bed.run(['validate', bad], { colours: true });
    assert.ok(painted.out.includes('\u001b[31m1 problem\u001b[0m'));
    bed.write('order.xml', GOOD.replace(/<city>[^<]*</, '<city>\u0085\u202eBremen\u009b31m<').replace('<LRN>', '<LRN>\u009b2J'));
    const { out } = await validate('order.xml');
    assert.doesNotMatch(out, /[\u0080-\u009f\u202e]/);
    assert.match(out, /\\u\{9b\}/);
  });

  const hostile: [string, string | Buffer, RegExp][] = [
    ['empty', '', /GEN-XML[\s\S]*the document is empty/],
    ['white space', ' \n ', /GEN-XML/],
    ['binary', Buffer.from([0, 1, 2, 0xff, 0xfe, 0x80]), /GEN-XML[\s\S]*not valid UTF-8/],
    ['UTF-16', Buffer.from('\ufeff<a/>', 'utf16le'), /GEN-XML[\s\S]*not valid UTF-8/],
    ['a bomb of entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /GEN-XML[\s\S]*document type declaration/],
    ['an unknown message', '<IE3F18 xmlns="urn:wco:datamodel:eu:ics2:2"/>', /hostile\.xml:1: IE3F18 \[GEN-ROOT, code 12\]/],
    ['a name without end', `<${'a'.repeat(5_000_000)}/>`, /GEN-ROOT/],
    ['very deep', '<a>'.repeat(100_000), /GEN-XML[\s\S]*nest deeper/],
  ];
  for (const [name, content, expected] of hostile) {
    test(`${name}: one problem, exit code 1`, async () => {
      const { code, out, err } = await validate(bed.write('hostile.xml', content));
      assert.equal(code, 1);
      assert.match(out, expected);
      assert.match(out, /1 file, 1 would be refused for 1 problem\n$/);
      assert.ok(out.length < 2_000, `${out.length} characters`);
      assert.equal(err, '');
    });
  }

  test('a file beyond the bound is refused without being read to its end', async () => {
    const file = bed.write('huge.xml', '');
    truncateSync(join(bed.folder, file), 8 * 1024 ** 4);
    const { code, out } = await validate(file);
    assert.equal(code, 1);
    assert.match(out, /GEN-XML[\s\S]*XML-TOO-LARGE/);
  });

  test('with many files a line on standard error says how far it is', async () => {
    mkdirSync(join(bed.folder, 'many'));
    for (let n = 0; n < 501; n++) bed.write(`many/${n}.xml`, '<IE3F18/>');
    const { code, out, err } = await validate('many', '--quiet');
    assert.equal(code, 1);
    assert.equal(err, '500 files, 500 would be refused\n');
    assert.match(out, /501 files, 501 would be refused for 501 problems\n$/);
  });
});

describe('validate: what is to be mended in the call itself is exit code 2, and nothing is judged', () => {
  mkdirSync(join(bed.folder, 'nothing'));
  const wrong: [string[], RegExp][] = [
    [['nowhere.xml'], /no such file or folder: nowhere\.xml/],
    [[good, 'nowhere.xml'], /no such file or folder: nowhere\.xml/],
    [['nothing'], /no \.xml file in nothing/],
    [[good, '--formt', 'json'], /Did you mean --format/],
    [[good, '--format', 'yaml'], /Allowed choices are text, json, sarif/],
    [[good, '--pointers', 'css'], /Allowed choices are xpath, names/],
    [[good, '--baseline', 'hti-2.20'], /no edition "hti-2\.20"\n {2}fix: known: hti-2\.02/],
    [[good, '--message', 'IE3F62'], /no message IE3F62 in hti-2\.02\n {2}fix: did you mean IE3F12/],
    [[good, '--day', '2026-02-30'], /--day 2026-02-30 is no day/],
    [[good, '--day', 'today'], /--day today is no day/],
    [[good, '--code-lists', 'nowhere'], /nowhere: no such folder/],
    [[good, '--stop-words', 'nowhere.txt'], /nowhere\.txt: no such file/],
    [[good, '--amends', 'nowhere.xml'], /--amends nowhere\.xml cannot be read \(ENOENT\)/],
    [[good, '--amends', bed.write('broken.xml', '<a>')], /--amends broken\.xml is no message/],
    [['--explain', 'R306'], /no rule, condition, check or code "R306"\n {2}fix: did you mean R3006/],
    [['--explain', '???'], /for example R3006/],
  ];
  for (const [words, message] of wrong) {
    test(`validate ${words.join(' ')}`, async () => {
      const { code, out, err } = await validate(...words);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }
});

describe('validate: code lists of the caller', () => {
  const lists = (name: string, files: Record<string, string>): string => {
    mkdirSync(join(bed.folder, name));
    for (const [file, text] of Object.entries(files)) bed.write(`${name}/${file}`, text);
    return name;
  };
  const countries = [...new Set([...GOOD.matchAll(/<country>(\w\w)</g)].map(([, code]) => code!))];

  test('a list that others keep is judged by where it is given, and where it is from is said', async () => {
    const all = lists('all', { 'CL718.txt': countries.join('\n') });
    const ok = await validate(good, '--code-lists', all);
    assert.equal(ok.code, 0);
    assert.match(ok.out, new RegExp(`^ {2}CL718: ${countries.length} codes of .*/all/CL718\\.txt, instead of: external$`, 'm'));
    assert.match(ok.out, /not checked codes of CL017, CL244 \(/);
    const some = lists('some', { 'CL718.txt': countries.slice(1).join('\n') });
    const wrong = await validate(good, '--code-lists', all, '--code-lists', some);
    assert.equal(wrong.code, 1);
    assert.match(wrong.out, new RegExp(`GEN-CODELIST, code 12\\]\\n {4}found {5}"${countries[0]}"`));
  });

  test('codes count on the day of reception', async () => {
    const dated = lists('dated', { 'CL718.csv': `code,validTo\n${countries.map((code) => `${code},2026-03-31`).join('\n')}\n` });
    assert.equal((await validate(good, '--code-lists', dated)).code, 0);
    const late = await validate(good, '--code-lists', dated, '--day', '2026-04-01');
    assert.equal(late.code, 1);
    assert.match(late.out, /a code of CL718 valid on 2026-04-01/);
  });

  test('the sample is used when it is asked for', async () => {
    const { code, out } = await validate(good, '--code-lists', 'sample');
    assert.equal(code, 0);
    assert.match(out, /CL244: \d+ codes of the sample, instead of: external/);
    assert.doesNotMatch(out, /not checked codes/);
  });

  test('a list with a mistake names file and line', async () => {
    const torn = lists('mistaken', { 'CL718.csv': 'DE\nD E\n' });
    const { code, err } = await validate(good, '--code-lists', torn);
    assert.equal(code, 2);
    assert.match(err, /mistaken\/CL718\.csv:2: white space in "D E"; write DE/);
  });

  test('the day is that of the clock where none is named', async () => {
    assert.match((await validate(good)).out, new RegExp(`received on ${DAY}`));
  });
});
