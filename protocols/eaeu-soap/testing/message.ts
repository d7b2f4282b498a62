import type { OutgoingMessage } from '../build';

/** A message to a third country that keeps every rule of Decision 5, as far as one message shows; for tests. */
export const SOUND_MESSAGE: OutgoingMessage = {
  to: 'EAEU://VN/CP/P.EE.01/P.ACT.001',
  replyTo: 'EAEU://KZ/CP/P.EE.01/P.EE.01.ACT.002',
  messageId: 'urn:uuid:0b1c2d3e-1111-4222-8333-444455556666',
  action: 'int://CP/P.EE.01/1.0.0/P.EE.01.PRC.002/P.EE.01.TRN.002/P.EE.01.MSG.004',
  procedureId: 'urn:uuid:11111111-aaaa-4bbb-8ccc-dd1111111111/urn:uuid:22222222-aaaa-4bbb-8ccc-dddddddddddd',
  conversationId: 'urn:uuid:11111111-aaaa-4bbb-8ccc-dd1111111111',
  body: '<x:a xmlns:x="urn:x"/>',
};
