import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { canonicalForm, compareCodePoints, relativeNamespace, loadXml, walk, type Xml } from '.';

/** Differential test: our walker against libxml2, on documents with everything that has tripped signature software. */

let xml: Xml;
before(async () => {
  xml = await loadXml();
});

const PREFIXES = ['', 'a', 'B', 'S12', 'soap', 'SOAP-ENV', 'ä', '\uf900y'];
// No ampersand: libxml2 writes namespace URIs unescaped, against the specification (see the vector below).
const URIS = ['urn:1', 'urn:2', 'http://example.org/?a=1;b=2', 'urn:Z'];
const LOCALS = ['x', 'X', 'item', 'Item', 'ID', 'xmlnsZ'];
const TEXTS = ['plain', ' \t\n', '&#13;', '&#xA;x', '&lt;&amp;&gt;&quot;', '🚚 astral', '\u2028\u0085', '<![CDATA[<raw> & "]]>', '<!-- a comment -->', 'Қазақ'];
const VALUES = ['v', '', "it's &quot;", '&#9;&#10;&#13;', 'a &lt; b > c', '🚚', '\n folded\t'];

interface Node {
  prefix: number;
  local: number;
  declares: [prefix: number, uri: number][];
  attributes: [prefix: number, local: number, value: number][];
  content: (number | Node)[];
}

const index = (list: readonly unknown[]) => fc.nat(list.length - 1);
const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.record({
    prefix: index(PREFIXES),
    local: index(LOCALS),
    declares: fc.array(fc.tuple(index(PREFIXES), index([...URIS, ''])), { maxLength: 3 }),
    attributes: fc.array(fc.tuple(index(PREFIXES), index(LOCALS), index(VALUES)), { maxLength: 4 }),
    content: fc.array(fc.oneof({ depthSize: 'small' }, index(TEXTS), tie('tree')), { maxLength: 4 }),
  }),
}));

/** Writes a node so that it is namespace-well-formed: a prefix that is not in scope is declared where it is used. */
function write(node: Node, scope: ReadonlyMap<string, string>): string {
  const inside = new Map(scope);
  const declared = new Map<string, string>();
  const declare = (prefix: string, uri: string): void => {
    if (declared.has(prefix)) return;
    declared.set(prefix, uri);
    inside.set(prefix, uri);
  };
  for (const [prefix, uri] of node.declares) {
    const name = PREFIXES[prefix]!;
    declare(name, name === '' ? ([...URIS, ''][uri]!) : URIS[uri % URIS.length]!);
  }
  const qualified = (prefix: number, local: number): string => {
    const name = PREFIXES[prefix]!;
    if (name !== '' && !inside.has(name)) declare(name, URIS[prefix % URIS.length]!);
    return name === '' ? LOCALS[local]! : `${name}:${LOCALS[local]!}`;
  };
  const tag = qualified(node.prefix, node.local);
  const seen = new Set<string>();
  const attributes: string[] = [];
  for (const [prefix, local, value] of node.attributes) {
    const name = qualified(prefix, local);
    const expanded = `${PREFIXES[prefix] === '' ? '' : inside.get(PREFIXES[prefix]!)!} ${LOCALS[local]!}`;
    if (seen.has(expanded)) continue;
    seen.add(expanded);
    attributes.push(` ${name}="${VALUES[value]!}"`);
  }
  const namespaces = [...declared].map(([prefix, uri]) => (prefix === '' ? ` xmlns="${uri}"` : ` xmlns:${prefix}="${uri}"`));
  const content = node.content.map((one) => (typeof one === 'number' ? TEXTS[one]! : write(one, inside)));
  return `<${tag}${attributes.slice(1).join('')}${namespaces.join('')}${attributes[0] ?? ''}>${content.join('')}</${tag}>`;
}

