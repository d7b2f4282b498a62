import { attribute, child, children, type XmlElement } from '../../xml';
import { NS } from '../namespaces';
import { element, leaf } from './markup';
import type { SignedReference } from './model';

/** InclusiveNamespaces PrefixList of a transform or canonicalisation method; undefined when there is none. */
export function prefixListOf(method: XmlElement): string | undefined {
  const list = child(method, 'InclusiveNamespaces', NS.ec);
  return list === undefined ? undefined : (attribute(list, 'PrefixList') ?? '');
}

/** A ds:Reference in raw values; '' where something is absent. Used for SignedInfo and for the copies in a receipt. */
export function readReference(reference: XmlElement): SignedReference {
  const transforms = children(reference, 'Transforms', NS.ds).flatMap((list) => children(list, 'Transform', NS.ds));
  return {
    uri: attribute(reference, 'URI') ?? '',
    transforms: transforms.map((transform) => {
      const prefixList = prefixListOf(transform);
      return { algorithm: attribute(transform, 'Algorithm') ?? '', ...(prefixList === undefined ? {} : { prefixList }) };
    }),
    digestMethod: attribute(child(reference, 'DigestMethod', NS.ds), 'Algorithm') ?? '',
    digestValue: child(reference, 'DigestValue', NS.ds)?.text.replace(/\s+/g, '') ?? '',
  };
}

export function writeInclusiveNamespaces(prefixList: string | undefined): string {
  return prefixList === undefined ? '' : element('ec:InclusiveNamespaces', '', { PrefixList: prefixList }, { ec: NS.ec });
}

/** The reverse of {@link readReference}; `declare` is given where no ancestor declares the prefix ds. */
export function writeReference(reference: SignedReference, declare: Record<string, string> = {}): string {
  const transforms = reference.transforms.map(({ algorithm, prefixList }) =>
    element('ds:Transform', writeInclusiveNamespaces(prefixList), { Algorithm: algorithm }));
  const content = [
    element('ds:Transforms', transforms),
    element('ds:DigestMethod', '', { Algorithm: reference.digestMethod }),
    leaf('ds:DigestValue', reference.digestValue),
  ];
  return element('ds:Reference', content, { URI: reference.uri }, declare);
}
