import { CORPUS, type HostileMessage, type Sender } from '../../../protocols/as4/corpus';
import { PROBE_HOST } from './parties';
import type { Probe } from './probe';

/** @throws Error where no hostile message has this name. */
export function hostileMessage(name: string): HostileMessage {
  const found = Object.values(CORPUS).flat().find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no hostile message "${name}"`);
  return found;
}

/** The probe as the sender of hostile messages: a good filing with a document beside it, so that there are two parts to play with. */
export function hostileSender(probe: Probe, document: string): Sender {
  const { header, payloads, seal, boundary } = probe.sender({ document });
  return { header, seal, boundary, payloads: [...payloads, { contentId: `annex-1@${PROBE_HOST}`, bytes: Buffer.alloc(3000, 7), mimeType: 'application/pdf' }] };
}
