/**
 * Makes a generated page keep to itself. Allure's single file loads an analytics script (its opt-out did not remove it
 * when measured); reports hold confidential trade data, so nothing may leave the page.
 *
 * The page is megabytes of script and data: scripts are found by plain search, and only the little markup between them is
 * looked at by regular expressions, so that time and stack stay linear and small.
 */

/** Shut for the network as a whole; what the page carries inside itself may be used. */
export const REPORT_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' data: blob:",
  "style-src 'unsafe-inline' data: blob:",
  'img-src data: blob:',
  'font-src data: blob:',
  'media-src data: blob:',
  'object-src data: blob:',
  'frame-src data: blob:',
  'connect-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Removes what would be loaded from a network, and adds the policy for whatever a script may still try, and `more` to the head. */
export function makeOffline(html: string, more = ''): string {
  const cleaned = parts(html)
    .map((part) => {
      if (part.kind === 'markup') return part.text.replace(/<link\b[^>]{0,4000}>/gi, (tag) => (loadsOf(tag).length > 0 ? '' : tag));
      const outside = loadsOf(part.open).length > 0;
      const analytics = part.body.length < 4096 && /\bgtag\s*\(|dataLayer|google-analytics/.test(part.body);
      return outside || analytics ? '' : `${part.open}${part.body}${part.close}`;
    })
    .join('');
  const head = /<head[^>]{0,200}>/i.exec(cleaned.slice(0, 10_000));
  if (head === null) throw new Error('the generated report has no <head>: it cannot be shut for the network');
  const end = head.index + head[0].length;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${REPORT_POLICY}"><meta name="referrer" content="no-referrer">`;
  return `${cleaned.slice(0, end)}\n    ${meta}${more}${cleaned.slice(end)}`;
}

/**
 * Everything in a page that a browser would fetch from a network: src, href of link, action, poster, srcset, data, and url()
 * and @import of style sheets. Empty for a page that keeps to itself. Looks at markup and styles, not into scripts: those
 * are held by {@link REPORT_POLICY}.
 */
export function externalLoads(html: string): string[] {
  const found: string[] = [];
  for (const part of parts(html)) {
    const text = part.kind === 'markup' ? part.text : part.open;
    for (const piece of text.split('<').slice(1)) if (!/^a\b/i.test(piece)) found.push(...loadsOf(`<${piece}`));
    for (const [, value] of text.matchAll(/(?:url\(\s{0,20}["']?|@import\s{1,20}["'])\s{0,20}((?:https?:)?\/\/[^"')\s]{0,300})/gi)) found.push(value!);
  }
  return found;
}

/** Addresses of the network in the attributes of one tag that make a browser fetch. */
function loadsOf(tag: string): string[] {
  const attributes = /\b(?:src|href|action|poster|srcset|data|background|formaction)\s{0,20}=\s{0,20}["']?\s{0,20}((?:https?:|wss?:|ftp:)?\/\/[^"'\s>]{0,300})/gi;
  return [...tag.matchAll(attributes)].map(([, value]) => value!);
}

type Part = { kind: 'markup'; text: string } | { kind: 'script'; open: string; body: string; close: string };

const CLOSE = '</script>';

/** A page as markup and scripts, in order; joined again it is the page. */
function parts(html: string): Part[] {
  const found: Part[] = [];
  let at = 0;
  for (;;) {
    const start = next(html, '<script', at);
    if (start === -1) break;
    const openEnd = html.indexOf('>', start);
    const end = openEnd === -1 ? -1 : next(html, CLOSE, openEnd);
    if (end === -1) break;
    found.push({ kind: 'markup', text: html.slice(at, start) });
    found.push({ kind: 'script', open: html.slice(start, openEnd + 1), body: html.slice(openEnd + 1, end), close: html.slice(end, end + CLOSE.length) });
    at = end + CLOSE.length;
  }
  found.push({ kind: 'markup', text: html.slice(at) });
  return found;
}

/** Position of a tag in either case, from `at`. */
function next(html: string, tag: string, at: number): number {
  const lower = html.indexOf(tag, at);
  const upper = html.indexOf(tag.toUpperCase(), at);
  return lower === -1 || (upper !== -1 && upper < lower) ? upper : lower;
}
