import { NS } from '../namespaces';
import { attr, named, text } from './dom';
import { element, leaf } from './markup';
import type { SignedReference } from './model';

/** InclusiveNamespaces PrefixList of a transform or canonicalisation method; undefined when there is none. */
export function prefixListOf(method: Element): string | undefined {
  const list = named(method, NS.ec, 'InclusiveNamespaces')[0];
  return list === undefined ? undefined : (attr(list, 'PrefixList') ?? '');
}

/** A ds:Reference in raw values; '' where something is absent. Used for SignedInfo and for the copies in a receipt. */
export function readReference(reference: Element): SignedReference {
  const transforms = named(reference, NS.ds, 'Transforms').flatMap((list) => named(list, NS.ds, 'Transform'));
  const digestMethod = named(reference, NS.ds, 'DigestMethod')[0];
  const digestValue = named(reference, NS.ds, 'DigestValue')[0];
  return {
    uri: attr(reference, 'URI') ?? '',
    transforms: transforms.map((transform) => {
      const prefixList = prefixListOf(transform);
      return { algorithm: attr(transform, 'Algorithm') ?? '', ...(prefixList === undefined ? {} : { prefixList }) };
    }),
    digestMethod: digestMethod === undefined ? '' : (attr(digestMethod, 'Algorithm') ?? ''),
    digestValue: digestValue === undefined ? '' : text(digestValue).replace(/\s+/g, ''),
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
