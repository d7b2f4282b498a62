import type { Attachment, Envelope, OutgoingMessage } from '../../../protocols/eaeu-soap';

/** A neighbour of the gateway under test: a segment, or the Commission's journal service. */
export type NeighbourName = 'KZ' | 'BY' | 'VN' | 'RS' | 'journal';

/** A message that a neighbour has taken from the gateway under test. */
export interface Arrived {
  at: NeighbourName;
  /** Lower-case names. */
  headers: Record<string, string>;
  bytes: Buffer;
  /** Absent when the bytes are no envelope. */
  envelope?: Envelope;
  attachments: readonly Attachment[];
  label: string;
}

/** Through which door a message goes in. */
export type DoorName = 'inner' | 'external';

/** A message that a neighbour has posted to the gateway under test. */
export interface Posted {
  message: OutgoingMessage;
  bytes: Buffer;
  /** As it reads; absent of what is no envelope, or too large to be looked at. */
  envelope?: Envelope;
  /** How many messages had arrived anywhere before. */
  mark: number;
  /** HTTP status, or undefined when nothing came back. */
  status?: number;
  why?: string;
}
