import { escapeMarkup } from '../escape';

/** Markup that is safe to put into the page. Only this file makes it, so a plain string cannot slip in unescaped. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[] | undefined;

/** Longest text of one table cell; the log holds the whole. */
const CELL = 1200;

/** Template of markup: what stands in `${}` is escaped and bounded, unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { markup: parts.reduce((all, part, index) => all + part + (index < values.length ? render(values[index]) : ''), '') };
}

/** Takes markup that another part of ours made and escaped: a sequence diagram, the style sheet. */
export function trusted(markup: string): Html {
  return { markup };
}

/** A sentence of our catalogue, where `backquotes` mark what stands in messages. */
export function prose(text: string): Html {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return html`${text}`;
  return { markup: parts.map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`).markup).join('') };
}

function render(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeMarkup(value, CELL);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((each) => each.markup).join('\n');
}

/** A fragment identifier: letters, digits, dot and hyphen only. */
export function anchor(kind: 'req' | 'scn', id: string): string {
  return `${kind}-${id.replace(/[^A-Za-z0-9.-]+/g, '-')}`;
}
