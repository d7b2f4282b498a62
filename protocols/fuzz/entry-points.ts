import { createHash } from 'node:crypto';
import { type Opened, openMessage, packError, packPullRequest, packReceipt, type Reason, REASONS } from '../as4';
import { CORPUS } from '../as4/corpus';
import { readDocument } from '../as4/headers/document';
import { readEnvelope } from '../as4/headers/envelope';
import { readMessaging } from '../as4/headers/read';
import { parseContentType } from '../as4/mime/content-type';
import { parseMultipart } from '../as4/mime/parse';
import { decompress } from '../as4/payload/gzip';
import { Refusal } from '../as4/problem';
import { decodePkiPath, encodePkiPath } from '../as4/signature/pkipath';
import { testSeal } from '../as4/testing/certificates';
import { testSender, userMessage } from '../as4/testing/messages';
import { readClientHello } from '../tls/client-hello';
import { canonicalForm, loadXml } from '../xml';
import { signedPoints } from './signed-points';

/** Where octets of strangers come in. `examine` says in a word what became of them, and throws where that must never happen. */
export interface EntryPoint {
  name: string;
  /** What is good, or already known to be hostile. */
  seeds: readonly Buffer[];
  examine(bytes: Buffer): Promise<string> | string;
}

/** Something that must never happen; its message names it. */
export class Finding extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Finding';
  }
}

/** Limits for fuzzing: the ways out of a bound are met with less effort, and no run takes long for being large. */
const GZIP = { maxBytes: 1 << 20, maxRatio: 200, freeBytes: 64 << 10 };
const BOUNDARY = '=_test_boundary';
/** Messages above this are seeds of the corpus alone. */
const MAX_SEED = 64 << 10;

/** A refusal by its reason and the shape of its words: another shape is another path through the code. */
const shape = (reason: string, detail: string): string => `${reason}: ${detail.replace(/"[^]*"/g, '"…"').replace(/\d+/g, 'N').replace(/[^ -~]/g, '?').slice(0, 60)}`;

/** Runs what refuses by {@link Refusal}; anything else that is thrown is a finding by itself. */
function refusable(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return shape(error.reason, error.message);
    throw error;
  }
}

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** All that a receiver acts upon in an accepted message. MIME types of parts are not in it: nothing signs them. */
function delivered(opened: Extract<Opened, { ok: true }>): string {
  const parts = opened.kind === 'user' ? opened.parts.map(({ contentId, info, bytes, raw }) => [contentId, info, digest(bytes), digest(raw)]) : [];
  return JSON.stringify([opened.kind, opened.header, parts]);
}

/**
 * The whole of `openMessage`: never rejects, refuses by a documented reason with an answer that can be read, and accepts only what the
 * holder of the key had signed, octet by octet.
 */
async function wholeMessage(): Promise<EntryPoint> {
  const { key, trust } = await testSeal();
  const sender = await testSender();
  const open = (contentType: string, body: Buffer): Promise<Opened> => openMessage({ contentType, body, trust, limits: { gzip: GZIP } });
  const related = `multipart/related; type="application/soap+xml"; boundary="${BOUNDARY}"`;
  const isMultipart = (body: Buffer): boolean => body.includes(`--${BOUNDARY}`);
  const contentTypeOf = (body: Buffer): string => (isMultipart(body) ? related : 'application/soap+xml; charset=UTF-8');

  const signal = { messageId: 'signal-1@ap.example.org', timestamp: '2026-03-01T10:00:00Z', seal: key };
  const good = await userMessage();
  const packed = [
    good,
    await userMessage({ noCompression: true }, { payloads: [{ contentId: 'message', bytes: Buffer.from('\u00ff\u00d8 a\r\nb\r\n', 'latin1'), mimeType: 'image/jpeg' }] }),
    packReceipt({ ...signal, received: { header: { messageId: sender.header.messageId }, seal: { references: good.references } } }),
    packPullRequest({ ...signal, mpc: 'urn:mpc' }),
    packError({ ...signal, refToMessageId: 'x@y', errors: [{ code: 'EBMS:0006', detail: 'empty' }] }),
  ];
  const corpus = await Promise.all(Object.values(CORPUS).flat().map(async ({ make }) => make(sender)));
  const seeds = [...packed, ...corpus].map(({ body }) => body).filter((body) => body.length <= MAX_SEED);
  const signed = new Set<string>();
  for (const body of seeds) {
    const opened = await open(contentTypeOf(body), body);
    if (opened.ok) signed.add(delivered(opened));
  }

  return {
    name: 'message',
    seeds,
    async examine(body) {
      const opened = await open(contentTypeOf(body), body);
      if (opened.ok) {
        if (opened.seal !== undefined && !signed.has(delivered(opened))) throw new Finding(`accepted what nobody signed: ${delivered(opened)}`);
        return `ok ${opened.kind}`;
      }
      const { reason, ebms, detail } = opened.error;
      if (REASONS[reason as Reason] !== ebms || detail === '') throw new Finding(`refused without a documented reason: ${reason} ${ebms} "${detail}"`);
      const answer = packError({ messageId: 'e@x', timestamp: signal.timestamp, refToMessageId: opened.header?.header.messageId, errors: [{ code: ebms, detail }] });
      const read = await open(answer.contentType, answer.body);
      if (!read.ok || read.kind !== 'error') throw new Finding(`the answer cannot be read: ${read.ok ? read.kind : read.error.detail}`);
      return shape(reason, detail);
    },
  };
}

