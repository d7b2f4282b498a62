/**
 * Makes a generated page keep to itself. Allure's single file loads an analytics script (its opt-out did not remove it
 * when measured); reports hold confidential trade data, so nothing may leave the page.
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

/** Removes what would be loaded from a network, and adds the policy for whatever a script may still try. */
export function makeOffline(html: string): string {
  const external = String.raw`["']?\s*(?:https?:)?\/\/[^>]*`;
  const cleaned = html
    .replace(new RegExp(String.raw`<script\b[^>]*\bsrc\s*=\s*${external}>\s*<\/script>`, 'gi'), '')
    .replace(/<script\b[^>]*>(?:(?!<\/script>)[^])*?<\/script>/gi, (script) => (script.length < 4096 && /\bgtag\s*\(|dataLayer|google-analytics/.test(script) ? '' : script))
    .replace(new RegExp(String.raw`<link\b[^>]*\bhref\s*=\s*${external}>`, 'gi'), '');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${REPORT_POLICY}"><meta name="referrer" content="no-referrer">`;
  if (!/<head[^>]*>/i.test(cleaned)) throw new Error('the generated report has no <head>: it cannot be shut for the network');
  return cleaned.replace(/<head[^>]*>/i, (tag) => `${tag}\n    ${meta}`);
}

/**
 * Everything in a page that a browser would fetch from a network: src, href of link, action, poster, srcset, data, and url()
 * and @import of style sheets. Empty for a page that keeps to itself. Looks at markup and styles outside of scripts.
 */
export function externalLoads(html: string): string[] {
  const found: string[] = [];
  const markup = html.replace(/(<script\b[^>]*>)(?:(?!<\/script>)[^])*?<\/script>/gi, '$1');
  for (const [tag] of markup.matchAll(/<[a-z][^>]{0,2000}/gi)) {
    if (/^<a\b/i.test(tag)) continue;
    for (const [, value] of tag.matchAll(/\b(?:src|href|action|poster|srcset|data|background|formaction)\s*=\s*["']?\s*((?:https?:|wss?:|ftp:)?\/\/[^"'\s>]*)/gi)) found.push(value!);
  }
  for (const [, value] of markup.matchAll(/(?:url\(\s*["']?|@import\s+["'])\s*((?:https?:)?\/\/[^"')\s]*)/gi)) found.push(value!);
  return found;
}
