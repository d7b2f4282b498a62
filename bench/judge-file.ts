/** Judges one file in a process of its own and prints what it cost, so that the peak of its memory is that of the message. */
import { readFileSync } from 'node:fs';
import { loadXml } from '../protocols/xml';
import { createMessageJudge } from '../requirements/ics2/validate/judge';

async function main(): Promise<void> {
  const judge = createMessageJudge(await loadXml());
  const bytes = readFileSync(process.argv[2]!);
  const before = process.cpuUsage();
  const { problems, cut } = judge.judge(bytes, { day: '2026-03-01' });
  const { user, system } = process.cpuUsage(before);
  const peak = process.resourceUsage().maxRSS * 1024;
  const rules = [...new Set(problems.map(({ rule }) => rule))].slice(0, 5);
  process.stdout.write(JSON.stringify({ bytes: bytes.length, seconds: (user + system) / 1e6, peak, problems: problems.length, cut, rules }));
}

void main();
