/** Facts of one shipment for `ics2.file`, in the form of iut/ics2-shipment.schema.json. */
export interface ShipmentFacts extends Record<string, unknown> {
  filing?: string;
  declarant: PartyFacts;
  goods?: GoodsFacts[];
  containers?: Record<string, unknown>[];
  houses?: Partial<ShipmentFacts>[];
}

export interface PartyFacts extends Record<string, unknown> {
  name: string;
  eori?: string;
  phone?: string;
  address: Record<string, unknown>;
}

export interface GoodsFacts extends Record<string, unknown> {
  description: string;
}

/** For whom a prepared shipment is made: the operator under test, and a number that no earlier filing of the run has named. */
export interface For {
  eori: string;
  fresh: string;
}

export type Prepare = (who: For) => ShipmentFacts;
