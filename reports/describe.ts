import { oneLine } from './escape';
import type { EventOf } from './run';

/** Facts of one event as plain text, for attachments and folded details. Values stand as they are: callers escape. */

/** A fact with its name, as it stands in a table. */
export type Fact = [name: string, value: string];

/** A message without its body: the HTTP head, then what was found out about it (signature algorithms, references, decoded headers). */
export function messageFacts(event: EventOf<'message'>): Fact[] {
  return [
    ['HTTP', event.http.start],
    ...event.http.headers,
    ['exchange', `${event.exchange} (${event.leg})`],
    ['at', event.at],
    ['bytes', String(event.length)],
    ['sha256', event.sha256],
    ...Object.entries(event.facts ?? {}),
  ];
}

/** What is known of a TLS connection, accepted or refused. */
export function tlsFacts(event: EventOf<'handshake'>): Fact[] {
  const { peer } = event;
  const facts: [name: string, value: string | undefined][] = [
    ['server', event.server],
    ['client', event.client],
    ['at', event.at],
    ['outcome', event.outcome],
    ['refused because', event.refusal],
    ['in the words of the TLS library', event.detail],
    ['offered by the client', event.offered],
    ['protocol', event.protocol],
    ['cipher', event.cipher],
    ['peer subject', peer?.subject],
    ['peer issuer', peer?.issuer],
    ['peer serial number', peer?.serialNumber],
    ['peer SHA-256', peer?.fingerprint256],
    ['peer EORI', peer?.eori],
    ['valid from', peer?.validFrom],
    ['valid to', peer?.validTo],
  ];
  return facts.flatMap(([name, value]): Fact[] => (value === undefined ? [] : [[name, value]]));
}

/** What the harness asked of the driver, and what came back. */
export function stimulusFacts({ input, output }: EventOf<'stimulus'>): Fact[] {
  return [['input', input], ['output', output]].flatMap(([name, value]): Fact[] => (value === undefined ? [] : [[name as string, JSON.stringify(value)]]));
}

/** The commit as people quote it: twelve characters, and whether the checkout held changes. The log has the whole. */
export function shortCommit(commit: string): string {
  const [, name, changes] = /^([0-9a-f]{12})[0-9a-f]*(\+changes)?$/.exec(commit) ?? [];
  return name === undefined ? oneLine(commit, 60) : `${name}${changes ?? ''}`;
}

/** Sequence numbers with runs joined: `3, 5-8`. Bounded, because a flood of them says nothing more. */
export function eventRanges(events: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const event of [...new Set(events)].sort((a, b) => a - b)) {
    const last = ranges[ranges.length - 1];
    if (last !== undefined && last[1] === event - 1) last[1] = event;
    else ranges.push([event, event]);
  }
  const shown = ranges.slice(0, 40).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
  return ranges.length > shown.length ? `${shown.join(', ')} and more` : shown.join(', ');
}
