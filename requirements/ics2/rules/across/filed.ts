import type { XmlElement } from '../../../../protocols/xml';
import { ICS2_NAMESPACE } from '../../schema/xsd';

/** Names to values, groups, or several groups of the same name. */
export interface Content {
  readonly [name: string]: string | Content | readonly Content[];
}

/** A filing as a register of filings would hand it out, written down in short for an example. */
export function filed(name: string, content: string | Content): XmlElement {
  const children =
    typeof content === 'string'
      ? []
      : Object.entries(content).flatMap(([child, inside]) => [inside].flat().map((one) => filed(child, one as string | Content)));
  const text = typeof content === 'string' ? content : '';
  return { name, ns: ICS2_NAMESPACE, prefix: '', attributes: [], children, text, line: 0, path: '' };
}
