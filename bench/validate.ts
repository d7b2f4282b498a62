import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadXml } from '../protocols/xml';
import { schemaFor } from '../requirements/ics2/schema/schemas';
import { createMessageJudge } from '../requirements/ics2/validate/judge';
import { fullFiling, groupageFiling, plainFiling } from './filings';
import { compare } from './measure';

const DAY = '2026-03-01';
const MB = 1024 * 1024;

interface Cost {
  bytes: number;
  /** Processor time of judging, in seconds; reading the file is not counted. */
  seconds: number;
  /** Largest resident set of the process, in bytes. */
  peak: number;
  problems: number;
  rules: string[];
}

function judgeInChild(file: string): Cost {
  const script = join(__dirname, 'judge-file.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-r', join(__dirname, '..', 'cli', 'typescript.js'), script, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`judging ${file} failed: ${stderr.slice(0, 500)}`);
  return JSON.parse(stdout) as Cost;
}

function writeFile(file: string, parts: Iterable<Buffer>): void {
  const out = openSync(file, 'w');
  for (const part of parts) writeSync(out, part);
  closeSync(out);
}

/** Time and memory of one judgement, by size: time must grow with the size and not faster, memory stay below 2 GiB. */
function growth(): void {
  process.stdout.write('judge an IE3F11 of many house consignments, each size in a process of its own\n');
  const folder = mkdtempSync(join(tmpdir(), 'bench-validate-'));
  try {
    for (const size of [1, 10, 100]) {
      const file = join(folder, `${size}.xml`);
      writeFile(file, groupageFiling(size * MB));
      const { bytes, seconds, peak, problems, rules } = judgeInChild(file);
      const cost = `${seconds.toFixed(2).padStart(6)} s  ${((seconds * 1000 * MB) / bytes).toFixed(0).padStart(4)} ms/MB  peak ${(peak / MB).toFixed(0).padStart(5)} MiB`;
      process.stdout.write(`  ${String(bytes).padStart(9)} bytes  ${cost}  ${problems} problems ${rules.join(' ')}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Judging each filing beside what libxml2 alone takes to parse it and compare it with its XSD. */
export async function benchValidate(): Promise<void> {
  const xml = await loadXml();
  const lib = await import('libxml2-wasm');
  const judge = createMessageJudge(xml);
  const xsd = lib.XmlDocument.fromString(schemaFor('IE3F10'));
  const validator = lib.XsdValidator.fromDoc(xsd);
  const filings: [string, Buffer][] = [
    ['an IE3F10 of many goods items', plainFiling(21_000)],
    ['the worst case, an IE3F10 with everything its table admits', fullFiling(21_000)],
  ];
  for (const [words, bytes] of filings) {
    const { problems } = judge.judge(bytes, { day: DAY });
    if (problems.length > 0) throw new Error(`the filing is not valid: ${JSON.stringify(problems[0])}`);
    const floor = (): void => {
      const document = lib.XmlDocument.fromBuffer(bytes);
      validator.validate(document);
      document.dispose();
    };
    await compare(`judge ${words}, ${bytes.length} bytes`, ['libxml2-wasm: parse and XSD', floor], [
      ['guard (size, UTF-8, no DOCTYPE, well-formed)', () => xml.guard(bytes)],
      ['guard and tree', () => xml.read(bytes)],
      ['everything: guard, tree, XSD, table, rules, code lists', () => judge.judge(bytes, { day: DAY })],
    ]);
  }
  validator.dispose();
  xsd.dispose();
  judge.dispose();
  growth();
}
