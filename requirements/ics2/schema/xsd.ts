import type { Characters, GroupNode, MessageStructure, Node, ValueNode, ValueType } from '../structures/model';

/** Namespace of every ICS2 trader message of Release 3 (ICS2-DAT-01). */
export const ICS2_NAMESPACE = 'urn:wco:datamodel:eu:ics2:2';

const CLASSES: Record<Characters, string> = { any: '.', digits: '[0-9]', capitals: '[A-Z]', letters: '[a-zA-Z]', binary: '[01]' };

function facets(type: ValueType): string[] {
  switch (type.base) {
    case 'dateTime':
      // Literal Z, no fraction, no offset: narrower than xs:dateTime (ICS2-DAT-02).
      return ['<xs:pattern value="\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"/>'];
    case 'decimal':
      return [
        ...(type.chars === 'digits' ? [`<xs:pattern value="[0-9]{1,${type.totalDigits}}"/>`] : []),
        ...(type.notNegative === true ? ['<xs:minInclusive value="0"/>'] : []),
        `<xs:totalDigits value="${type.totalDigits}"/>`,
        `<xs:fractionDigits value="${type.fractionDigits}"/>`,
      ];
    case 'string':
    case 'token': {
      const { minLength, maxLength } = type;
      const times = minLength === maxLength ? `{${minLength}}` : `{${minLength},${maxLength}}`;
      return [`<xs:pattern value="${CLASSES[type.chars]}${times}"/>`];
    }
  }
}

const occurs = (node: Node): string => `minOccurs="${node.min}" maxOccurs="${node.max}"`;
const isAttribute = (node: Node): node is ValueNode => node.kind === 'value' && node.form === 'attribute';

class Writer {
  readonly simple = new Map<string, ValueType>();
  readonly shared = new Map<string, GroupNode>();

  private typeOf(node: ValueNode): string {
    this.simple.set(node.type, node.value);
    return `value-${node.type}`;
  }

  private element(node: Node, indent: string): string {
    if (node.kind === 'value') {
      const type = this.typeOf(node);
      return `${indent}<xs:element name="${node.name}" type="${node.form === 'date-time' ? 'wrapped-date-time' : type}" ${occurs(node)}/>`;
    }
    if (node.group !== undefined) {
      this.shared.set(node.group, node);
      return `${indent}<xs:element name="${node.name}" type="group-${node.group}" ${occurs(node)}/>`;
    }
    return `${indent}<xs:element name="${node.name}" ${occurs(node)}>\n${this.complex(node, `${indent}  `)}\n${indent}</xs:element>`;
  }

  complex(node: GroupNode, indent: string, name?: string): string {
    const inner = node.children.filter((child) => !isAttribute(child)).map((child) => this.element(child, `${indent}    `));
    const attributes = node.children.filter(isAttribute).map((child) => {
      return `${indent}  <xs:attribute name="${child.name}" type="${this.typeOf(child)}" use="${child.min > 0 ? 'required' : 'optional'}"/>`;
    });
    return [
      `${indent}<xs:complexType${name === undefined ? '' : ` name="${name}"`}>`,
      ...(inner.length === 0 ? [] : [`${indent}  <xs:sequence>`, ...inner, `${indent}  </xs:sequence>`]),
      ...attributes,
      `${indent}</xs:complexType>`,
    ].join('\n');
  }
}

/**
 * The XSD of one message, in one document: sequences in table order, multiplicities, facets, date-times wrapped, money as
 * attributes. Elements are qualified, attributes are not. Rules, conditions and code lists are not expressed: a schema
 * cannot say them, the validator does.
 */
export function xsdOf(message: MessageStructure): string {
  const writer = new Writer();
  const root = [`  <xs:element name="${message.message}">`, writer.complex(message.root, '    '), '  </xs:element>'];
  const groups: string[] = [];
  // Writing a group may bring in further groups, which a Map visits in the same loop.
  for (const [name, node] of writer.shared) groups.push(writer.complex(node, '  ', `group-${name}`));
  const simple = [...writer.simple]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, type]) => {
      return [
        `  <xs:simpleType name="value-${name}">`,
        `    <xs:restriction base="xs:${type.base}">`,
        ...facets(type).map((facet) => `      ${facet}`),
        '    </xs:restriction>',
        '  </xs:simpleType>',
      ].join('\n');
    });
  const wrapper = writer.simple.has('date-time')
    ? [
        '  <xs:complexType name="wrapped-date-time">',
        '    <xs:sequence>',
        '      <xs:element name="DateTime" type="value-date-time"/>',
        '    </xs:sequence>',
        '  </xs:complexType>',
      ]
    : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- ${message.message}, generated from the structure tables, ${message.baseline}. -->`,
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${ICS2_NAMESPACE}" targetNamespace="${ICS2_NAMESPACE}"`,
    '    elementFormDefault="qualified" attributeFormDefault="unqualified">',
    ...root,
    ...groups,
    ...wrapper,
    ...simple,
    '</xs:schema>',
    '',
  ].join('\n');
}
