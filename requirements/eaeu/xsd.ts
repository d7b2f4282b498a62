/** A message structure as data: elements in order, with multiplicity and facets. Names are `prefix:Local`. */
export interface StructureElement {
  name: string;
  min: number;
  max: number | 'unbounded';
  /** Simple content: an XSD base with facets. Exactly one of `base` and `children` is given. */
  base?: 'token' | 'string' | 'date' | 'dateTime' | 'base64Binary';
  pattern?: string;
  values?: string[];
  minLength?: number;
  maxLength?: number;
  children?: StructureElement[];
}

export interface Structure {
  notice: string;
  /** Code in the register of structures: `R.006`. */
  code: string;
  /** Prefix -> namespace. `doc` is the structure's own. */
  namespaces: Record<string, string>;
  root: StructureElement;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!);

function declaration(element: StructureElement): string {
  const local = element.name.split(':')[1]!;
  if (element.children !== undefined) {
    const refs = element.children.map((child) => `<xs:element ref="${child.name}" minOccurs="${child.min}" maxOccurs="${child.max}"/>`).join('');
    return `<xs:element name="${local}"><xs:complexType><xs:sequence>${refs}</xs:sequence></xs:complexType></xs:element>`;
  }
  const facets = [
    element.pattern === undefined ? '' : `<xs:pattern value="${escape(element.pattern)}"/>`,
    ...(element.values ?? []).map((value) => `<xs:enumeration value="${escape(value)}"/>`),
    element.minLength === undefined ? '' : `<xs:minLength value="${element.minLength}"/>`,
    element.maxLength === undefined ? '' : `<xs:maxLength value="${element.maxLength}"/>`,
  ].join('');
  return `<xs:element name="${local}"><xs:simpleType><xs:restriction base="xs:${element.base}">${facets}</xs:restriction></xs:simpleType></xs:element>`;
}

/**
 * Writes a structure as XSD documents, one per namespace, the structure's own first (`doc.xsd`). Every element is global, so an element
 * name has one declaration in its namespace. Throws RangeError when the data declare one name in two ways.
 */
export function schemaFiles(of: Structure): Map<string, string> {
  const declared = new Map<string, string>();
  const collect = (element: StructureElement): void => {
    const text = declaration(element);
    if ((declared.get(element.name) ?? text) !== text) throw new RangeError(`structure ${of.code} declares ${element.name} in two ways`);
    declared.set(element.name, text);
    element.children?.forEach(collect);
  };
  collect(of.root);
  const prefixes = Object.keys(of.namespaces);
  const ordered = ['doc', ...prefixes.filter((prefix) => prefix !== 'doc')];
  return new Map(ordered.map((prefix) => {
    const imports = prefixes.filter((other) => other !== prefix).map((other) => `<xs:import namespace="${of.namespaces[other]}" schemaLocation="${other}.xsd"/>`).join('');
    const elements = [...declared].filter(([name]) => name.startsWith(`${prefix}:`)).map(([, text]) => text).join('');
    const xmlns = prefixes.map((other) => `xmlns:${other}="${of.namespaces[other]}"`).join(' ');
    return [`${prefix}.xsd`, `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${xmlns} targetNamespace="${of.namespaces[prefix]}" elementFormDefault="qualified">${imports}${elements}</xs:schema>`];
  }));
}

/** Compiles a structure with the given compiler (protocols/xml `compileSchema`); the compiler is passed in so that data stay free of engines. */
export function compileStructure<Schema>(of: Structure, compile: (files: ReadonlyMap<string, string>, entry: string) => Schema): Schema {
  return compile(schemaFiles(of), 'doc.xsd');
}
