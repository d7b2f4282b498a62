import { gzipSync } from 'node:zlib';
import type { Pki } from '../../certs/pki';
import { packUserMessage, type Packed, type PartInfo, type Quirks, type UserMessageInput } from '../../protocols/as4';
import { edited } from '../../protocols/as4/testing/messages';
import { buildEnvelope, uuidUrn } from '../../protocols/eaeu-soap';
import { envelope } from '../../protocols/soap11';
import type { IdSource } from '../../protocols/time/ids';
import { roleAddress, transactionAction, transactionOfFlow } from '../../requirements/eaeu/process';
import { specimenByHand } from '../../requirements/ics2/specimens/by-hand/by-hand';
import { certificateDocument } from '../../reference/eaeu/document';
import { probeDocument } from '../../simulators/kz';

/** Good messages of each regime, and the hostile ones made of them. */

const EBCORE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:';
const NOW = Date.parse('2026-06-01T08:00:00Z');

export interface Wire {
  body: Buffer;
  headers: Record<string, string>;
}

export const as4 = (packed: Packed): Wire => ({ body: packed.body, headers: { 'content-type': packed.contentType } });

/** A sealed IE3F10 of the accepted operator. */
export function filing(pki: Pki, ids: IdSource, quirks: Quirks = {}, { declared, ...change }: Partial<UserMessageInput> & { declared?: PartInfo[] } = {}): Packed {
  const seal = pki.identity('operator.seal');
  return packUserMessage({
    header: {
      messageId: `${ids.uuid()}@as4.operator.example`,
      timestamp: '2026-06-01T08:00:00Z',
      from: { partyId: seal.eori!, type: `${EBCORE}EORI`, role: 'Trader' },
      to: { partyId: 'sti-taxud', type: `${EBCORE}auth`, role: 'Customs' },
      agreementRef: 'EU-ICS2-TI-V2.0', agreementType: 'ics2-interface-version',
      service: 'eu_ics2_t2c', serviceType: 'eu-customs-service-type', action: 'IE3F10', conversationId: '1',
      ...(declared === undefined ? {} : { parts: declared }),
    },
    payloads: [{ contentId: 'message', bytes: Buffer.from(specimenByHand('ie3f10')), mimeType: 'application/xml', characterSet: 'UTF-8' }],
    seal: { privateKey: seal.key, chain: seal.chain },
    boundary: '=_bad_input',
    quirks,
    ...change,
  });
}

/** A part that says of itself, under the seal, that it is XML in gzip. */
const BOMB_PART: PartInfo[] = [{ href: 'cid:message', properties: [{ name: 'MimeType', value: 'application/xml' }, { name: 'CompressionType', value: 'application/gzip' }] }];

const BODY = /<env:Body [^>]*><\/env:Body>/;

