import type { Shipment } from '../filing/facts';
import type { ShownError } from '../shown-error';

/**
 * How far an amendment has come. `waiting`: its filing is not registered yet, or an earlier amendment is still to be decided on.
 * `dropped`: the filing came to nothing before it was sent.
 */
export type AmendmentState = 'waiting' | 'pending' | 'applied' | 'refused' | 'undelivered' | 'dropped';

/** What the operator's people want changed in a filing: the shipment as it is to be, whole. */
export interface Amendment {
  shipment: Shipment;
  state: AmendmentState;
  /** Reference of the request of customs that it answers. */
  answers?: string;
  from?: string;
  messageIds: string[];
  errors: ShownError[];
  failure?: { code: string; text: string };
}
