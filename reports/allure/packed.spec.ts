import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { packData, packedFiles } from './packed';

const FILES: readonly [string, Buffer][] = [
  ['data/a.json', Buffer.from('{"Әл-Фараби":"霍尔果斯"}')],
  ['data/attachments/b.bin', Buffer.from(Array.from({ length: 20_000 }, (_, index) => index % 256))],
  ['data/empty.txt', Buffer.alloc(0)],
];
const calls = FILES.map(([name, bytes]) => `        d('${name}','${bytes.toString('base64')}'),\n`).join('');
const generated = (inner: string): string =>
  `<script>window.reportData = {};</script><script defer>\n      Promise.allSettled([\n${inner}      ]).then(function(){window.reportDataReady = true;})\n    </script><p>end`;

interface Window {
  reportData: Record<string, string>;
  reportDataReady: boolean;
}

/** Runs the script of a packed page as a browser would, until the files are there or it has given up. */
async function opened(page: string, globals: Record<string, unknown>): Promise<{ window: Window; said: string }> {
  const window: Window = { reportData: {}, reportDataReady: false };
  const document = { body: { textContent: '' } };
  const [, script] = /<script defer>([^]*)<\/script>/.exec(page)!;
  await runInNewContext(script!, { window, document, atob, btoa, Blob, Response, TextDecoder, Uint8Array, Object, ...globals });
  return { window, said: document.body.textContent };
}

describe("what Allure's page carries, packed", () => {
  test('a browser finds each file again, byte for byte, under its name', async () => {
    const { window, said } = await opened(packData(generated(calls)), { DecompressionStream });
    assert.equal(window.reportDataReady, true);
    assert.equal(said, '');
    assert.deepEqual(Object.keys(window.reportData), FILES.map(([name]) => name));
    for (const [name, bytes] of FILES) assert.equal(window.reportData[name], bytes.toString('base64'), name);
  });

  test('a browser that cannot unpack says so', async () => {
    const { window, said } = await opened(packData(generated(calls)), {});
    assert.equal(window.reportDataReady, false);
    assert.match(said, /statement\.html/);
  });

  test('a program finds them too, and the rest of the page is as it was', () => {
    const page = packData(generated(calls));
    assert.deepEqual([...packedFiles(page)], FILES);
    assert.match(page, /^<script>window\.reportData = \{\};<\/script>[^]*<\/script><p>end$/);
  });

  test('files that are alike take the room of one', () => {
    const alike = Array.from({ length: 50 }, (_, index) => `d('data/${index}','${FILES[1]![1].toString('base64')}'),\n`).join('');
    const page = generated(alike);
    assert.ok(packData(page).length < page.length / 20);
  });

  test('what is not in the form of Allure is left alone', () => {
    for (const page of ['<p>other', generated("d('a','AA=='), other()"), generated("d('a','not base64!'),")]) assert.equal(packData(page), page);
    assert.equal(packedFiles('<p>other').size, 0);
  });
});
