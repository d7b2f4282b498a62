/** The namespaces declared around a place. Each element that declares some adds a layer. */
export interface Namespaces {
  /** URI of a prefix ('' = the default namespace), '' where the default is none; undefined where the prefix is not declared. */
  uri(prefix: string): string | undefined;
}

/** What every document begins with (Namespaces in XML 1.0, section 3). */
export const NO_NAMESPACES: Namespaces = {
  uri: (prefix) => (prefix === '' ? '' : prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : undefined),
};

export function declare(declared: ReadonlyMap<string, string>, around: Namespaces): Namespaces {
  return { uri: (prefix) => declared.get(prefix) ?? around.uri(prefix) };
}