/** The envelope alone, and our canonical form beside that of libxml2. */
async function envelope(messages: readonly Buffer[]): Promise<EntryPoint> {
  const xml = await loadXml();
  const soap = (body: Buffer): Buffer => {
    const [from, to] = [body.indexOf('<?xml'), body.lastIndexOf('</env:Envelope>')];
    return from === -1 || to === -1 ? body : body.subarray(from, to + '</env:Envelope>'.length);
  };
  return {
    name: 'envelope',
    seeds: messages.map(soap),
    examine: (bytes) => refusable(() => {
      const read = readDocument(xml, bytes, 2 << 20);
      if (!read.ok) return shape(read.error.code, read.error.message);
      const ours = canonicalForm(read.root);
      const theirs = xml.canonicalize(bytes);
      if (ours !== theirs) throw new Finding(`two canonical forms of one document:\n${ours}\n${theirs}`);
      const { unit } = readMessaging(readEnvelope(read.root).messaging);
      return `ok ${unit.kind}`;
    }),
  };
}

/** All entry points, each with what it must keep to. libxml2 is loaded and a key made for it on the way. */
export async function entryPoints(): Promise<EntryPoint[]> {
  const { key } = await testSeal();
  const message = await wholeMessage();
  const gzip = await userMessage();
  const member = gzip.body.indexOf(Buffer.from([0x1f, 0x8b]));
  return [
    message,
    await envelope(message.seeds),
    {
      name: 'multipart', seeds: message.seeds,
      examine: (bytes) => refusable(() => {
        const parts = parseMultipart(new Map([['boundary', BOUNDARY]]), bytes);
        const size = parts.reduce((sum, { content }) => sum + content.length, 0);
        if (size > bytes.length) throw new Finding(`parts of ${size} octets in ${bytes.length}`);
        return `ok ${Math.min(parts.length, 5)} parts`;
      }),
    },
    {
      name: 'Content-Type', seeds: [gzip.contentType, 'text/xml', 'multipart/related; a="b\\"c"; d=e;'].map((text) => Buffer.from(text)),
      examine: (bytes) => refusable(() => `ok ${Math.min(parseContentType(bytes.toString('latin1')).parameters.size, 5)} parameters`),
    },
    {
      name: 'gzip', seeds: [gzip.body.subarray(member, gzip.body.indexOf('\r\n--', member))],
      examine: (bytes) => refusable(() => {
        const { length } = decompress(bytes, GZIP);
        if (length > GZIP.maxBytes) throw new Finding(`${length} octets came out`);
        return 'ok';
      }),
    },
    {
      name: 'PKIPath', seeds: [encodePkiPath([...key.chain].reverse()), encodePkiPath(key.chain.slice(0, 1))],
      examine: (bytes) => refusable(() => {
        const path = decodePkiPath(bytes);
        const content = Buffer.concat(path);
        if (!content.equals(bytes.subarray(bytes.length - content.length))) throw new Finding('the path is not what the octets hold');
        return `ok ${path.length} certificates`;
      }),
    },
    { name: 'ClientHello', seeds: [Buffer.from(HELLO, 'hex')], examine: (bytes) => readClientHello(bytes).kind },
    ...(await signedPoints()),
  ];
}

/** A ClientHello with two suites, a server name and the versions 1.3 and 1.2. */
const HELLO = ['160301004c', '01000048', '0303', '00'.repeat(32), '00', '0004', '1301c02f', '0100', '001b', '0000000e000c0000096c6f63616c686f7374', '002b00050403040303'].join('');
