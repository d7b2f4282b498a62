import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml } from '../xml';
import { envelope, faultEnvelope, openEnvelope, SOAP11_NAMESPACE, type Opened } from '.';

describe('SOAP 1.1 envelope', () => {
  let xml: Xml;
  before(async () => { xml = await loadXml(); });
  const open = (bytes: Buffer | string): Opened => {
    const read = xml.read(Buffer.from(bytes));
    assert.ok(read.ok);
    return openEnvelope(read.root);
  };

  test('what is put in comes out', () => {
    const opened = open(envelope('<a xmlns="urn:x"/><b xmlns="urn:y">é</b>'));
    assert.deepEqual(opened.kind === 'body' && opened.entries.map((one) => `${one.ns} ${one.name} ${one.text}`), ['urn:x a ', 'urn:y b é']);
  });
  test('a fault keeps its code and its text, whatever stands in it', () => {
    assert.deepEqual(open(faultEnvelope({ code: 'Client', text: 'a < b & c' })), { kind: 'fault', fault: { code: 'Client', text: 'a < b & c' } });
  });
  test('refined and unknown fault codes', () => {
    const fault = (code: string): Opened => open(`<s:Envelope xmlns:s="${SOAP11_NAMESPACE}"><s:Body><s:Fault><faultcode>${code}</faultcode><faultstring>x</faultstring></s:Fault></s:Body></s:Envelope>`);
    assert.equal((fault('s:Client.Authentication') as { fault: { code: string } }).fault.code, 'Client');
    assert.equal((fault('s:Nonsense') as { fault: { code: string } }).fault.code, 'Server');
  });

  const refused: [what: string, text: string, code: string, words: RegExp][] = [
    ['no envelope', '<a/>', 'Client', /root element is a/],
    ['SOAP 1.2', '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>', 'VersionMismatch', /not SOAP 1\.1/],
    ['no Body', `<s:Envelope xmlns:s="${SOAP11_NAMESPACE}"/>`, 'Client', /0 Body/],
    ['two Bodies', `<s:Envelope xmlns:s="${SOAP11_NAMESPACE}"><s:Body/><s:Body/></s:Envelope>`, 'Client', /2 Body/],
    ['a demanding header', `<s:Envelope xmlns:s="${SOAP11_NAMESPACE}"><s:Header><h s:mustUnderstand="1"/></s:Header><s:Body/></s:Envelope>`, 'MustUnderstand', /header entry h/],
  ];
  for (const [what, text, code, words] of refused) {
    test(`refuses ${what}`, () => {
      const opened = open(text);
      assert.ok(opened.kind === 'not-soap');
      assert.equal(opened.code, code);
      assert.match(opened.reason, words);
    });
  }
});
