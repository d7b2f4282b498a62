import { isAvailable, SIGNATURE_ALGORITHMS } from '../../../protocols/wss';

export type ChannelName = 'direct' | 'gateway' | 'gateway-async';

/** By which way documents leave, and with which algorithm they are signed; unsigned where none is named. */
export interface Connection {
  channel: ChannelName;
  signature?: string;
}

const CHANNELS: readonly ChannelName[] = ['direct', 'gateway', 'gateway-async'];

/** Reads the facts of `kz.connect`; text where this carrier cannot connect so. */
export function connectionOf(facts: Record<string, unknown>): Connection | string {
  const channel = CHANNELS.find((one) => one === facts['channel']);
  if (channel === undefined) return `channel must be one of ${CHANNELS.join(', ')}`;
  const signature = facts['signature'];
  if (signature === undefined) return { channel };
  if (channel === 'direct') return 'the direct service takes no signatures';
  const algorithm = SIGNATURE_ALGORITHMS.find((one) => one.id === signature);
  if (algorithm === undefined) return `signature must be one of ${SIGNATURE_ALGORITHMS.map((one) => one.id).join(', ')}`;
  return isAvailable(algorithm.engine) ? { channel, signature: algorithm.id } : `${algorithm.title}: ${algorithm.engine.unavailable}`;
}
