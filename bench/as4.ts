import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { openPki, DEFAULT_PKI_DIR } from '../certs/pki';
import { openMessage, packUserMessage, type UserMessageInput } from '../protocols/as4';
import { WallClock } from '../protocols/time/clock';
import { RandomIds } from '../protocols/time/ids';
import { compare } from './measure';

/** The cost of a sealed message beside that of its bare signature. */
export async function benchAs4(): Promise<void> {
  const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: new WallClock(), ids: new RandomIds() });
  const identity = pki.identity('operator.seal');
  const key = createPrivateKey(identity.keyPem);
  const input: UserMessageInput = {
    header: {
      messageId: 'b6a1c9de-0000-4000-8000-000000000001@as4.operator.example', timestamp: '2026-06-01T08:00:00Z',
      from: { partyId: identity.eori ?? 'BE0000000000', type: 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:EORI', role: 'Trader' },
      to: { partyId: 'sti-taxud', type: 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:auth', role: 'Customs' },
      agreementRef: 'EU-ICS2-TI-V2.0', agreementType: 'ics2-interface-version', service: 'eu_ics2_t2c', serviceType: 'eu-customs-service-type',
      action: 'IE3F10', conversationId: '1',
    },
    payloads: [{ contentId: 'message', bytes: Buffer.from(`<IE3F10>${'<goodsItem>steel pipes</goodsItem>'.repeat(150)}</IE3F10>`), mimeType: 'application/xml', characterSet: 'utf-8' }],
    seal: { privateKey: key, chain: identity.chain },
    boundary: 'bench',
  };
  const sealed = packUserMessage(input);
  const bytes = Buffer.from(sealed.body);
  const signature = sign('RSA-SHA256', bytes, key);
  const publicKey = createPublicKey(key);
  const open = () => openMessage({ contentType: sealed.contentType, body: sealed.body, trust: () => ({ ok: true, facts: {} }) });
  const opened = await open();
  if (!opened.ok) throw new Error(`the bench message does not verify: ${opened.error.detail}`);

  await compare('seal a UserMessage of 5 kB, RSA-3072', ['raw crypto.sign with a KeyObject', () => sign('RSA-SHA256', bytes, key)], [['packUserMessage (gzip, digests, canonical form, signature)', () => packUserMessage(input)]]);
  await compare('open it', ['raw crypto.verify', () => verify('RSA-SHA256', bytes, publicKey, signature)], [['openMessage (MIME, parse, canonical form, digests, signature, gunzip)', open]]);
}
