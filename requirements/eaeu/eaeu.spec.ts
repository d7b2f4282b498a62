import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Schema } from '../../protocols/xml';
import { ORIGIN_PROCESS, patternOf, roleAddress, transactionAction, transactionOfFlow } from './process';
import { structure } from './structures';
import { compileStructure, schemaFiles } from './xsd';

const header = (id = '0b1c2d3e-1111-4222-8333-444455556666'): string =>
  `<c:EDocHeader xmlns:c="urn:EEC:M:ComplexDataObjects:v0.4.12"><s:InfEnvelopeCode>P.EE.01.MSG.002</s:InfEnvelopeCode><s:EDocCode>R.006</s:EDocCode><s:EDocId>${id}</s:EDocId><s:EDocDateTime>2026-06-01T08:00:00Z</s:EDocDateTime></c:EDocHeader>`;
const result = (inner: string): Buffer =>
  Buffer.from(`<d:ProcessingResultDetails xmlns:d="urn:EEC:R:ProcessingResultDetails:v1.0.7" xmlns:s="urn:EEC:M:SimpleDataObjects:v0.4.12">${inner}</d:ProcessingResultDetails>`);

describe('the process table and its structures', () => {
  let schema: Schema;
  before(async () => {
    const xml = await loadXml();
    schema = compileStructure(structure('R.006'), (files, entry) => xml.compileSchema(files, entry));
    compileStructure(structure('R.CT.EE.01.001'), (files, entry) => xml.compileSchema(files, entry)).dispose();
  });

  test('the table says that it is ours, and is whole', () => {
    assert.match(ORIGIN_PROCESS.notice, /not official/);
    for (const transaction of ORIGIN_PROCESS.transactions) {
      assert.equal(patternOf(transaction).steps.length, 2);
      assert.equal(structure(transaction.structure).code, transaction.structure);
    }
    assert.equal(roleAddress('authorised-body'), 'EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.002/KZ01');
    assert.equal(transactionAction(transactionOfFlow(1)), 'int://CP/P.EE.01/1.0.0/P.EE.01.PRC.001/P.EE.01.TRN.001/P.EE.01.MSG.001');
    assert.throws(() => transactionOfFlow(13), RangeError);
    assert.throws(() => structure('R.999'), RangeError);
  });

  test('R.006: valid, and each defect at its place', () => {
    const tail = '<s:EventDateTime>2026-06-01T08:00:00Z</s:EventDateTime><s:ProcessingResultV2Code>3</s:ProcessingResultV2Code>';
    assert.deepEqual(schema.validate(result(header() + tail)), []);
    assert.equal(schema.validate(result(header('urn:uuid:1') + tail))[0]?.path, '/ProcessingResultDetails/EDocHeader/EDocId');
    assert.equal(schema.validate(result(header()))[0]?.kind, 'missing-element');
    assert.equal(schema.validate(result(tail + header()))[0]?.kind, 'unexpected-element');
  });

  test('a name declared in two ways is refused', () => {
    const twice = { notice: '', code: 'X', namespaces: { doc: 'urn:x' }, root: { name: 'doc:A', min: 1, max: 1, children: [
      { name: 'doc:B', min: 1, max: 1, base: 'token' as const }, { name: 'doc:B', min: 1, max: 1, base: 'date' as const }] } };
    assert.throws(() => schemaFiles(twice), /two ways/);
  });
});
