/**
 * What the harness costs: `npm run bench`, or `npm run bench -- validate` for one topic.
 */
import { benchAs4 } from './as4';
import { benchReceive } from './receive';
import { benchValidate } from './validate';

const TOPICS: Record<string, () => Promise<void>> = { as4: benchAs4, receive: benchReceive, validate: benchValidate };

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((topic) => !Object.hasOwn(TOPICS, topic));
  if (unknown.length > 0) throw new Error(`no topic ${unknown.join(', ')}; there are ${Object.keys(TOPICS).join(', ')}`);
  for (const topic of asked.length === 0 ? Object.keys(TOPICS) : asked) await TOPICS[topic]!();
}

void main();
