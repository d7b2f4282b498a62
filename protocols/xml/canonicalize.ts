import type * as Libxml2 from 'libxml2-wasm' with { 'resolution-mode': 'import' };

export interface CanonicalizeOptions {
  /** Exclusive canonicalisation 1.0 (default) or, when false, inclusive 1.0. */
  exclusive?: boolean;
  /** InclusiveNamespaces PrefixList; '#default' stands for the default namespace. */
  prefixList?: readonly string[];
  /** XPath of the element to canonicalise (default: the root), with its prefixes. */
  select?: { xpath: string; namespaces?: Record<string, string> };
}

/** See `Xml.canonicalize`. Comments are left out, as in the algorithms that AS4 uses. */
export function canonicalizer(lib: typeof Libxml2, parse: (source: Buffer | string, use: (document: Libxml2.XmlDocument) => string) => string) {
  return (source: Buffer | string, options: CanonicalizeOptions = {}): string =>
    parse(source, (document) => {
      const node = options.select === undefined ? document.root : document.get(options.select.xpath, options.select.namespaces);
      if (!(node instanceof lib.XmlElement)) throw new Error(`no element at ${options.select?.xpath ?? '/'}`);
      return node.canonicalizeToString({
        mode: options.exclusive === false ? lib.XmlC14NMode.XML_C14N_1_0 : lib.XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
        withComments: false,
        inclusiveNamespacePrefixes: [...(options.prefixList ?? [])],
      });
    });
}
