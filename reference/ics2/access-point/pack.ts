import { packUserMessage, type Packed, type UserMessageInput } from '../../../protocols/as4';
import type { IdSource } from '../../../protocols/time/ids';
import type { Behaviour } from '../behaviour';
import type { OperatorSettings } from '../settings';
import { interfaceFor } from './interfaces';
import { TEST_ACTION, TEST_SERVICE, type Outgoing } from './outgoing';

export interface Envelope {
  settings: OperatorSettings;
  behaviour: Behaviour;
  ids: IdSource;
  /** Wall time, epoch ms. */
  now: number;
}

/** Builds and seals one AS4 message (ICD 4.2, 4.6.2). The same bytes serve every attempt. */
export function pack(outgoing: Outgoing, messageId: string, { settings, behaviour, ids, now }: Envelope): Packed {
  const { header: choices, payload } = behaviour;
  const documents = outgoing.kind === 'business' ? payload.bundle(outgoing.document) : [];
  const attachments = outgoing.kind === 'business' ? [...(outgoing.attachments ?? []), ...payload.encloses(outgoing.document)] : [];
  const payloads = [
    ...documents.map((document, at) => ({
      contentId: at === 0 ? 'message' : `message-${at + 1}`,
      bytes: payload.encode(document),
      mimeType: payload.mimeType,
      characterSet: payload.characterSet,
      compress: payload.compress,
    })),
    ...attachments,
  ];
  const header: UserMessageInput['header'] = {
    messageId,
    timestamp: choices.timestamp(now),
    from: { partyId: choices.fromPartyId(outgoing.from ?? settings.partyId, settings.eori), type: choices.fromType, role: choices.fromRole },
    to: { partyId: choices.toPartyId(interfaceFor(outgoing.country, settings.interfaces).partyId), type: choices.toType, role: choices.toRole },
    agreementRef: choices.agreement,
    agreementType: choices.agreementType ?? '',
    service: outgoing.kind === 'test' ? TEST_SERVICE : choices.service,
    serviceType: outgoing.kind === 'test' ? '' : choices.serviceType,
    action: outgoing.kind === 'test' ? TEST_ACTION : choices.action(outgoing.action),
    conversationId: '1',
    messageProperties: choices.messageProperties,
    ...(payload.announce === undefined ? {} : { parts: payloads.map(({ contentId }) => payload.announce!(contentId)) }),
  };
  return behaviour.afterSealing(packUserMessage({ header, payloads, seal: settings.seal, boundary: `----=_part_${ids.uuid()}`, quirks: behaviour.quirks }));
}
