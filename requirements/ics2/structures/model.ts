/** M always; O to be given if available; C decided by the conditions named beside it. */
export type Status = 'M' | 'O' | 'C';

/** Where a value stands in XML. A `date-time` is an element whose one child `DateTime` holds the value. */
export type Form = 'element' | 'attribute' | 'date-time';

/** Characters that a type admits. `any` = anything but a line break. */
export type Characters = 'any' | 'digits' | 'capitals' | 'letters' | 'binary';

/** A simple type, by its facets. Lengths count characters (Unicode code points). */
export type ValueType =
  | { base: 'string' | 'token'; chars: Characters; minLength: number; maxLength: number }
  | { base: 'decimal'; totalDigits: number; fractionDigits: number; chars?: 'digits'; notNegative?: boolean }
  | { base: 'dateTime' };

interface Common {
  /** XML name. */
  name: string;
  /** Business name, as people and error descriptions call it. */
  label: string;
  min: number;
  max: number;
  status: Status;
  /** Ids of rules (R) and conditions (C) that the tables attach to this place. */
  rules: string[];
  conditions: string[];
  codeLists: string[];
}

export interface ValueNode extends Common {
  kind: 'value';
  form: Form;
  /** The tables' notation: `an..35` up to 35 of any kind, `n1` exactly one digit, `n..16,6` up to 16 digits, 6 of them decimals. */
  format: string;
  /** Name of the type, and the type. */
  type: string;
  value: ValueType;
}

export interface GroupNode extends Common {
  kind: 'group';
  /** Name of the shared group it was made from, if any. */
  group?: string;
  /** In the order of `xs:sequence`. XML attributes first have no order of their own. */
  children: Node[];
}

export type Node = ValueNode | GroupNode;

/** One message, as a tree; the root is the element named like the message. */
export interface MessageStructure {
  message: string;
  /** What the message is, in the words of the catalogue of messages. */
  title: string;
  /** Folder of the edition it is from: `hti-2.02`. */
  edition: string;
  /** Edition of the tables: `HTI IE 2.02`. */
  baseline: string;
  root: GroupNode;
}
