import type { LogEvent } from '../evidence/model';
import { escapeMarkup, oneLine } from './escape';

/** Rows and columns beyond these are left out with a note: a flood must not make a picture that nobody can open. */
const MOST_ROWS = 120;
const MOST_PARTIES = 10;

const COLUMN = 280;
const ROW = 44;
const TOP = 64;
const LEFT = 110;
/** Room right of the last column where a party talks to itself. */
const LOOP = 210;

type Row =
  | { kind: 'arrow'; from: string; to: string; label: string; at: string; style: 'request' | 'response' | 'handshake' | 'refused' | 'stimulus' }
  | { kind: 'clock'; label: string; at: string };

/**
 * What crossed the wire in a scenario, as a self-contained SVG: a column per party, an arrow per message with its label
 * and wall time. Undefined if nothing happened. All texts are escaped and bounded; there is no script, style or link.
 */
export function sequenceDiagram(title: string, events: readonly LogEvent[]): string | undefined {
  const all = rowsOf(events);
  if (!all.some((row) => row.kind === 'arrow')) return undefined;
  const rows = all.slice(0, MOST_ROWS);
  const parties = partiesOf(rows);
  const loops = rows.some((row) => row.kind === 'arrow' && row.from === row.to);
  const width = LEFT * 2 + COLUMN * (parties.length - 1) + (loops ? LOOP : 0);
  const note = all.length > rows.length ? `${all.length - rows.length} further rows are in the log only` : undefined;
  const height = TOP + ROW * (rows.length + (note === undefined ? 0 : 1)) + 24;
  const x = (party: string): number => LEFT + COLUMN * Math.max(0, parties.indexOf(parties.includes(party) ? party : OTHERS));
  const drawn = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>${escapeMarkup(oneLine(`Message sequence: ${title}`, 200))}</title>`,
    `<desc>${escapeMarkup(rows.map(describe).join('; '), 4000)}</desc>`,
    `<rect width="${width}" height="${height}" rx="6" fill="#ffffff"/>`,
    ...parties.flatMap((party) => column(party, x(party), height)),
    ...rows.flatMap((row, index) => draw(row, TOP + ROW * (index + 1) - 8, x, width)),
  ];
  if (note !== undefined) drawn.push(text(width / 2, height - 20, note, 'middle', '#8a4b00'));
  drawn.push('</svg>', '');
  return drawn.join('\n');
}

const OTHERS = 'others';

function rowsOf(events: readonly LogEvent[]): Row[] {
  const rows: Row[] = [];
  for (const event of events) {
    const at = event.at.slice(11, 23);
    switch (event.type) {
      case 'message':
        rows.push({ kind: 'arrow', from: event.from, to: event.to, label: event.label, at, style: event.leg });
        break;
      case 'handshake': {
        const refused = event.outcome === 'refused';
        const label = refused ? `TLS refused: ${event.refusal ?? 'no cause known'}` : `${event.protocol ?? 'TLS'}${event.peer?.eori === undefined ? '' : `, ${event.peer.eori}`}`;
        rows.push({ kind: 'arrow', from: event.client, to: event.server, label, at, style: refused ? 'refused' : 'handshake' });
        break;
      }
      case 'stimulus':
        rows.push({ kind: 'arrow', from: 'harness', to: 'iut', label: event.operation, at, style: 'stimulus' });
        break;
      case 'clock':
        if (rows.length > 0) rows.push({ kind: 'clock', label: `business clock ${event.business}`, at });
        break;
      default:
        break;
    }
  }
  return rows;
}

/** The implementation first, then in order of appearance. */
function partiesOf(rows: readonly Row[]): string[] {
  const named = new Set<string>();
  for (const row of rows) if (row.kind === 'arrow') named.add(row.from).add(row.to);
  const order = [...named].sort((a, b) => rank(a) - rank(b));
  return order.length <= MOST_PARTIES ? order : [...order.slice(0, MOST_PARTIES - 1), OTHERS];
}

function rank(party: string): number {
  return party === 'harness' ? 0 : party === 'iut' ? 1 : 2;
}

function describe(row: Row): string {
  return row.kind === 'clock' ? `${row.at} ${row.label}` : `${row.at} ${row.from} to ${row.to}: ${oneLine(row.label, 80)}`;
}

function column(party: string, x: number, height: number): string[] {
  const fill = party === 'iut' ? '#e3ecf7' : '#f3f3f0';
  return [
    `<line x1="${x}" y1="44" x2="${x}" y2="${height - 28}" stroke="#b8b8b0" stroke-dasharray="2 4"/>`,
    `<rect x="${x - 90}" y="14" width="180" height="30" rx="4" fill="${fill}" stroke="#8a8a84"/>`,
    text(x, 33, oneLine(party, 26), 'middle', '#1c1c1a'),
  ];
}

const STYLE: Record<Extract<Row, { kind: 'arrow' }>['style'], { stroke: string; dash: string; head: boolean }> = {
  request: { stroke: '#1f4e8c', dash: '', head: true },
  response: { stroke: '#1f4e8c', dash: '6 4', head: true },
  handshake: { stroke: '#8a8a84', dash: '1 4', head: false },
  refused: { stroke: '#b3261e', dash: '6 4', head: false },
  stimulus: { stroke: '#6a5a8c', dash: '2 3', head: true },
};

function draw(row: Row, y: number, x: (party: string) => number, width: number): string[] {
  if (row.kind === 'clock') {
    return [`<line x1="12" y1="${y}" x2="${width - 12}" y2="${y}" stroke="#c9a227"/>`, text(width / 2, y - 5, oneLine(row.label, 80), 'middle', '#7a5c00')];
  }
  const { stroke, dash, head } = STYLE[row.style];
  const from = x(row.from);
  const to = x(row.to);
  const label = `${oneLine(row.label, 28)}  ${row.at}`;
  const line = (d: string): string => `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="1.5"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`;
  if (from === to) return [line(`M${from} ${y - 8} h36 v10 h-34`), ...(head ? [tip(from + 2, y + 2, -1, stroke)] : []), text(from + 42, y, label, 'start', stroke)];
  const way = to > from ? 1 : -1;
  const parts = [line(`M${from} ${y} H${to - way * 2}`), text((from + to) / 2, y - 5, label, 'middle', stroke)];
  if (head) parts.push(tip(to - way, y, way, stroke));
  if (row.style === 'refused') parts.push(`<path d="M${to - 6} ${y - 6} l12 12 m0 -12 l-12 12" stroke="${stroke}" stroke-width="2.5" fill="none"/>`);
  return parts;
}

function tip(x: number, y: number, way: number, fill: string): string {
  return `<path d="M${x} ${y} l${-way * 8} -4 v8 z" fill="${fill}"/>`;
}

function text(x: number, y: number, value: string, anchor: 'start' | 'middle', fill: string): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${fill}">${escapeMarkup(value)}</text>`;
}
