import { legalPersonOf } from '../../../certs/subject';
import { fingerprintOf, standardRegister } from '../../../certs/uumds';
import type { Trust } from '../../../protocols/as4';
import type { Xml } from '../../../protocols/xml';
import { millisecondsOf } from '../../../requirements/parameters';
import { createAsker } from '../../common/loopback';
import type { SimulatorServices } from '../../services';
import type { Conduct } from '../conduct';
import type { SealOwner } from '../judge/message/seal-owner';
import type { Authorisation } from '../trader-interface/admission';
import { createAuthorise, uumdsWording } from './authorise';
import { notAuthorised } from './report';
import { startSealAuthorities, type SealAuthoritiesScript } from './seal-authorities';
import { createServiceDesk, type ServiceDesk } from './service-desk';
import { startUumds, type UumdsScript } from './uumds';

/** A list has some megabytes at most; what UUM&DS answers, some hundred bytes. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** What scenarios may do to those on whom the trader interface relies, and ask of them. */
export interface TrustScript extends SealAuthoritiesScript {
  /** Whether a seal counts, the interface's own included. */
  seals: Trust;
  uumds: UumdsScript;
  serviceDesk: ServiceDesk;
  /** What the trusted list and UUM&DS say of a sealing certificate (its path in DER, leaf first) under the sender's EORI. */
  ownerOf(chain: readonly Buffer[], sender: string): SealOwner;
}

/** Whose seal counts, and who is authorised: the trader interface's own view of both. */
export interface TrustServices {
  trust: Trust;
  authorisation: Authorisation;
  script: TrustScript;
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts the publisher of the trusted list and UUM&DS (docs/decisions/0008). Their exchanges with the trader interface stand in the evidence
 * where they decide against somebody; an authorisation that is given would stand before every message.
 */
export async function startTrustServices(services: SimulatorServices, conduct: Conduct, xml: Xml): Promise<TrustServices> {
  const { pki, wall, ids, parameter } = services;
  const asker = createAsker({ wall, timeoutMs: millisecondsOf(parameter, 'ics2.uumds.timeout'), maxBytes: MAX_ANSWER_BYTES });
  const authorities = await startSealAuthorities(services, conduct, xml, asker);
  const register = (services.registered ?? []).reduce((so, entry) => so.with(entry), standardRegister(pki));
  const user = { name: 'ics2-trader-interface', password: ids.uuid() };
  const uumds = await startUumds(register, user, conduct);
  const authorise = createAuthorise(uumds.url, user, asker);

  return {
    trust: authorities.trust,
    async authorisation(eori, leaf) {
      const fingerprint = fingerprintOf(leaf);
      const answer = await authorise(eori, fingerprint);
      if (answer.granted) return undefined;
      notAuthorised(services, eori, fingerprint, answer);
      return { code: 'EBMS:0004', detail: uumdsWording(parameter('ics2.uumds.codes'))(answer.why, answer.detail) };
    },
    script: {
      ...authorities.script,
      seals: authorities.trust,
      uumds: uumds.script,
      serviceDesk: createServiceDesk(uumds.script, pki),
      ownerOf: (chain, sender) => ({
        subject: legalPersonOf(chain[0]!), sender, listed: authorities.listed(chain), holders: uumds.script.holders(fingerprintOf(chain[0]!)),
      }),
    },
    reset() {
      uumds.reset();
      authorities.reset();
    },
    async close() {
      asker.close();
      await Promise.all([authorities.close(), uumds.close()]);
    },
  };
}
