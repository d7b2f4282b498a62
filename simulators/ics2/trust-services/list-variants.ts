import type { Pki } from '../../../certs/pki';
import { schemeOperator, standardList, trustService } from '../../../certs/trusted-list';
import type { TrustedList } from '../../../certs/tsl/model';
import { writeTrustedList } from '../../../certs/tsl/write';
import type { Xml } from '../../../protocols/xml';

const DAY_MS = 86_400_000;

/**
 * Lists that a scenario can have published. All but `standard` and `withdrawn` also name an authority that stands on no proper list, so that a
 * reader who believes them shows it.
 */
export type ListVariant = 'standard' | 'withdrawn' | 'outdated' | 'tampered' | 'other-signer' | 'earlier';

interface Issue {
  list: TrustedList;
  sealedBy: 'scheme operator' | 'somebody else';
  afterSealing: (document: string) => string;
}

type Change = (issue: Issue, pki: Pki, at: number) => Partial<Issue>;

const withUnlisted = (list: TrustedList, pki: Pki, at: number): TrustedList =>
  ({ ...list, sequenceNumber: 2, services: [...list.services, ...trustService(pki, 'seal-unlisted', at - DAY_MS)] });

const VARIANTS: Record<ListVariant, Change> = {
  standard: () => ({}),
  withdrawn: ({ list }) => ({ list: { ...list, sequenceNumber: 2, services: list.services.map((one) => ({ ...one, status: 'withdrawn' })) } }),
  outdated: ({ list }, pki, at) => ({ list: { ...withUnlisted(list, pki, at), nextUpdate: at - 1000 } }),
  // Sealed with the authority as withdrawn, then granted by an edit.
  tampered: ({ list }, pki, at) => ({
    list: { ...withUnlisted(list, pki, at), services: [...list.services, ...trustService(pki, 'seal-unlisted', at).map((one) => ({ ...one, status: 'withdrawn' as const }))] },
    afterSealing: (document) => document.replace(/Svcstatus\/withdrawn/, 'Svcstatus/granted'),
  }),
  'other-signer': ({ list }, pki, at) => ({ list: withUnlisted(list, pki, at), sealedBy: 'somebody else' }),
  earlier: ({ list }, pki, at) => ({ list: { ...withUnlisted(list, pki, at), sequenceNumber: 1, issuedAt: list.issuedAt - DAY_MS } }),
};

/** The document of a variant as of `at` (epoch ms of the wall clock, by which certificates are judged too). */
export function listDocument(variant: ListVariant, pki: Pki, at: number, xml: Xml): Buffer {
  const standard: Issue = { list: standardList(pki, at), sealedBy: 'scheme operator', afterSealing: (document) => document };
  const issue = { ...standard, ...VARIANTS[variant](standard, pki, at) };
  const operator = schemeOperator(pki);
  const { key, chain } = pki.identity('operator.seal');
  const sealed = writeTrustedList(issue.list, issue.sealedBy === 'scheme operator' ? operator : { key, certificate: chain[0]! }, xml);
  return Buffer.from(issue.afterSealing(sealed.toString('utf8')), 'utf8');
}
