import type { Envelope } from '../../protocols/eaeu-soap';

/** How the third country's customs body behaves in one scenario; the defaults are what a body in order does. */
export interface Script {
  /** Messages of flow 1 to leave without any answer, as if they were lost behind the gateway. */
  loseReports: number;
  /** Messages of flow 1 to answer with a fault int:InternalError in place of the confirmation. */
  faultReports: number;
  /** Messages of flow 1 to answer with P.MSG.ERR Common:DataError. */
  refuseReports: number;
  /** Whether flow 2 follows by itself, and with which result. */
  notice: 'positive' | 'negative' | 'none';
  /** Messages of the IUT that the gateway does not even take from the transport. */
  refusesTransport: (envelope: Envelope) => boolean;
}

export function defaultScript(): Script {
  return { loseReports: 0, faultReports: 0, refuseReports: 0, notice: 'positive', refusesTransport: () => false };
}
