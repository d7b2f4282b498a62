import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { buildEnvelope, readEnvelope } from '../../../protocols/eaeu-soap';
import { loadXml, type Xml } from '../../../protocols/xml';
import { technicalConditions } from '../../../requirements/eaeu/countries';
import type { ForeignCertificate } from '../origin/documents';
import type { Received } from '../records';
import { judgeCheckRequest, judgeData, judgeResult, judgeUpdates } from './origin';

const id = (digit: string): string => `urn:uuid:${digit.repeat(8)}-aaaa-4bbb-8ccc-${digit.repeat(12)}`;
const EDOC = '0b1c2d3e-1111-4222-8333-44445555666a';
const certificate: ForeignCertificate = { kind: 'original', number: 'VN-1', issuedOn: '2026-05-28', issuingCountry: 'VN', issuedFor: 'KZ', enteredAt: 0 };
let xml: Xml;
before(async () => { xml = await loadXml(); });

function received(body: string, relatesTo?: string): Received {
  const bytes = buildEnvelope({ to: 'EAEU://VN/CP/P.EE.01/P.ACT.001', messageId: id('1'), ...(relatesTo === undefined ? {} : { relatesTo: { value: relatesTo } }), body });
  const read = readEnvelope(xml, bytes, { mode: 'strict', profile: { name: 'D124', thirdCountries: ['VN'] } });
  const peer = { subject: '', issuer: '', serialNumber: '', fingerprint256: '', validFrom: '', validTo: '' };
  return { exchange: 'x', at: 0, bytes, contentType: 'application/soap+xml', peer, read, envelope: 'envelope' in read ? read.envelope : undefined, label: 'x' };
}
const holds = (judgements: { holds: boolean }[]): boolean => judgements.every((one) => one.holds);

test('a notice of the result may leave out the document that it answers, and must not name another', () => {
  const notice = (code: string, about: string): boolean =>
    holds(judgeResult(received(`<a><EDocHeader>${about}</EDocHeader><ProcessingResultV2Code>${code}</ProcessingResultV2Code></a>`), { positive: true, eDocId: EDOC }));
  assert.ok(notice('3', `<EDocRefId>${EDOC}</EDocRefId>`));
  assert.ok(notice('3', `<EDocRefId>${EDOC.toUpperCase()}</EDocRefId>`));
  assert.ok(notice('3', ''));
  assert.ok(!notice('1', ''), 'the other result');
  assert.ok(!notice('3', '<EDocRefId>0b1c2d3e-2222-4222-8333-444455556666</EDocRefId>'));
  assert.ok(!holds(judgeResult(undefined, { positive: true, eDocId: EDOC })));
});

test('a request names country, number and date, in whatever writing of a date; the form may be left out', () => {
  const request = (country: string, number: string, date: string, form: string): boolean =>
    holds(judgeCheckRequest(received(`<a>${country}${number}<IssueDate>${date}</IssueDate>${form}</a>`), certificate, technicalConditions('VN')!));
  const [country, number, form] = ['<IssuingCountryCode>VN</IssuingCountryCode>', '<CertificateId>VN-1</CertificateId>', '<TreatyFormCode>EAV</TreatyFormCode>'] as const;
  assert.ok(request(country, number, '2026-05-28', form));
  assert.ok(request(country, number, '2026-05-28+05:00', ''));
  assert.ok(request(country, number, '2026-05-28Z', form));
  assert.ok(!request('', number, '2026-05-28', form));
  assert.ok(!request(country, '', '2026-05-28', form));
  assert.ok(!request(country, number, '2026-05-29', form));
  assert.ok(!request(country, number, '2026-05-28', '<TreatyFormCode>EAS</TreatyFormCode>'));
});

test('an answer tells the state of the certificate and relates to the request; its earlier records may come along', () => {
  const told = (...kinds: string[]): string => `<a><AnswerCode>found</AnswerCode>${kinds.map((kind) => `<Certificate><CertificateKindCode>${kind}</CertificateKindCode><CertificateId>KZ-1</CertificateId></Certificate>`).join('')}</a>`;
  const data = (body: string, relatesTo = id('9'), number = 'KZ-1'): boolean => holds(judgeData(received(body, relatesTo), { messageId: id('9'), number, kind: 'annulled' }));
  assert.ok(data(told('annulled')));
  assert.ok(data(told('original', 'annulled')));
  assert.ok(!data(told('original')), 'the annulment is not told');
  assert.ok(!data(told()), 'nothing is told');
  assert.ok(!data(told('annulled'), id('8')), 'about another request');
  assert.ok(!data(told('annulled'), id('9'), 'KZ-2'), 'another certificate');
  assert.ok(!holds(judgeData(undefined, { messageId: id('9'), number: 'KZ-1', kind: 'annulled' })));
});

test('updates hold each kind once; originals that were duplicated or annulled may come along, strangers may not', () => {
  const one = ([kind, number, country = 'VN']: string[]): string =>
    `<Certificate><CertificateKindCode>${kind!}</CertificateKindCode><CertificateId>${number!}</CertificateId><IssuedForCountryCode>${country}</IssuedForCountryCode></Certificate>`;
  const due = { kinds: [{ kind: 'original', number: 'A' }, { kind: 'annulled', number: 'B' }], originals: [{ kind: 'original', number: 'B' }, { kind: 'original', number: 'C' }], country: 'VN' };
  const updates = (...told: string[][]): boolean => judgeUpdates('EAEU-D124-F06a', received(`<a><AnswerCode>found</AnswerCode>${told.map(one).join('')}</a>`), due).holds;
  assert.ok(updates(['annulled', 'B'], ['original', 'A']));
  assert.ok(updates(['original', 'A'], ['original', 'B'], ['annulled', 'B'], ['original', 'C']));
  assert.ok(!updates(['original', 'A'], ['original', 'B']), 'the annulment is missing');
  assert.ok(!updates(['original', 'A'], ['annulled', 'B'], ['original', 'D']), 'entered at another time');
  assert.ok(!updates(['original', 'A'], ['annulled', 'B', 'RS']), 'of another country');
  assert.ok(!updates(['original', 'A'], ['original', 'A'], ['annulled', 'B']), 'twice');
  assert.ok(!updates());
});
