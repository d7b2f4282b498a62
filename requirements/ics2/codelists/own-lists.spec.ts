import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { OwnFileError } from '../own-files/own-file';
import { codeIsValid, codeLists } from './code-lists';
import { chooseCodeLists, folderCodeLists } from './own-lists';
import { sampleCodeLists } from './sample';

const DAY = '2026-03-01';
const root = mkdtempSync(join(tmpdir(), 'code-lists-'));
after(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
/** A new folder with these files. */
function folderOf(files: Record<string, string | Buffer>): string {
  const folder = join(root, String((folders += 1)));
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('code lists that an operator adds', () => {
  test('one code per line; comments, empty lines, any line end and a byte order mark make no difference', () => {
    const lists = folderCodeLists(folderOf({ 'CL244.txt': '\ufeff# own\r\nDEHAM\r\n\r\nCNSHA\rNLRTM\n' }));
    const answers = ['DEHAM', 'CNSHA', 'NLRTM', 'BEANR'].map((code) => codeIsValid(lists, 'CL244', code, DAY));
    assert.deepEqual(answers, ['valid', 'valid', 'valid', 'invalid']);
  });

  test('a table gives each code its days, in any column order and with any of three separators', () => {
    for (const separator of [',', ';', '\t']) {
      const rows = ['name validTo code validFrom', '"a" 2026-02-28 A ', '"b" - B 2026-03-02', 'c - C -', 'd 2026-01-31 D ', 'd - D 2026-03-01'];
      const text = rows.map((row) => row.split(' ').map((cell) => (cell === '-' ? '' : cell)).join(separator)).join('\n');
      const lists = folderCodeLists(folderOf({ 'CL141.csv': text }));
      const on = (code: string, day: string): string => codeIsValid(lists, 'CL141', code, day);
      assert.deepEqual([on('A', '2026-02-28'), on('A', '2026-03-01')], ['valid', 'invalid'], separator);
      assert.deepEqual([on('B', '2026-03-01'), on('B', '2026-03-02')], ['invalid', 'valid']);
      assert.equal(on('C', '1999-01-01'), 'valid');
      assert.deepEqual(['2026-01-31', '2026-02-15', '2026-03-01'].map((day) => on('D', day)), ['valid', 'invalid', 'valid']);
    }
  });

  test('a quoted cell may hold the separator', () => {
    const lists = folderCodeLists(folderOf({ 'CL244.csv': 'code,name\nDEHAM,"Hamburg, ""free"" port"\n' }));
    assert.equal(codeIsValid(lists, 'CL244', 'DEHAM', DAY), 'valid');
  });

  test('our own form is read too', () => {
    const own = { list: 'CL141', about: 'offices', baseline: 'RD2', validFrom: '2022-01-01', codes: ['DE004851'], periods: { DE004851: [{ to: '2026-02-28' }] } };
    const lists = folderCodeLists(folderOf({ 'CL141.json': JSON.stringify(own) }));
    assert.equal(codeIsValid(lists, 'CL141', 'DE004851', '2026-02-28'), 'valid');
    assert.equal(codeIsValid(lists, 'CL141', 'DE004851', DAY), 'invalid');
  });

  test('the edition answers for what nobody added, a later folder wins, and both are said', () => {
    const first = folderOf({ 'CL244.csv': 'DEHAM\nCNSHA\nNLRTM\n', 'README.md': 'ours' });
    const second = folderOf({ 'CL244.csv': 'DEHAM\n', 'CL742.txt': 'F10\n' });
    const { lists, said } = chooseCodeLists([first, second]);
    assert.equal(codeIsValid(lists, 'CL244', 'CNSHA', DAY), 'invalid');
    assert.equal(codeIsValid(lists, 'CL754', 'N705', DAY), 'valid');
    assert.equal(codeIsValid(lists, 'CL141', 'DE004851', DAY), 'unknown');
    assert.deepEqual(said, [
      `CL244: 3 codes of ${first}/CL244.csv, instead of: external`,
      `CL244: 1 codes of ${second}/CL244.csv, instead of: 3 codes of ${first}/CL244.csv`,
      `CL742: 1 codes of ${second}/CL742.txt, instead of: 31 codes of HTI CL 2.01`,
    ]);
    assert.equal(codeIsValid(codeLists(), 'CL244', 'DEHAM', DAY), 'unknown', 'the edition itself is as before');
  });

  const bad: [string, Record<string, string | Buffer>, RegExp][] = [
    ['an unknown list', { 'CL24.csv': 'DEHAM\n' }, /CL24\.csv: hti-2\.02 has no code list CL24; did you mean CL244/],
    ['a list written small', { 'cl244.csv': 'DEHAM\n' }, /has no code list cl244; did you mean CL244/],
    ['two files of one list', { 'CL244.csv': 'DEHAM\n', 'CL244.txt': 'DEHAM\n' }, /CL244\.txt: a second file of CL244; keep one/],
    ['an empty file', { 'CL244.csv': '# nothing\n' }, /CL244\.csv: nothing in it; write one code per line/],
    ['a folder without lists', { 'README.md': 'x' }, /no code list in it; add files like CL244\.csv/],
    ['cells without a header', { 'CL244.csv': 'DEHAM,2026-01-01\n' }, /CL244\.csv:1: several cells, and no header; name the columns/],
    ['an unknown column', { 'CL244.csv': 'code,validform\nDEHAM,2026-01-01\n' }, /CL244\.csv:1: unknown column "validform"; did you mean validFrom\?/],
    ['a column twice', { 'CL244.csv': 'code,code\nDEHAM,X\n' }, /CL244\.csv:1: two columns code; keep one/],
    ['too many cells', { 'CL244.csv': 'code,name\nDEHAM,Hamburg, port\n' }, /CL244\.csv:2: 3 cells for 2 columns; quote/],
    ['a broken quote', { 'CL244.csv': 'code,name\nDEHAM,"Hamburg\n' }, /CL244\.csv:2: a double quote in the wrong place/],
    ['a code in two words', { 'CL244.csv': 'DEHAM\nDE HAM\n' }, /CL244\.csv:2: white space in "DE HAM"; write DEHAM/],
    ['a day that is none', { 'CL244.csv': 'code,validFrom\nDEHAM,1.3.2026\n' }, /CL244\.csv:2: "1\.3\.2026" is no day; write days as YYYY-MM-DD/],
    ['a day that no calendar has', { 'CL244.csv': 'code,validFrom\nDEHAM,2026-02-29\n' }, /CL244\.csv:2: "2026-02-29" is no day/],
    ['days the wrong way round', { 'CL244.csv': 'code,validFrom,validTo\nA,2026-02-01,2026-01-01\n' }, /CL244\.csv:2: valid to 2026-01-01, before/],
    ['a code without end', { 'CL244.csv': `${'A'.repeat(71)}\n` }, /CL244\.csv:1: a code of 71 characters/],
    ['bytes that are no text', { 'CL244.csv': Buffer.from([0x44, 0xff, 0xfe]) }, /CL244\.csv: not UTF-8; save it as text in UTF-8/],
    ['broken JSON', { 'CL244.json': '{\n"list": }' }, /CL244\.json:2: not JSON: .*; correct the syntax/],
    ['JSON that ends too early', { 'CL244.json': '{\n"list": "CL244",\n' }, /CL244\.json:3: not JSON/],
    ['JSON with a line too many', { 'CL244.json': '{\n"list": "CL244"\n}\n}\n' }, /CL244\.json:4: not JSON/],
    ['JSON with an open text', { 'CL244.json': '{\n"list": "CL244,\n"about": "x"\n}\n' }, /CL244\.json:2: not JSON/],
    ['JSON of another form', { 'CL244.json': '{ "list": "CL244" }' }, /CL244\.json: the list must have required property/],
    ['JSON of another list', { 'CL244.json': '{"list":"CL141","about":"x","baseline":"x","validFrom":"2022-01-01","codes":["A"]}' }, /holds CL141; name the file/],
    ['JSON that says external', { 'CL244.json': '{"list":"CL244","about":"x","baseline":"x","external":true}' }, /others keep the list; give its codes/],
    ['postcode practice without classes', { 'CL733.csv': 'DE\n' }, /CL733 classifies its codes, and the file does not; add a column class/],
  ];
  for (const [name, files, message] of bad) {
    test(`${name} is refused with file, line and remedy`, () => {
      const folder = folderOf(files);
      assert.throws(
        () => folderCodeLists(folder),
        (error) => {
          assert.ok(error instanceof OwnFileError);
          assert.match(error.message, message);
          assert.ok(error.message.startsWith(folder));
          return true;
        },
      );
    });
  }

  test('classes may be given in a column', () => {
    const lists = folderCodeLists(folderOf({ 'CL733.csv': 'code,class\nDE,A\nAE,C\n' })).get('CL733')!;
    assert.equal(lists.kind === 'codes' && lists.classes.get('AE'), 'C');
  });

  test('all mistakes of a file are shown, up to ten', () => {
    const folder = folderOf({ 'CL244.csv': 'A B\n'.repeat(25) });
    assert.throws(() => folderCodeLists(folder), (error: Error) => error.message.split('\n').length === 11 && /15 further mistakes/.test(error.message));
  });

  test('no folder, and a file for a folder', () => {
    assert.throws(() => folderCodeLists(join(root, 'nowhere')), /no such folder/);
    assert.throws(() => folderCodeLists(join(folderOf({ 'CL244.csv': 'A\n' }), 'CL244.csv')), /no such folder/);
  });

  test('a list as large as UN/LOCODE is read in well under a second, with all its codes', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const codes = Array.from({ length: 116_000 }, (_, n) => `XX${[n % 26, Math.floor(n / 26) % 26, Math.floor(n / 676) % 26, Math.floor(n / 17_576)].map((at) => letters[at]).join('')}`);
    const folder = folderOf({ 'CL244.csv': `code,name,validFrom\n${codes.map((code) => `${code},"A place, somewhere",2020-01-01`).join('\n')}\n` });
    const begun = process.hrtime.bigint();
    const list = folderCodeLists(folder).get('CL244')!;
    const took = Number(process.hrtime.bigint() - begun) / 1e6;
    assert.equal(list.kind === 'codes' && list.codes.size, 116_000);
    assert.ok(took < 3_000, `${Math.round(took)} ms`);
  });
});

describe('the sample of code lists', () => {
  test('holds a few codes of lists that others keep, says that it is a sample, and is asked for by name only', () => {
    for (const [id, list] of sampleCodeLists()) {
      assert.equal(codeLists().get(id)?.kind, 'external', id);
      assert.match(list.about, /a sample for tests/);
      assert.ok(list.kind === 'codes' && list.codes.size >= 10 && list.codes.size <= 150, id);
    }
    const { lists, said } = chooseCodeLists(['sample']);
    assert.equal(codeIsValid(lists, 'CL244', 'DEHAM', DAY), 'valid');
    assert.ok(said.every((line) => /^CL\d{3}: \d+ codes of the sample, instead of: external$/.test(line)), said.join('\n'));
    assert.equal(codeIsValid(chooseCodeLists([]).lists, 'CL244', 'DEHAM', DAY), 'unknown');
  });
});
