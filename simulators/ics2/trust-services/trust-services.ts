import type { IdentityName } from '../../../certs/identities';
import { legalPersonOf } from '../../../certs/subject';
import { schemeOperator } from '../../../certs/trusted-list';
import { fingerprintOf, standardRegister } from '../../../certs/uumds';
import { verifyChain } from '../../../certs/verify';
import type { Trust } from '../../../protocols/as4';
import type { Xml } from '../../../protocols/xml';
import { durationMilliseconds } from '../../../requirements/parameters';
import { createAsker, serveLoopback } from '../../common/loopback';
import type { SimulatorServices } from '../../services';
import type { Conduct } from '../conduct';
import type { SealOwner } from '../judge/seal-owner';
import type { Authorisation } from '../trader-interface/admission';
import { createAuthorise, uumdsWording, type UumdsWording } from './authorise';
import { createListKeeper, type ListLook } from './list-keeper';
import { listDocument, type ListVariant } from './list-variants';
import { lookAtList, notAuthorised } from './report';
import { createServiceDesk, type ServiceDesk } from './service-desk';
import { startUumds, type UumdsScript } from './uumds';

/** A list has some megabytes at most; what UUM&DS answers, some hundred bytes. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const LIST_PATH = '/trusted-list.xml';

/** What scenarios may do to those on whom the trader interface relies. */
export interface TrustScript {
  uumds: UumdsScript;
  serviceDesk: ServiceDesk;
  /** The scheme operator publishes another list, and the trader interface looks at it. */
  publishList(variant: ListVariant): Promise<ListLook>;
  /** The same for a trader interface that has just been set up and holds no list yet. */
  startWithList(variant: ListVariant): Promise<ListLook>;
  /** The seal authority publishes a list that revokes these and no others. */
  publishRevocations(revoked: readonly IdentityName[]): Promise<void>;
}

/** What scenarios may ask and do. */
export interface TrustView extends TrustScript {
  /** What the trusted list and UUM&DS say of a sealing certificate (its path in DER, leaf first) under the sender's EORI. */
  ownerOf(chain: readonly Buffer[], sender: string): SealOwner;
}

/** Who may seal, and who is authorised: the trader interface's own view of both. */
export interface TrustServices {
  /** A seal counts if its authority stands on the trusted list, now, and it is not revoked (ICD 4.6.2, 4.6.3). */
  trust: Trust;
  authorisation: Authorisation;
  script: TrustView;
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts the publisher of the trusted list and UUM&DS on loopback, and reads the first list. Their exchanges with the trader interface stand in
 * the evidence where they decide against somebody; an authorisation that is given would stand before every message.
 */
export async function startTrustServices(services: SimulatorServices, conduct: Conduct, xml: Xml): Promise<TrustServices> {
  const { pki, wall, ids } = services;
  const wording: UumdsWording = (why, detail) => uumdsWording(services.parameter('ics2.uumds.codes'))(why, detail);
  let published = listDocument('standard', pki, wall.now(), xml);
  const publisher = await serveLoopback(({ path }) =>
    path === LIST_PATH ? { status: 200, contentType: 'application/vnd.etsi.tsl+xml', body: published } : { status: 404, contentType: 'text/plain', body: '' });
  const register = (services.registered ?? []).reduce((so, entry) => so.with(entry), standardRegister(pki));
  const user = { name: 'ics2-trader-interface', password: ids.uuid() };
  const uumds = await startUumds(register, user, conduct);
  const asker = createAsker({ wall, timeoutMs: durationMilliseconds(services.parameter('ics2.uumds.timeout')) ?? 5000, maxBytes: MAX_ANSWER_BYTES });
  const keeper = createListKeeper({
    url: `${publisher.url}${LIST_PATH}`, asker, wall, xml, signers: [schemeOperator(pki).certificate],
    looked: (look, document) => lookAtList(services, look, document),
  });
  const authorise = createAuthorise(uumds.url, user, asker);
  await keeper.look();
  let crls = pki.crl('seal-qualified');

  return {
    trust(chain) {
      const anchors = [...keeper.anchors(), ...conduct.furtherSealAuthorities.flatMap((name) => pki.trustAnchors(name))];
      const result = verifyChain([...chain], { anchors, crls: conduct.looksUpRevocation ? crls : [], at: wall.now(), usage: 'seal' });
      const excused = !result.ok && !conduct.checksSealValidity && (result.reason === 'expired' || result.reason === 'not-yet-valid');
      return excused ? { ok: true, facts: {} } : result;
    },
    async authorisation(eori, leaf) {
      const fingerprint = fingerprintOf(leaf);
      const answer = await authorise(eori, fingerprint);
      if (answer.granted) return undefined;
      notAuthorised(services, eori, fingerprint, answer);
      return { code: 'EBMS:0004', detail: wording(answer.why, answer.detail) };
    },
    script: {
      uumds: uumds.script,
      serviceDesk: createServiceDesk(uumds.script, pki),
      publishList(variant) {
        published = listDocument(variant, pki, wall.now(), xml);
        return keeper.look();
      },
      startWithList(variant) {
        keeper.forget();
        published = listDocument(variant, pki, wall.now(), xml);
        return keeper.look();
      },
      ownerOf(chain, sender) {
        // Whether it is in its time, and the like, are questions of their own: only the path to a listed authority counts here.
        const path = verifyChain([...chain], { anchors: keeper.anchors(), crls: [], at: wall.now(), usage: 'seal' });
        const listed = path.ok || path.reason !== 'untrusted-chain';
        const observed = path.ok ? `under ${path.facts['trusted root'] ?? ''}` : listed ? 'under a listed authority' : path.detail;
        return {
          subject: legalPersonOf(chain[0]!), sender, holders: uumds.script.holders(fingerprintOf(chain[0]!)), listed: { holds: listed, observed },
        };
      },
      async publishRevocations(revoked) {
        crls = await pki.issueCrl('seal-qualified', revoked, wall.now());
      },
    },
    reset() {
      uumds.reset();
      keeper.reset();
      crls = pki.crl('seal-qualified');
    },
    async close() {
      asker.close();
      await Promise.all([publisher.close(), uumds.close()]);
    },
  };
}
