import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { NS, type Packed } from '.';
import { loadXml } from '../xml';
import { edited, open, outcome, userMessage } from './testing/messages';

/** Declared by the Envelope and used by nothing that is signed, so that only the PrefixList brings them into a canonical form. */
const INCLUSIVE = { xs: 'http://www.w3.org/2001/XMLSchema', xsi: 'http://www.w3.org/2001/XMLSchema-instance' };
const soapOf = (packed: Packed): string => /<env:Envelope[\s\S]*<\/env:Envelope>/.exec(packed.body.toString('utf8'))![0];

test('a PrefixList of SignedInfo and of every element is honoured, and counts', async () => {
  const packed = await userMessage({}, { inclusive: INCLUSIVE });
  assert.equal(outcome(await open(packed)), 'ok user');
  assert.deepEqual(packed.references.map((one) => one.transforms[0]!.prefixList), ['xs xsi', 'xs xsi', undefined, undefined]);
  // Without the declarations on the Envelope there is nothing to draw in, so every digest is another.
  const undeclared = edited(packed, (text) => text.replace(` xmlns:xsi="${INCLUSIVE.xsi}"`, ''));
  assert.equal(outcome(await open(undeclared)), 'EBMS:0101 digest-mismatch');
});

test('libxml2 makes the same canonical forms of it', async () => {
  const packed = await userMessage({}, { inclusive: INCLUSIVE });
  const xml = await loadXml();
  const digestOf = (xpath: string, prefixList: string[]): string => {
    const canonical = xml.canonicalize(soapOf(packed), { select: { xpath, namespaces: { env: NS.env, eb: NS.eb } }, prefixList });
    return createHash('sha256').update(canonical).digest('base64');
  };
  const [messaging, body] = packed.references;
  assert.equal(digestOf('//eb:Messaging', ['xs', 'xsi']), messaging!.digestValue);
  assert.equal(digestOf('/env:Envelope/env:Body', ['xs', 'xsi']), body!.digestValue);
  assert.notEqual(digestOf('//eb:Messaging', []), messaging!.digestValue);
});
