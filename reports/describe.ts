import { oneLine } from './escape';
import type { EventOf } from './run';

/** Facts of one event as plain text, for attachments and folded details. Values stand as they are: callers escape. */

/** HTTP head of a message as it crossed the wire. */
export function httpText({ http }: EventOf<'message'>): string {
  return [http.start, ...http.headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
}

/** Facts about a message: signature algorithms, references, decoded headers. */
export function factsText(event: EventOf<'message'>): string {
  return [
    `exchange: ${event.exchange} (${event.leg})`,
    `from: ${event.from}`,
    `to: ${event.to}`,
    `at: ${event.at}`,
    `bytes: ${event.length}`,
    `sha256: ${event.sha256}`,
    ...Object.entries(event.facts ?? {}).map(([name, value]) => `${name}: ${value}`),
  ].join('\n');
}

/** What is known of a TLS connection, accepted or refused. */
export function tlsText(event: EventOf<'handshake'>): string {
  const { peer } = event;
  const facts: [string, string | undefined][] = [
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
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])).join('\n');
}

/** What the harness asked of the driver, and what came back. */
export function stimulusText(event: EventOf<'stimulus'>): string {
  return `operation: ${event.operation}\ninput: ${JSON.stringify(event.input, null, 2)}\noutput: ${JSON.stringify(event.output, null, 2)}`;
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
