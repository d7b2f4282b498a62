import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import Ajv from 'ajv';
import { makeTestbed, specimenText } from './testbed';
import schema from './validation.schema.json';

const bed = makeTestbed();
after(() => bed.dispose());

const GOOD = specimenText('IE3F26');
const WRONG = GOOD.replace(/<LRN>[^<]*/, `<LRN>${'x'.repeat(23)}`).replaceAll(/<typeOfPackages>[^<]*/g, '<typeOfPackages>PACKAGE');
bed.write('good.xml', GOOD);
bed.write('wrong one.xml', WRONG);
bed.write('empty.xml', '');

interface JsonReport {
  basis: { edition: string; day: string };
  files: { file: string; verdict: string; message?: string; problems: { line: number; rule: string; path: string; weight: string }[]; notChecked: string[] }[];
  summary: Record<string, number>;
}

interface Sarif {
  version: string;
  runs: {
    tool: { driver: { name: string; rules: { id: string; help: { text: string }; shortDescription: { text: string } }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: { startLine: number } } }[];
      partialFingerprints: Record<string, string>;
    }[];
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: { level: string; message: { text: string } }[] }[];
  }[];
}

async function reported<T>(format: string, ...files: string[]): Promise<{ code: number; report: T }> {
  const { code, out } = await bed.run(['validate', ...files, '--format', format]);
  return { code, report: JSON.parse(out) as T };
}

describe('validate --format json', () => {
  const valid = new Ajv({ allErrors: true, strict: true }).compile<JsonReport>(schema);

  test('has the published shape, for good, wrong, unreadable files and standard input', async () => {
    const { code, report } = await reported<JsonReport>('json', 'good.xml', 'wrong one.xml', 'empty.xml');
    assert.equal(code, 1);
    assert.ok(valid(report), JSON.stringify(valid.errors));
    assert.deepEqual(report.files.map(({ file, verdict, message }) => [file, verdict, message]), [
      ['good.xml', 'accepted', 'IE3F26'],
      ['wrong one.xml', 'refused', 'IE3F26'],
      ['empty.xml', 'refused', undefined],
    ]);
    const { files, refused, problems } = report.summary;
    assert.deepEqual([files, refused], [3, 2]);
    assert.equal(problems, report.files.flatMap((file) => file.problems).length);
  });

  test('lists the problems of a file in document order, each with its line', async () => {
    const { report } = await reported<JsonReport>('json', 'wrong one.xml');
    const { problems } = report.files[0]!;
    const lines = WRONG.split('\n');
    assert.deepEqual(problems.map(({ rule }) => rule).slice(0, 2), ['GEN-LONG', 'GEN-LONG']);
    for (const { line, path } of problems) assert.ok(lines[line - 1]!.includes(`<${/(\w+)(\[\d+\])?$/.exec(path)![1]}`), `${line} ${path}`);
    assert.deepEqual([...problems].sort((a, b) => a.line - b.line), problems);
  });

  test('a report of no shape is told apart', () => {
    assert.ok(!valid({ format: 'customs-conformance/validation/1', files: [], summary: {} }));
  });
});

describe('validate --format sarif', () => {
  test('is SARIF 2.1.0 with a result per problem, at its line of its file', async () => {
    const { code, report } = await reported<Sarif>('sarif', 'good.xml', 'wrong one.xml');
    assert.equal(code, 1);
    assert.equal(report.version, '2.1.0');
    assert.equal(report.runs.length, 1);
    const { results, tool } = report.runs[0]!;
    assert.ok(results.length >= 2);
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      assert.equal(tool.driver.rules[ruleIndex]!.id, ruleId);
      assert.equal(level, 'error');
      assert.match(message.text, /found .*; demanded .*\. To mend: .*\. Code \d+\.$/);
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      assert.deepEqual(artifactLocation, { uri: 'wrong%20one.xml', uriBaseId: '%SRCROOT%' });
      assert.ok(region.startLine >= 1);
    }
    assert.equal(results[0]!.locations[0]!.physicalLocation.region.startLine, 3);
    for (const { help, shortDescription } of tool.driver.rules) {
      assert.match(help.text, /good .*[\s\S]*bad /);
      assert.match(shortDescription.text, /\.$/);
    }
  });

  test('advice is a note', async () => {
    const full = specimenText('IE3F10', { kind: 'full' });
    const number = /<containerIdentificationNumber>(\w{10})(\d)</.exec(full)!;
    bed.write('advice.xml', full.replaceAll(number[1]! + number[2]!, number[1]! + String((Number(number[2]) + 1) % 10)));
    const { code, report } = await reported<Sarif>('sarif', 'advice.xml');
    assert.equal(code, 0);
    assert.ok(report.runs[0]!.results.length > 0);
    assert.ok(report.runs[0]!.results.every(({ level }) => level === 'note'));
  });

  test('a problem keeps its fingerprint when the file grows above it, and no two share one', async () => {
    const before = (await reported<Sarif>('sarif', 'wrong one.xml')).report.runs[0]!.results;
    bed.write('wrong one.xml', WRONG.replace('?>\n', '?>\n<!-- a comment -->\n\n'));
    const after = (await reported<Sarif>('sarif', 'wrong one.xml')).report.runs[0]!.results;
    bed.write('wrong one.xml', WRONG);
    const prints = (results: typeof before): string[] => results.map((result) => result.partialFingerprints['customsConformance/v1']!);
    assert.deepEqual(prints(after), prints(before));
    assert.equal(new Set(prints(before)).size, before.length);
    const line = (results: typeof before): number => results[0]!.locations[0]!.physicalLocation.region.startLine;
    assert.equal(line(after), line(before) + 2);
  });

  test('what was not checked is a notification, said once for all files it is true of', async () => {
    const { report } = await reported<Sarif>('sarif', 'good.xml', 'wrong one.xml');
    const { executionSuccessful, toolExecutionNotifications: notes } = report.runs[0]!.invocations[0]!;
    assert.equal(executionSuccessful, true);
    const locodes = notes.filter(({ message }) => message.text.startsWith('not checked: CL244'));
    assert.deepEqual(locodes.map(({ level, message }) => [level, message.text]), [['note', 'not checked: CL244: external list (CS/RD2, UN/LOCODE) (2 files)']]);
  });

  test('no problem gives an empty list, and unreadable bytes are a result at line 1', async () => {
    assert.deepEqual((await reported<Sarif>('sarif', 'good.xml')).report.runs[0]!.results, []);
    const [result] = (await reported<Sarif>('sarif', 'empty.xml')).report.runs[0]!.results;
    assert.deepEqual([result!.ruleId, result!.locations[0]!.physicalLocation.region.startLine], ['GEN-XML', 1]);
  });
});
