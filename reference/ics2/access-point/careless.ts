import { XMLParser } from 'fast-xml-parser';
import { gunzipSync } from 'node:zlib';
import type { SignedReference } from '../../../protocols/as4';
import { parseContentType } from '../../../protocols/as4/mime/content-type';
import { parseMultipart } from '../../../protocols/as4/mime/parse';
import type { Received } from './received';

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreAttributes: false, attributeNamePrefix: '@', trimValues: true });

/** Depth-first search by name alone: exactly what signature wrapping exploits. */
function first(tree: unknown, name: string): Record<string, unknown> | undefined {
  if (typeof tree !== 'object' || tree === null) return undefined;
  for (const [key, value] of Object.entries(tree)) {
    if (key === name) return (Array.isArray(value) ? value[0] : value) as Record<string, unknown>;
    const deeper = first(value, name);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/**
 * How an access point reads that never learned to verify: the first element with a fitting name is believed. It exists for
 * the planted faults ICS2-SEC-20 and ICS2-SEC-21 and is reached by nothing else. Undefined when nothing can be read at all.
 */
export function readWithoutVerifying(contentType: string, body: Buffer): Received | undefined {
  try {
    const [root, ...parts] = parseMultipart(parseContentType(contentType).parameters, body);
    const tree: unknown = parser.parse(root!.content.toString('utf8'));
    const message = first(tree, 'UserMessage');
    const info = message?.['MessageInfo'] as Record<string, string> | undefined;
    const about = message?.['CollaborationInfo'] as Record<string, string> | undefined;
    if (info?.['MessageId'] === undefined) return undefined;
    return {
      messageId: info['MessageId'],
      refToMessageId: info['RefToMessageId'],
      action: about?.['Action'] ?? '',
      references: references(first(tree, 'SignedInfo')),
      document: parts[0] === undefined ? undefined : unzip(parts[0].content),
    };
  } catch {
    return undefined;
  }
}

function unzip(content: Buffer): Buffer | undefined {
  try {
    return gunzipSync(content, { maxOutputLength: 10_000_000 });
  } catch {
    return undefined;
  }
}

function references(signedInfo: Record<string, unknown> | undefined): SignedReference[] {
  const found = signedInfo?.['Reference'];
  const list = (Array.isArray(found) ? found : [found]) as (Record<string, unknown> | undefined)[];
  return list.filter((one) => one !== undefined).map((one) => ({
    uri: String(one['@URI']),
    transforms: [{ algorithm: String((one['Transforms'] as { Transform?: { '@Algorithm'?: string } } | undefined)?.Transform?.['@Algorithm']) }],
    digestMethod: String((one['DigestMethod'] as { '@Algorithm'?: string } | undefined)?.['@Algorithm']),
    digestValue: String(one['DigestValue']),
  }));
}
