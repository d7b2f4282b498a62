import type { IdentityName } from '../../../certs/identities';
import { schemeOperator } from '../../../certs/trusted-list';
import { verifyChain } from '../../../certs/verify';
import type { Trust } from '../../../protocols/as4';
import type { Xml } from '../../../protocols/xml';
import { serveLoopback, type Asker } from '../../common/loopback';
import type { SimulatorServices } from '../../services';
import type { Conduct } from '../conduct';
import { createListKeeper, type ListLook } from './list-keeper';
import { listDocument, type ListVariant } from './list-variants';
import { lookAtList } from './report';

const LIST_PATH = '/trusted-list.xml';

/** What scenarios may have the scheme operator and the seal authority publish. */
export interface SealAuthoritiesScript {
  /** The scheme operator publishes another list, and the trader interface looks at it. */
  publishList(variant: ListVariant): Promise<ListLook>;
  /** The same for a trader interface that has just been set up and holds no list yet. */
  startWithList(variant: ListVariant): Promise<ListLook>;
  /** The seal authority publishes a list that revokes these and no others. */
  publishRevocations(revoked: readonly IdentityName[]): Promise<void>;
}

export interface SealAuthorities {
  /** A seal counts if its authority stands on the trusted list, now, and it is not revoked (ICD 4.6.2, 4.6.3). */
  trust: Trust;
  /** Whether a certificate path (DER, leaf first) leads to a listed authority, whatever else is wrong with it; and how that reads. */
  listed(chain: readonly Buffer[]): { holds: boolean; observed: string };
  script: SealAuthoritiesScript;
  reset(): void;
  close(): Promise<void>;
}

/**
 * Publishes the trusted list on loopback, and reads it as the trader interface does.
 * @throws Error when the interface does not take the first list: then no seal could ever be judged
 */
export async function startSealAuthorities(services: SimulatorServices, conduct: Conduct, xml: Xml, asker: Asker): Promise<SealAuthorities> {
  const { pki, wall } = services;
  let published = listDocument('standard', pki, wall.now(), xml);
  let crls = pki.crl('seal-qualified');
  const publisher = await serveLoopback(({ path }) =>
    path === LIST_PATH ? { status: 200, contentType: 'application/vnd.etsi.tsl+xml', body: published } : { status: 404, contentType: 'text/plain', body: '' });
  const keeper = createListKeeper({
    url: `${publisher.url}${LIST_PATH}`, asker, wall, xml, signers: [schemeOperator(pki).certificate],
    looked: (look, document) => lookAtList(services, look, document),
  });
  const publish = (variant: ListVariant): Promise<ListLook> => {
    published = listDocument(variant, pki, wall.now(), xml);
    return keeper.look();
  };
  const first = await keeper.look();
  if (!first.taken) {
    await publisher.close();
    throw new Error(`the simulated trader interface does not take the simulated trusted list: ${first.reason}, ${first.detail}`);
  }
  return {
    trust(chain) {
      const anchors = [...keeper.anchors(), ...conduct.furtherSealAuthorities.flatMap((name) => pki.trustAnchors(name))];
      const result = verifyChain([...chain], { anchors, crls: conduct.looksUpRevocation ? crls : [], at: wall.now(), usage: 'seal' });
      const excused = !result.ok && !conduct.checksSealValidity && (result.reason === 'expired' || result.reason === 'not-yet-valid');
      return excused ? { ok: true, facts: {} } : result;
    },
    listed(chain) {
      const path = verifyChain([...chain], { anchors: keeper.anchors(), crls: [], at: wall.now(), usage: 'seal' });
      if (path.ok) return { holds: true, observed: `under ${path.facts['trusted root'] ?? ''}` };
      return path.reason === 'untrusted-chain' ? { holds: false, observed: path.detail } : { holds: true, observed: `under a listed authority, though ${path.reason}` };
    },
    script: {
      publishList: publish,
      startWithList(variant) {
        keeper.forget();
        return publish(variant);
      },
      async publishRevocations(revoked) {
        crls = await pki.issueCrl('seal-qualified', revoked, wall.now());
      },
    },
    reset() {
      keeper.reset();
      crls = pki.crl('seal-qualified');
    },
    close: publisher.close,
  };
}
