import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { all, at, attribute, child, children, escapeAttribute, escapeText, loadXml, textAt, walk, type Xml, type XmlErrorCode, XmlSyntaxError } from '.';

let xml: Xml;
before(async () => {
  xml = await loadXml();
});

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

describe('guard', () => {
  const good: [string, Buffer][] = [
    ['a bare element', bytes('<a/>')],
    ['a declaration and a comment', bytes('<?xml version="1.0" encoding="utf-8"?>\n<!-- <!DOCTYPE> <?pi?> -->\n<a/>')],
    ['markup characters in CDATA and in attributes', bytes('<a b="1>2" c=\'"/>\'><![CDATA[<?pi?><!DOCTYPE x>]]></a>')],
    ['Cyrillic and astral text', bytes('<сведения>Қазақстан 🚚</сведения>')],
    ['a text of 11 MB', bytes(`<a>${'x'.repeat(11 << 20)}</a>`)],
  ];
  for (const [name, input] of good) test(`accepts ${name}`, () => assert.equal(xml.guard(input).ok, true));

  test('reports a BOM and leaves it out of the text', () => {
    assert.deepEqual(xml.guard(bytes('\ufeff<a/>')), { ok: true, text: '<a/>', bom: true });
  });

  const bad: [string, Buffer, XmlErrorCode][] = [
    ['an internal DOCTYPE', bytes('<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'), 'XML-DOCTYPE'],
    ['an external entity', bytes('<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), 'XML-DOCTYPE'],
    ['nested entities', bytes('<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'), 'XML-DOCTYPE'],
    ['a processing instruction before the root', bytes('<?xml version="1.0"?><?style x?><a/>'), 'XML-PROCESSING-INSTRUCTION'],
    ['a processing instruction in an element', bytes('<a><?x y?></a>'), 'XML-PROCESSING-INSTRUCTION'],
    ['XML 1.1', bytes('<?xml version="1.1"?><a/>'), 'XML-VERSION'],
    ['a declared Latin-1', bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a/>'), 'XML-NOT-UTF8'],
    ['Latin-1 bytes', Buffer.from('<a>\xe9</a>', 'latin1'), 'XML-NOT-UTF8'],
    ['UTF-16', Buffer.from('\ufeff<a/>', 'utf16le'), 'XML-NOT-UTF8'],
    ['an unclosed element', bytes('<a><b></a>'), 'XML-NOT-WELL-FORMED'],
    ['an undeclared prefix', bytes('<a><x:b/></a>'), 'XML-NOT-WELL-FORMED'],
    ['an undeclared entity', bytes('<a>&e;</a>'), 'XML-NOT-WELL-FORMED'],
    ['a bare ampersand', bytes('<a>a & b</a>'), 'XML-NOT-WELL-FORMED'],
    ['text after the root', bytes('<a/>tail'), 'XML-NOT-WELL-FORMED'],
    ['an unended comment', bytes('<a><!-- </a>'), 'XML-NOT-WELL-FORMED'],
    ['an unended tag', bytes('<a b="'), 'XML-NOT-WELL-FORMED'],
    ['a control character', bytes('<a>\u0001</a>'), 'XML-NOT-WELL-FORMED'],
    ['a NUL that would hide the rest', bytes('<a/>\0<b/>'), 'XML-NOT-WELL-FORMED'],
    ['no bytes', Buffer.alloc(0), 'XML-NOT-WELL-FORMED'],
    ['257 attributes on one element', bytes(`<a ${Array.from({ length: 257 }, (_, n) => `b${n}=""`).join(' ')}/>`), 'XML-TOO-LARGE'],
    ['depth beyond the bound', bytes('<a>'.repeat(201) + '</a>'.repeat(201)), 'XML-TOO-DEEP'],
  ];
  for (const [name, input, code] of bad) {
    test(`refuses ${name}: ${code}`, () => {
      const result = xml.guard(input);
      assert.equal(result.ok ? 'accepted' : result.error.code, code);
    });
  }

  test('refuses more bytes than allowed, and says how many', () => {
    const result = xml.guard(bytes('<a>12345</a>'), { maxBytes: 5 });
    assert.ok(!result.ok);
    assert.equal(result.error.code, 'XML-TOO-LARGE');
    assert.match(result.error.message, /12 bytes, the limit is 5/);
  });

  test('accepts exactly the bytes allowed', () => assert.ok(xml.guard(bytes('<a>12345</a>'), { maxBytes: 12 }).ok));

  test('counts elements, attributes, comments and CDATA sections', () => {
    const nodes = bytes('<a b="1"><!-- --><c/>text<![CDATA[]]></a>');
    assert.ok(xml.guard(nodes, { maxNodes: 5 }).ok);
    const result = xml.guard(nodes, { maxNodes: 4 });
    assert.equal(!result.ok && result.error.code, 'XML-TOO-LARGE');
  });

  test('names the line', () => {
    const result = xml.guard(bytes('<a>\n<b>\n<?x?></b></a>'));
    assert.equal(!result.ok && result.error.line, 3);
  });
});

describe('read', () => {
  const tree = (text: string) => {
    const result = xml.read(bytes(text));
    assert.ok(result.ok);
    return result.root;
  };

  test('gives names, namespaces, attributes, text, lines and paths', () => {
    const root = tree('<p:r xmlns:p="urn:p" xmlns="urn:d" id="1" p:id="2">\n<x>a<!-- - -->b<![CDATA[<c>]]></x>\n<x><y> z </y></x></p:r>');
    assert.deepEqual([root.name, root.ns, root.prefix, root.path], ['r', 'urn:p', 'p', '/r']);
    assert.equal(attribute(root, 'id'), '1');
    assert.equal(attribute(root, 'id', 'urn:p'), '2');
    assert.deepEqual(children(root, 'x', 'urn:d').map((one) => [one.path, one.text, one.line]), [['/r/x[1]', 'ab<c>', 2], ['/r/x[2]', '', 3]]);
    assert.equal(child(root, 'x', 'urn:p'), undefined);
    assert.equal(textAt(children(root, 'x')[1], 'y'), 'z');
    assert.equal(at(root, 'x/none'), undefined);
    assert.deepEqual(all(root, 'x/y').map((one) => one.path), ['/r/x[2]/y']);
    assert.deepEqual([...walk(root)].map((one) => one.name), ['r', 'x', 'x', 'y']);
  });

  test('escaped values read back', () => {
    const value = 'a&b<c>"d"\t\n\re';
    const root = tree(`<r a="${escapeAttribute(value)}">${escapeText(value)}</r>`);
    assert.equal(attribute(root, 'a'), value);
    assert.equal(root.text, value);
  });
});

describe('schema', () => {
  const types = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">
    <xs:simpleType name="code"><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType></xs:schema>`;
  const main = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:m" elementFormDefault="qualified">
    <xs:import namespace="urn:t" schemaLocation="types.xsd"/>
    <xs:element name="r"><xs:complexType><xs:sequence>
      <xs:element name="code" type="t:code" maxOccurs="3"/><xs:element name="mass" type="xs:decimal"/>
    </xs:sequence><xs:attribute name="id" use="required"/></xs:complexType></xs:element></xs:schema>`;
  const files = new Map([['main.xsd', main], ['types.xsd', types]]);
  const kinds = (text: string) => {
    const schema = xml.compileSchema(files, 'main.xsd');
    try {
      return schema.validate(bytes(text)).map((problem) => `${problem.kind} ${problem.path}`);
    } finally {
      schema.dispose();
    }
  };

  test('accepts a valid document', () => assert.deepEqual(kinds('<r xmlns="urn:m" id="1"><code>a</code><mass>1.5</mass></r>'), []));
  test('names kind and place of each problem', () => {
    assert.deepEqual(kinds('<r xmlns="urn:m" id="1"><code>a</code><code>long</code><mass>x</mass></r>'), ['value /r/code[2]', 'value /r/mass']);
    assert.deepEqual(kinds('<m:r xmlns:m="urn:m" id="1"><m:mass>1</m:mass><m:code>a</m:code></m:r>'), ['unexpected-element /r/mass']);
    assert.deepEqual(kinds('<r xmlns="urn:m" id="1"><code>a</code></r>'), ['missing-element /r']);
    assert.deepEqual(kinds('<r xmlns="urn:m"><code>a</code><mass>1</mass></r>'), ['missing-attribute /r']);
    assert.deepEqual(kinds('<r xmlns="urn:m" id="1" x="1"><code>a</code><mass>1</mass></r>'), ['unexpected-attribute /r']);
    assert.deepEqual(kinds('<r xmlns="urn:m" id="1">t<code>a</code><mass>1</mass></r>'), ['unexpected-text /r']);
    assert.deepEqual(kinds('<q/>'), ['unknown-root /q']);
    assert.deepEqual(kinds('<r'), ['not-xml /']);
  });
  test('reading and comparing with schemas takes one parse', () => {
    const schema = xml.compileSchema(files, 'main.xsd');
    const kindsBy = (text: string) => xml.readWith(bytes(text), ({ root, problemsBy }) => [root.name, ...problemsBy(schema).map(({ kind }) => kind)]);
    assert.deepEqual(kindsBy('<r xmlns="urn:m" id="1"><code>a</code><mass>1</mass></r>'), { ok: true, value: ['r'] });
    assert.deepEqual(kindsBy('<r xmlns="urn:m" id="1"><code>a</code><mass>x</mass></r>'), { ok: true, value: ['r', 'value'] });
    const refused = kindsBy('<r');
    assert.ok(!refused.ok && refused.error.code === 'XML-NOT-WELL-FORMED');
    schema.dispose();
    assert.throws(() => kindsBy('<r/>'), /disposed/);
  });
  test('white space left out between elements changes no answer', () => {
    const schema = xml.compileSchema(files, 'main.xsd');
    const codes = ['a', '    ', ' \n ', '\n\n\n\n', ' &#32;  ', '&#32;', ' <!-- -->   ', '<!-- -->    ', ' <![CDATA[ ]]>  ', '', ' a '];
    for (const code of codes) {
      for (const between of ['', '\n  ', '  <!-- -->  ']) {
        const source = bytes(`<r xmlns="urn:m" id="1">${between}<code>${code}</code>${between}<mass>1</mass>${between}</r>`);
        const once = xml.readWith(source, ({ problemsBy }) => problemsBy(schema).map(({ kind, message }) => [kind, message]));
        const kept = schema.validate(source).map(({ kind, message }) => [kind, message]);
        assert.deepEqual(once, { ok: true, value: kept }, JSON.stringify([code, between]));
      }
    }
    schema.dispose();
  });
  test('a schema that does not compile names the reason', () => {
    assert.throws(() => xml.compileSchema(main), /types\.xsd/);
    assert.throws(() => xml.compileSchema(files, 'absent.xsd'), /no schema document named "absent.xsd"/);
  });
  test('nothing of one compilation is visible to the next', () => {
    xml.compileSchema(files, 'main.xsd').dispose();
    assert.throws(() => xml.compileSchema(new Map([['main.xsd', main]])), /XSD|schema/);
  });
});

describe('canonicalize', () => {
  test('exclusive form with a prefix list', () => {
    const source = '<a:r xmlns:a="urn:a" xmlns:b="urn:b"><a:c z="1" a="2"/></a:r>';
    assert.equal(xml.canonicalize(source, { select: { xpath: '//a:c', namespaces: { a: 'urn:a' } } }), '<a:c xmlns:a="urn:a" a="2" z="1"></a:c>');
    assert.equal(
      xml.canonicalize(source, { prefixList: ['b'], select: { xpath: '//a:c', namespaces: { a: 'urn:a' } } }),
      '<a:c xmlns:a="urn:a" xmlns:b="urn:b" a="2" z="1"></a:c>',
    );
  });
  test('refuses what the guard refuses', () => assert.throws(() => xml.canonicalize('<!DOCTYPE a><a/>'), XmlSyntaxError));
});
