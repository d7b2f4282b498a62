/**
 * What the harness costs: `npm run bench`, or `npm run bench -- validate` for one topic. A number behind a topic is its amount:
 * `npm run bench -- soak 100000`.
 */
import { benchAs4 } from './as4';
import { benchReceive } from './receive';
import { benchSoak } from './soak';
import { benchValidate } from './validate';

const TOPICS: Record<string, (amount?: number) => Promise<void>> = {
  as4: () => benchAs4(), receive: () => benchReceive(), soak: benchSoak, validate: () => benchValidate(),
};

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const topics = asked.filter((word) => !/^[1-9]\d*$/.test(word));
  const unknown = topics.filter((topic) => !Object.hasOwn(TOPICS, topic));
  if (unknown.length > 0) throw new Error(`no topic ${unknown.join(', ')}; there are ${Object.keys(TOPICS).join(', ')}`);
  for (const topic of topics.length === 0 ? Object.keys(TOPICS) : topics) {
    const amount = asked[asked.indexOf(topic) + 1];
    await TOPICS[topic]!(amount === undefined || topics.includes(amount) ? undefined : Number(amount));
  }
}

void main();
