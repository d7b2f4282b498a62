import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadXml } from '../../../protocols/xml';
import { CURRENT_EDITION, editionFile } from '../editions/editions';
import { specimenByHand } from '../specimens/by-hand/by-hand';
import type { Node } from '../structures/model';
import { messageCodes, placesOf, structure, StructureError } from '../structures/structures';
import { schemaFor, schemas } from './schemas';

const xmllint = spawnSync('xmllint', ['--version']).error === undefined;
const SPECIMENS = ['IE3F10', 'IE3R01', 'IE3N99'];

describe('message structures', () => {
  test('IE3F10 has 235 places, in the order of the table', () => {
    const paths = [...placesOf(structure('IE3F10'))].map(({ path }) => path);
    assert.equal(paths.length, 235);
    assert.equal(paths[0], '/IE3F10');
    assert.equal(paths[1], '/IE3F10/LRN');
    assert.equal(paths[paths.length - 1], '/IE3F10/customsOfficeOfFirstEntry/referenceNumber');
  });

  test('an unknown message is refused with the nearest ones', () => {
    assert.throws(
      () => structure('IE3F1O'),
      (error: unknown) => error instanceof StructureError && error.code === 'STRUCTURE_UNKNOWN' && /IE3F10/.test(error.hint),
    );
  });

  test('every shared group and every value type is used by some message', () => {
    const nodes = messageCodes().flatMap((code) => [...placesOf(structure(code))].map(({ node }) => node));
    const keys = (file: string): string[] =>
      Object.keys(JSON.parse(readFileSync(editionFile(CURRENT_EDITION, file), 'utf8')) as object).sort();
    const used = (pick: (node: Node) => string | undefined): string[] =>
      [...new Set(nodes.map(pick).filter((name) => name !== undefined))].sort();
    assert.deepEqual(
      used((node) => (node.kind === 'group' ? node.group : undefined)),
      keys('groups.json'),
    );
    assert.deepEqual(
      used((node) => (node.kind === 'value' ? node.type : undefined)),
      keys('value-types.json'),
    );
  });
});

describe('generated schemas', () => {
  test('each accepts its specimen and refuses the others, by libxml2', async () => {
    const xml = await loadXml();
    const compiled = schemas((xsd) => xml.compileSchema(xsd));
    for (const message of SPECIMENS) {
      for (const other of SPECIMENS) {
        const problems = compiled.for(message).validate(Buffer.from(specimenByHand(other.toLowerCase())));
        assert.equal(problems.length === 0, message === other, `${other} by ${message}: ${problems.map((problem) => problem.message).join('; ')}`);
      }
    }
    assert.equal(compiled.for('IE3F10'), compiled.for('IE3F10'), 'compiled once');
    for (const one of compiled.all()) one.dispose();
  });

  test(
    'each is a schema for xmllint, accepts its specimen, and refuses it without its first element',
    { skip: xmllint ? false : 'xmllint is not installed' },
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'ics2-xsd-'));
      try {
        for (const message of messageCodes()) {
          const xsd = join(folder, `${message}.xsd`);
          writeFileSync(xsd, schemaFor(message));
          const lint = (input: string): number | null =>
            spawnSync('xmllint', ['--noout', '--nonet', '--schema', xsd, '-'], { input }).status;
          // Exit code 5 = the schema itself does not compile, 3 = the document is invalid.
          assert.equal(lint('<nothing/>'), 3, `${message}: compiles`);
          if (!SPECIMENS.includes(message)) continue;
          const good = specimenByHand(message.toLowerCase());
          assert.equal(lint(good), 0, `${message}: specimen`);
          assert.equal(lint(good.replace(/<(notificationDate|SpecificCircumstanceIndicator)>.*<\/\1>/, '')), 3, `${message}: broken`);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  test('say order, multiplicity, facets, wrapper and namespace', () => {
    const xsd = schemaFor('IE3F10');
    assert.match(xsd, /targetNamespace="urn:wco:datamodel:eu:ics2:2"\s+elementFormDefault="qualified" attributeFormDefault="unqualified"/);
    assert.match(xsd, /<xs:element name="countriesOfRoutingOfMeansOfTransport" type="[^"]+" minOccurs="2" maxOccurs="99"\/>/);
    assert.match(xsd, /<xs:element name="documentIssueDate" type="wrapped-date-time"/);
    assert.match(xsd, /value-indicator">\s+<xs:restriction base="xs:token">\s+<xs:pattern value="\[01\]\{1\}"\/>/);
  });
});
