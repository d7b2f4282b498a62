import { escapeText } from '../../protocols/xml';
import type { Mode } from './forms';
import type { Reply } from './reply';

/** What the carrier believes of a document it presented. `pending` also covers a document that is still to be sent. */
export type DocumentState = 'pending' | 'registered' | 'refused' | 'undelivered';

/**
 * How the reference carrier works, as plain settings and small functions with the right values. Planted faults (faults.ts)
 * change them; there is no other switch.
 */
export interface CarrierBehaviour {
  /** Whether a document made for these purposes (UsageCode) leaves the house. */
  sends: (usages: readonly string[]) => boolean;
  verifiesServer: boolean;
  /** What each kind of answer means for the document. */
  meaning: Record<Reply['kind'], DocumentState>;
  /** Whether a letter to the gateway says when it was written. */
  writesMessageDate: boolean;
  /** What the signature of a letter covers. */
  signs: readonly ('Body' | 'Timestamp')[];
  keepsNumber: boolean;
  /** In whose form the document of a mode is written. */
  formOf: (mode: Mode) => Mode;
  documentKind: (ofForm: string) => string;
  writesDateTime: boolean;
  writesUsage: boolean;
  writesContainerIndicator: boolean;
  mostVehicles: number;
  mostRoutePoints: number;
  writesWaybill: (mode: Mode) => boolean;
  writesGoods: boolean;
  /** A BIN or IIN as it will be written; anything but twelve digits is refused before sending. */
  identificationNumber: (value: string) => string;
  checksCodes: boolean;
  escape: (text: string) => string;
  /** The instant (epoch ms) of an announced arrival. */
  instantOf: (arrival: string) => number;
  /** Business milliseconds before arrival at which a document is presented at the latest. */
  leadTime: (parameterMs: number, mode: Mode, short: boolean) => number;
  /** Whether a journey of so many ms has the shorter rule of journeys below `belowMs`. */
  countsAsShort: (journeyMs: number, belowMs: number) => boolean;
  /** Whether a text is taken for a registration number. */
  takesForNumber: (text: string) => boolean;
}

export function rightBehaviour(): CarrierBehaviour {
  return {
    sends: () => true,
    verifiesServer: true,
    meaning: {
      registered: 'registered', refused: 'refused', 'accepted-by-gateway': 'pending', 'accepted-for-later': 'pending', 'other-gateway-status': 'undelivered', outage: 'undelivered',
      'time-out': 'undelivered', untrusted: 'undelivered',
    },
    writesMessageDate: true,
    signs: ['Body', 'Timestamp'],
    keepsNumber: true,
    formOf: (mode) => mode,
    documentKind: (ofForm) => ofForm,
    writesDateTime: true,
    writesUsage: true,
    writesContainerIndicator: true,
    mostVehicles: 3,
    mostRoutePoints: 4,
    writesWaybill: () => true,
    writesGoods: true,
    identificationNumber: (value) => value,
    checksCodes: true,
    escape: escapeText,
    instantOf: (arrival) => Date.parse(arrival),
    leadTime: (parameterMs) => parameterMs,
    countsAsShort: (journeyMs, belowMs) => journeyMs < belowMs,
    takesForNumber: (text) => /^[A-Z]{2}\/(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}\/[0-9A-Za-z]{9}$/.test(text),
  };
}