/** Hostile AS4 messages with the ebMS error that answers each (transport: ICD 3.30 Annex 4). */
export const HOSTILE_AS4: readonly [name: string, ebms: string, make: (pki: Pki, ids: IdSource) => Packed][] = [
  ['a DOCTYPE with an external entity', 'EBMS:0009', (pki, ids) =>
    edited(filing(pki, ids), (wire) => wire.replace('?>\n', '?>\n<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace('>IE3F10<', '>&x;<'))],
  ['nested entities', 'EBMS:0009', (pki, ids) =>
    edited(filing(pki, ids), (wire) => wire.replace('?>\n', `?>\n<!DOCTYPE l [<!ENTITY e0 "lol">${ENTITIES}]>`).replace('>IE3F10<', '>&e9;<'))],
  ['a processing instruction inside a signed element', 'EBMS:0009', (pki, ids) =>
    edited(filing(pki, ids), (wire) => wire.replace('>eu_ics2_t2c<', '><?evil eu_ics2_t2c?><'))],
  ['the signed Body relocated', 'EBMS:0101', (pki, ids) => edited(filing(pki, ids), (wire) => {
    const signed = BODY.exec(wire)![0];
    return wire.replace(signed, '<env:Body><evil/></env:Body>').replace('</env:Header>', `<w:Wrap xmlns:w="urn:w">${signed}</w:Wrap></env:Header>`);
  })],
  ['a duplicate wsu:Id', 'EBMS:0101', (pki, ids) => filing(pki, ids, { duplicateId: true })],
  ['a wrong Content-ID', 'EBMS:0007', (pki, ids) => filing(pki, ids, { partContentId: 'massage' })],
  ['10,000 header lines in a part', 'EBMS:0007', (pki, ids) =>
    edited(filing(pki, ids), (wire) => wire.replace('Content-Type: application/gzip', `${'X-A: b\r\n'.repeat(10_000)}Content-Type: application/gzip`))],
  ['a gzip bomb in a sealed part', 'EBMS:0303', (pki, ids) =>
    filing(pki, ids, { noCompression: true }, { declared: BOMB_PART, payloads: [{ contentId: 'message', bytes: gzipBomb(), mimeType: 'application/gzip' }] })],
  ['a part that is no gzip', 'EBMS:0303', (pki, ids) => filing(pki, ids, { brokenGzip: true })],
  ['the message cut in the middle', 'EBMS:0007', (pki, ids) => edited(filing(pki, ids), (wire) => wire.slice(0, wire.length >> 1))],
  ['garbage under the name of a message', 'EBMS:0007', (pki, ids) => ({ ...filing(pki, ids), body: Buffer.alloc(5000, 0xfe) })],
  ['a tampered part', 'EBMS:0101', (pki, ids) => filing(pki, ids, { tamper: 'part' })],
];

/** 500 MB of zeros in some 500 kB, signed by an accepted operator. */
export const BOMB_BYTES = 500 * 1024 * 1024;
let packedBomb: Buffer | undefined;

/** Gzip members may follow one another: the bomb is one megabyte, many times, so that making it costs nothing. */
export function gzipBomb(): Buffer {
  packedBomb ??= Buffer.concat(new Array<Buffer>(BOMB_BYTES >> 20).fill(gzipSync(Buffer.alloc(1 << 20), { level: 9 })));
  return packedBomb;
}

/** XML with each entity ten times the one before: a gigabyte, if anybody expanded it. */
export const ENTITIES = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');

/** A report of one certificate from the accepted authorised body (flow 1). */
export function certificateReport(ids: IdSource): Buffer {
  const transaction = transactionOfFlow(1);
  return buildEnvelope({
    to: roleAddress('third-country-customs'), replyTo: roleAddress('authorised-body'), messageId: uuidUrn(ids.uuid()), action: transactionAction(transaction),
    procedureId: uuidUrn(ids.uuid()), conversationId: uuidUrn(ids.uuid()),
    body: certificateDocument(
      {
        reference: 'r', kind: 'original', form: 'paper', number: `KZ-EAV-${ids.uuid().slice(0, 8).toUpperCase()}`, issuedOn: '2026-06-01', issuedFor: 'VN',
        issuingBody: 'Қазақстан Республикасының Ұлттық палатасы', exporter: 'ТОО «Пример»',
      },
      { eDocId: ids.uuid(), infEnvelopeCode: transaction.message, madeAt: NOW },
    ),
  });
}

/** Road pre-arrival information that the authority registers. */
export const preArrival = (ids: IdSource): Buffer => envelope(probeDocument({ documentId: ids.uuid(), dateTime: '2026-06-01T08:00:00Z' }));

export const SOAP12 = { 'content-type': 'application/soap+xml; charset=utf-8' };
export const SOAP11 = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };

/** The text of a message with a document type declaration before its root, and a reference to an entity of it in the first text `of`. */
const declaring = (entities: string, of: string, reference: string) => (message: Buffer): Buffer => {
  const text = message.toString('utf8');
  const at = text.indexOf('<soap:Envelope');
  const changed = `${text.slice(0, at)}<!DOCTYPE x [${entities}]>${text.slice(at)}`.replace(`>${of}<`, `>${reference}<`);
  if (at < 0 || !changed.includes(reference)) throw new Error('the edit changed nothing');
  return Buffer.from(changed);
};

/** What can be done to the bytes of either SOAP message so that none of it may reach a reader. `of` is a text in the message. */
export const HOSTILE_SOAP: readonly [name: string, spoil: (message: Buffer, of: string) => Buffer][] = [
  ['a DOCTYPE with an external entity', (message, of) => declaring('<!ENTITY x SYSTEM "file:///etc/passwd">', of, '&x;')(message)],
  ['nested entities', (message, of) => declaring(`<!ENTITY e0 "lol">${ENTITIES}`, of, '&e9;')(message)],
  ['a processing instruction', (message, of) => Buffer.from(message.toString('utf8').replace(`>${of}<`, `><?evil ${of}?><`))],
  ['the message cut in the middle', (message) => message.subarray(0, message.length >> 1)],
  ['garbage', () => Buffer.alloc(5000, 0xfe)],
  ['elements nested 10,000 deep', (message, of) => Buffer.from(message.toString('utf8').replace(`>${of}<`, `>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}<`))],
];