describe('exclusive canonical form', () => {
  test('equals libxml2 on generated documents, at the root and at an inner element, with any PrefixList', () => {
    let compared = 0;
    const lists = fc.array(fc.constantFrom('#default', ...PREFIXES.filter((prefix) => prefix !== ''), 'undeclared'), { maxLength: 3 });
    fc.assert(fc.property(tree, lists, fc.nat(30), (node, prefixList, pick) => {
      const source = write(node, new Map());
      const read = xml.read(Buffer.from(source));
      assert.ok(read.ok, source);
      const all = [...walk(read.root)];
      const at = pick % all.length;
      for (const list of [[], prefixList]) {
        const ours = canonicalForm(all[at]!, list.join(' '));
        assert.equal(ours, xml.canonicalize(source, { prefixList: list, select: { xpath: `(//*)[${at + 1}]` } }), source);
        compared++;
      }
    }), { numRuns: 400, seed: 20260301 });
    assert.equal(compared, 800);
  });

  const vectors: [string, string, string, string][] = [
    ['order by code point, not by locale', '<S12:r xmlns:eb="e" xmlns:S12="s" eb:a="1" S12:b="2"/>', '', '<S12:r xmlns:S12="s" xmlns:eb="e" eb:a="1" S12:b="2"></S12:r>'],
    ['an attribute whose name begins with xmlns is an attribute', '<r xmlnsZ="1"/>', '', '<r xmlnsZ="1"></r>'],
    ['the default namespace through #default', '<r xmlns="d"><p:c xmlns:p="p"/></r>', '#default', '<p:c xmlns="d" xmlns:p="p"></p:c>'],
    ['xmlns="" only where a default was rendered', '<r xmlns="d"><c xmlns=""/></r>', '', '<c></c>'],
    ['a namespace URI is escaped like any attribute value', '<p:c xmlns:p="urn:?a&amp;b"/>', '', '<p:c xmlns:p="urn:?a&amp;b"></p:c>'],
    ['U+2028 and U+0085 are not line ends', '<r><c>\u2028\u0085\r\n</c></r>', '', '<c>\u2028\u0085\n</c>'],
    ['text goes on after a comment', '<r><c>a<!-- x -->b</c></r>', '', '<c>ab</c>'],
  ];
  test('only of an element that was read', () => {
    const copied = { name: 'a', ns: '', prefix: '', attributes: [], children: [], text: '', line: 1, path: '/a' };
    assert.throws(() => canonicalForm(copied), TypeError);
  });

  for (const [name, source, prefixList, expected] of vectors) {
    test(name, () => {
      const read = xml.read(Buffer.from(source));
      assert.ok(read.ok, source);
      assert.equal(canonicalForm([...walk(read.root)].at(-1)!, prefixList), expected);
    });
  }

  test('a namespace is relative unless its URI begins with a scheme, wherever it is declared', () => {
    const relative = (uri: string): string | undefined => {
      const read = xml.read(Buffer.from(`<p:a xmlns:p="urn:p"><b xmlns="urn:b"><c xmlns:q="${uri}"/></b></p:a>`));
      assert.ok(read.ok, uri);
      return relativeNamespace(read.root);
    };
    for (const uri of ['rel', 'a/b:c', '//host/x', '?q', '1a/b', '#']) {
      assert.equal(relative(uri), uri);
      assert.throws(() => xml.canonicalize(`<a xmlns="${uri}"/>`), uri);
    }
    for (const uri of ['urn:x', 'http://x/', 'a:b', 'x+y-1.z:', 'urn&#58;x']) assert.equal(relative(uri), undefined, uri);
  });

  test('code points: U+F900 comes before U+10400, though its UTF-16 unit is greater', () => {
    assert.ok(compareCodePoints('\uf900', '\u{10400}') < 0);
    assert.ok(compareCodePoints('\u{10400}', '\ud7ff') > 0);
    assert.equal(compareCodePoints('ab', 'ab'), 0);
    assert.ok(compareCodePoints('a', 'ab') < 0);
  });
});
