import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * Makes a generated page small. Allure's single file carries each of its files as base64 in a call of `d(name, base64)`: a run of
 * 478 scenarios has 12 400 of them, and its page had 73 MB. Packed as one deflated block it has 16 MB and holds the same: messages
 * are much alike. Each file becomes base64 again when Allure asks for it, so opening the page also takes less memory.
 */

const OPEN = 'Promise.allSettled([';
const CLOSE = ']).then(function(){window.reportDataReady = true;})';
const ENTRY = /\s*d\('([^']*)','([A-Za-z0-9+/=]*)'\),?/y;

/** The page with its files packed; a page that does not have Allure's form comes back as it is. */
export function packData(page: string): string {
  const start = page.indexOf(OPEN);
  const end = page.indexOf(CLOSE, start);
  if (start === -1 || end === -1) return page;
  const files = entries(page.slice(start + OPEN.length, end));
  return files === undefined ? page : `${page.slice(0, start)}${loader(files)}${page.slice(end + CLOSE.length)}`;
}

/** The files in a packed page by their names, for whoever wants to read it without a browser; empty for any other page. */
export function packedFiles(page: string): Map<string, Buffer> {
  const [, packed, head] = /\bunpack\('([A-Za-z0-9+/=]*)', (\d+)\)/.exec(page) ?? [];
  const bytes = inflateRawSync(Buffer.from(packed ?? 'AwA=', 'base64'));
  let at = Number(head ?? 0);
  const index = JSON.parse(bytes.toString('utf8', 0, at) || '[]') as [string, number][];
  return new Map(index.map(([name, length]) => [name, bytes.subarray(at, (at += length))]));
}

/** Nothing else than calls of `d`, or undefined: what is not understood is not touched. */
function entries(calls: string): [name: string, bytes: Buffer][] | undefined {
  const found: [string, Buffer][] = [];
  let at = 0;
  ENTRY.lastIndex = 0;
  for (let match = ENTRY.exec(calls); match !== null; match = ENTRY.exec(calls)) {
    found.push([match[1]!, Buffer.from(match[2]!, 'base64')]);
    at = ENTRY.lastIndex;
  }
  return calls.slice(at).trim() === '' ? found : undefined;
}

/** The block: an index in JSON, then the files one after the other. */
function loader(files: readonly [name: string, bytes: Buffer][]): string {
  const index = Buffer.from(JSON.stringify(files.map(([name, { length }]) => [name, length])));
  const packed = deflateRawSync(Buffer.concat([index, ...files.map(([, bytes]) => bytes)])).toString('base64');
  return `${UNPACK}\n      unpack('${packed}', ${index.length});`;
}

/** Runs in the reader's browser. Allure waits for `reportDataReady`, then looks a file up by its name. */
const UNPACK = `
      function base64(bytes) {
        let text = '';
        for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192));
        return btoa(text);
      }
      async function unpack(packed, head) {
        if (typeof DecompressionStream === 'undefined') {
          document.body.textContent = 'This report needs a browser of 2023 or later. statement.html beside it opens in any.';
          return;
        }
        const stream = new Blob([Uint8Array.from(atob(packed), (char) => char.charCodeAt(0))]).stream();
        const bytes = new Uint8Array(await new Response(stream.pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer());
        let at = head;
        for (const [name, length] of JSON.parse(new TextDecoder().decode(bytes.subarray(0, head)))) {
          const file = bytes.subarray(at, at += length);
          Object.defineProperty(window.reportData, name, { get: () => base64(file), enumerable: true });
        }
        window.reportDataReady = true;
      }`;
