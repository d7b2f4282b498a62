/**
 * What the harness costs: `npm run bench`, or `npm run bench -- validate` for one topic. A number behind a topic is its amount:
 * `npm run bench -- soak 100000`.
 */
import { benchAs4 } from './as4';
import { benchReceive } from './receive';
import { benchSoak } from './soak';
import { benchSuite } from './suite';
import { benchValidate } from './validate';

const TOPICS: Record<string, (amount?: number) => Promise<void>> = {
  as4: () => benchAs4(), receive: () => benchReceive(), soak: benchSoak, suite: () => benchSuite(), validate: () => benchValidate(),
};

const HELP = `Usage: npm run bench -- [topic [amount]]...

Topics, all of them where none is named:
  as4       signing and verifying a message, and their floors
  receive   how many messages the interface takes in a second
  soak      memory while so many filings are received; amount = filings
  suite     the scenarios of ICS2, and what they take beyond the wire
  validate  judging a message, beside libxml2 alone
`;

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  if (asked.includes('--help') || asked.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  const topics = asked.filter((word) => !/^[1-9]\d*$/.test(word));
  const unknown = topics.filter((topic) => !Object.hasOwn(TOPICS, topic));
  if (unknown.length > 0) {
    process.stderr.write(`bench: there is no topic ${unknown.join(', ')}\n\n${HELP}`);
    process.exitCode = 2;
    return;
  }
  for (const topic of topics.length === 0 ? Object.keys(TOPICS) : topics) {
    const amount = asked[asked.indexOf(topic) + 1];
    await TOPICS[topic]!(amount === undefined || topics.includes(amount) ? undefined : Number(amount));
  }
}

void main();
