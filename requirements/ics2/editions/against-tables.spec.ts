import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { codeLists } from '../codelists/code-lists';
import { messageCodes, placesOf, structure } from '../structures/structures';

/** Tables of the same edition made by somebody else, where they stand beside the project; elsewhere these tests say that they are skipped. */
const SHARED = process.env.CUSTOMS_CONFORMANCE_SHARED ?? resolve(__dirname, '../../../../shared');
const FOLDER = join(SHARED, 'data', 'ics2-hti-ie');
const skip = existsSync(FOLDER) ? false : `the tables of HTI IE 2.02 are not here (${FOLDER}; set CUSTOMS_CONFORMANCE_SHARED)`;

/** Rows of a tab-separated file by column name; no quoting. */
function rows(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));
  return lines.map((cells) => Object.fromEntries(head!.map((name, at) => [name, cells[at] ?? ''])));
}

const words = (cell: string): string[] => (cell === '' ? [] : cell.split(';'));
const FORMS: Record<string, string> = { element: 'element', attribute: 'attribute', 'element+DateTime': 'date-time' };

describe('the edition against the tables it was read from', () => {
  test('the same 84 messages', { skip }, () => {
    const tables = readdirSync(join(FOLDER, 'messages')).map((file) => file.slice(0, -4));
    assert.deepEqual(messageCodes(), tables.sort());
    assert.equal(tables.length, 84);
  });

  test('every row: path, order, multiplicity, status, name, format, form, rules, conditions and code lists', { skip }, () => {
    let compared = 0;
    for (const message of messageCodes()) {
      const ours = [...placesOf(structure(message))].map(({ path, node }) =>
        [
          path, node.label, `${node.min}..${node.max}`, node.status, node.rules.join(), node.conditions.join(), node.codeLists.join(),
          ...(node.kind === 'value' ? [node.form, node.form === 'date-time' ? '' : node.format] : []),
        ].join(' | '),
      );
      const theirs = rows(`messages/${message}.tsv`).map((row) => {
        const isValue = row.kind === 'Attribute' && row.xmlNode !== '' && !(row.xmlNode === 'element' && row.xsdBase === '' && row.format === '');
        return [
          row.xmlPath, row.name, row.multiplicity, row.status, words(row.rules!).join(), words(row.conditions!).join(), words(row.codelists!).join(),
          ...(isValue ? [FORMS[row.xmlNode!], row.xmlNode === 'element+DateTime' ? '' : row.format] : []),
        ].join(' | ');
      });
      // The root row of a table states neither multiplicity nor status.
      assert.deepEqual(ours.slice(1), theirs.slice(1), message);
      compared += ours.length;
    }
    assert.equal(compared, 11_545);
  });

  test('the facets of every value: lengths, digits, characters', { skip }, () => {
    const CHARACTERS: Record<string, string> = {
      '.': 'any', '[0-9]': 'digits', '[A-Z]': 'capitals', '[a-zA-Z]': 'letters', '[0-1]': 'binary', '[0,1]': 'binary',
    };
    let compared = 0;
    for (const message of messageCodes()) {
      const facetsOf = new Map(rows(`messages/${message}.tsv`).map((row) => [row.xmlPath!, row.xsdFacets!]));
      for (const { path, node } of placesOf(structure(message))) {
        const facets = facetsOf.get(path) ?? '';
        if (node.kind !== 'value' || facets === '' || node.value.base === 'dateTime') continue;
        const stated = Object.fromEntries([...facets.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!]));
        const pattern = /^(\.|\[[^\]]+\])\{(\d+)(?:,(\d+))?\}$/.exec(stated['pattern'] ?? '');
        if (node.value.base === 'decimal') {
          assert.deepEqual([node.value.totalDigits, node.value.fractionDigits], [Number(stated['totalDigits']), Number(stated['fractionDigits'])], `${path}: ${facets}`);
        } else {
          const [min, max] = [Number(pattern?.[2]), Number(pattern?.[3] ?? pattern?.[2])];
          assert.deepEqual([node.value.chars, node.value.minLength, node.value.maxLength], [CHARACTERS[pattern?.[1] ?? ''], min, max], `${path}: ${facets}`);
        }
        compared += 1;
      }
    }
    assert.ok(compared > 7000, `${compared} values have facets`);
  });

  test('every citation of a rule or condition, by the list of usages', { skip }, () => {
    const ours = messageCodes().flatMap((message) =>
      [...placesOf(structure(message))].flatMap(({ path, node }) => [...node.rules, ...node.conditions].map((id) => `${id} ${path}`)),
    );
    const theirs = rows('rule-usage.tsv').map(({ id, xmlPath }) => `${id} ${xmlPath}`);
    assert.deepEqual(ours.sort(), theirs.sort());
  });

  test('every code of every list, and which lists are kept by others', { skip }, () => {
    const published = rows('codelists.tsv').filter(({ list, code }) => list !== '' && code !== '');
    for (const [id, list] of codeLists()) {
      const codes = published.filter((row) => row.list === id).map(({ code }) => code!);
      if (list.kind === 'external') assert.deepEqual(codes, [], `${id} has codes in the tables`);
      else assert.deepEqual([...list.codes].sort(), codes.sort(), id);
    }
    for (const id of new Set(published.map(({ list }) => list!))) assert.ok(codeLists().has(id), id);
  });
});
