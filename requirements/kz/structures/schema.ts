import { KZ_NAMESPACES, type KzPrefix } from './namespaces';
import { structure, StructureError, STRUCTURES, type Particle } from './structure';
import { VALUE_TYPES, type ValueType } from './types';

/** Name of the document to compile; it holds nothing but imports of the others. */
export const CHANNEL_SCHEMA = 'channel.xsd';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const XSD = 'http://www.w3.org/2001/XMLSchema';

function valueType(type: ValueType): string {
  const facets = Object.entries(type.facets ?? {}).map(([facet, value]) => `<xs:${facet} value="${value}"/>`).join('');
  return `<xs:simpleType><xs:restriction base="xs:${type.base}">${facets}</xs:restriction></xs:simpleType>`;
}

const ANYTHING = '<xs:complexType mixed="true"><xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType>';

function content(particle: Particle, use: (foreign: Particle) => void): string {
  if (particle.closed === true) return ANYTHING;
  if (particle.type !== undefined) return valueType(VALUE_TYPES[particle.type]!);
  const parts = particle.parts.map((part) => {
    const often = ` minOccurs="${part.min}" maxOccurs="${part.max}"`;
    if (part.prefix === particle.prefix) return `<xs:element name="${part.name}"${often}>${content(part, use)}</xs:element>`;
    use(part);
    return `<xs:element ref="${part.prefix}:${part.name}"${often}/>`;
  });
  const kind = particle.documentKind === undefined ? '' : `<xs:attribute name="DocumentModeID" use="${particle.kindOptional ? 'optional' : 'required'}" type="xs:token" fixed="${particle.documentKind}"/>`;
  return `<xs:complexType><xs:sequence>${parts.join('')}</xs:sequence>${kind}</xs:complexType>`;
}

/** Global elements by qualified name: the roots, and whatever stands inside an element of another namespace. */
function globals(roots: Particle[]): Map<string, { particle: Particle; xsd: string }> {
  const found = new Map<string, { particle: Particle; xsd: string }>();
  const add = (particle: Particle): void => {
    const key = `${particle.prefix}:${particle.name}`;
    const xsd = `<xs:element name="${particle.name}">${content(particle, add)}</xs:element>`;
    const known = found.get(key);
    if (known !== undefined && known.xsd !== xsd) throw new StructureError(`${key} has two structures in two places; one schema cannot hold both`);
    found.set(key, { particle, xsd });
  };
  roots.forEach(add);
  return found;
}

function soapSchema(): string {
  return `<xs:schema xmlns:xs="${XSD}" xmlns:s="${SOAP}" targetNamespace="${SOAP}" elementFormDefault="qualified">
<xs:element name="Envelope"><xs:complexType><xs:sequence>
<xs:element name="Header" minOccurs="0"><xs:complexType><xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="Body"><xs:complexType><xs:sequence><xs:any processContents="strict" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element></xs:schema>`;
}

/**
 * Schemas of the channel, generated from the structure files: one document per namespace, one for the SOAP 1.1 envelope (whose
 * Body takes only what the others declare), and {@link CHANNEL_SCHEMA} as entry. To be compiled by the caller.
 *
 * @returns schema documents by file name.
 */
export function channelSchemas(): Map<string, string> {
  const elements = [...globals(STRUCTURES.map((name) => structure(name))).values()];
  const prefixes = Object.keys(KZ_NAMESPACES) as KzPrefix[];
  const declarations = prefixes.map((prefix) => `xmlns:${prefix}="${KZ_NAMESPACES[prefix]}"`).join(' ');
  const files = new Map<string, string>();
  const importOf = (prefix: KzPrefix): string => `<xs:import namespace="${KZ_NAMESPACES[prefix]}" schemaLocation="${prefix}.xsd"/>`;
  files.set(CHANNEL_SCHEMA, `<xs:schema xmlns:xs="${XSD}"><xs:import namespace="${SOAP}" schemaLocation="soap.xsd"/>${prefixes.map(importOf).join('')}</xs:schema>`);
  files.set('soap.xsd', soapSchema());
  for (const prefix of prefixes) {
    const own = elements.filter(({ particle }) => particle.prefix === prefix).map(({ xsd }) => xsd);
    const imports = prefixes.filter((other) => other !== prefix && own.some((xsd) => xsd.includes(`ref="${other}:`))).map(importOf);
    files.set(`${prefix}.xsd`, [
      `<xs:schema xmlns:xs="${XSD}" ${declarations} targetNamespace="${KZ_NAMESPACES[prefix]}" elementFormDefault="qualified">`,
      ...imports, ...own, '</xs:schema>',
    ].join('\n'));
  }
  return files;
}
