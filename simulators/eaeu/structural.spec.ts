import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildEnvelope, readEnvelope } from '../../protocols/eaeu-soap';
import { loadXml } from '../../protocols/xml';
import { judgeApplication } from './judge/application';
import { reportDocument, type ForeignCertificate } from './origin/documents';
import { createStructuralControl } from './structural';

const certificate: ForeignCertificate = { kind: 'original', number: 'VN-1', issuedOn: '2026-05-28', issuingCountry: 'VN', issuedFor: 'KZ', enteredAt: 0 };
const body = reportDocument(certificate, { message: 'P.EE.01.MSG.007', eDocId: '0b1c2d3e-1111-4222-8333-444455556666', at: 0 });

test('a body is compared with the structure that the process table names for its message', async () => {
  const xml = await loadXml();
  const control = createStructuralControl(xml);
  const errors = (message: string, text: string): string[] | undefined => {
    const read = readEnvelope(xml, buildEnvelope({ action: `int://CP/P.EE.01/1.0.0/P.EE.01.PRC.004/P.EE.01.TRN.005/${message}`, body: text }), { mode: 'strict', profile: { name: 'D5' } });
    return 'envelope' in read ? control.errors(read.envelope) : assert.fail('no envelope');
  };
  assert.deepEqual(errors('P.EE.01.MSG.007', body), []);
  const broken = errors('P.EE.01.MSG.007', body.replace(/<doc:IssueDate>.*?<\/doc:IssueDate>/, ''));
  assert.match(broken?.[0] ?? '', /IssuingCountryCode|IssueDate/);
  assert.equal(errors('P.EE.01.MSG.099', body), undefined, 'a message that the table does not have');
  assert.equal(errors('P.EE.01.MSG.009', body), undefined, 'the root is judged by a rule of its own');
  control.dispose();
});

test('a body that breaks its structure is a breach of the technological documents (EAEU-D124-15)', async () => {
  const xml = await loadXml();
  const bytes = buildEnvelope({ action: 'int://CP/P.EE.01/1.0.0/P.EE.01.PRC.001/P.EE.01.TRN.001/P.EE.01.MSG.001', body });
  const read = readEnvelope(xml, bytes, { mode: 'strict', profile: { name: 'D5' } });
  const peer = { subject: '', issuer: '', serialNumber: '', fingerprint256: '', validFrom: '', validTo: '' };
  const broken = (structural: readonly string[] | undefined): number => judgeApplication(
    { exchange: 'x', at: 0, bytes, contentType: 'application/soap+xml', peer, read, label: 'x', ...('envelope' in read ? { envelope: read.envelope } : {}), ...(structural === undefined ? {} : { structural }) },
    { own: 'EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.002/KZ01', otherParticipant: 'P.EE.01/P.ACT.001', otherSegment: 'VN' },
  ).filter(({ requirement, holds }) => requirement === 'EAEU-D124-15' && !holds).length;
  assert.deepEqual([broken(undefined), broken([]), broken(['/IssueDate: missing'])], [0, 0, 1]);
});
