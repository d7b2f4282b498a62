import type { Amendment } from './amendment/amendment';
import { createArrivalBook, type ArrivalBook } from './arrival/book';
import type { ControlledGoods } from './arrival/controlled-goods';
import type { Consultation } from './consultation/consultation';
import type { Shipment } from './filing/facts';
import type { Invalidation } from './invalidation/invalidation';
import type { FilingState } from './life';
import type { OpenRequest } from './referral/request';
import type { ShownError } from './shown-error';
import { createCabinet, createPile } from '../common/store/cabinet';
import { FORGETFUL, type Store } from '../common/store/store';

export interface Filing {
  lrn: string;
  shipment: Shipment;
  /** Changed by what happens to it (life.ts), and by nothing else. */
  state: FilingState;
  /** When a planned one is filed, epoch ms. */
  dueAt?: number;
  /** Party id of the access point that sends it, where one was named. */
  from?: string;
  /** AS4 message ids under which it was sent; more than one would be a breach of reception awareness. */
  messageIds: string[];
  mrn?: string;
  errors: ShownError[];
  /** Functional replies that the access point handed over for this filing. */
  deliveries: number;
  /** What customs wants to know about it. */
  requests: OpenRequest[];
  /** What must not be loaded: containers, house documents, receptacles, by their numbers. */
  heldGoods: string[];
  /** Whether the operator has told the carrier so. */
  carrierInformed: boolean;
  /** EORIs of those who were named in it and had not filed when customs said so. */
  missingParties: string[];
  /** What customs wants to examine, and where. */
  presentForControl: ControlledGoods[];
  /** Why customs could not take it for arrived. */
  notArrived: ShownError[];
  /** What was to be changed in it, in that order. */
  amendments: Amendment[];
  invalidation?: Invalidation;
  consultations: Consultation[];
  /** Why the access point could not deliver it, or how customs' access point refused it. */
  failure?: { code: string; text: string };
}

/** The business record: every case the operator's people would see. */
export interface BusinessRecord {
  open(lrn: string, shipment: Shipment, state: FilingState, from?: string): Filing;
  /** To look at: what is to be changed is found by its number. */
  filings(): readonly Filing[];
  find(lrn: string): Filing | undefined;
  byMessageId(messageId: string): Filing | undefined;
  byMrn(mrn: string): Filing | undefined;
  /** Keeps a message of customs under every number that it names. */
  keep(message: string, numbers: readonly string[]): void;
  /** The messages kept under a number, in the order of their coming. */
  kept(number: string): string[];
  readonly arrivals: ArrivalBook;
  /** Messages from customs that belong to no filing; each is a case of its own for somebody to look at. */
  setAside(what: string): void;
  readonly cases: number;
  /** Hands what may have changed to the store. */
  save(): void;
  clear(): void;
}

/** Messages of customs, and cases without a filing, that are kept; the oldest go first. */
const MOST_KEPT = 100_000;

/** The record as the store has it. What a filing found here becomes is saved when the event that changed it is over. */
export function createRecord(store: Store = FORGETFUL): BusinessRecord {
  const filings = createCabinet<Filing>('filing', store);
  const arrivals = createArrivalBook(store);
  const aside = createPile<string>('aside', store, MOST_KEPT);
  const said = createPile<{ message: string; numbers: readonly string[] }>('said', store, MOST_KEPT);
  const findBy = (isIt: (filing: Filing) => boolean): Filing | undefined => filings.find(filings.all().find(isIt)?.lrn ?? '');
  return {
    open(lrn, shipment, state, from) {
      // A filing under a number already in use takes over its entry: the number is the key people search by.
      return filings.put(lrn, {
        lrn, shipment, state, from, messageIds: [], errors: [], deliveries: 0, requests: [],
        heldGoods: [], carrierInformed: false, missingParties: [], presentForControl: [], notArrived: [], amendments: [], consultations: [],
      });
    },
    filings: filings.all,
    find: filings.find,
    byMessageId: (messageId) => findBy((filing) => filing.messageIds.includes(messageId)),
    byMrn: (mrn) => findBy((filing) => filing.mrn === mrn),
    keep: (message, numbers) => said.add({ message, numbers }),
    kept: (number) => said.all().filter(({ numbers }) => numbers.includes(number)).map(({ message }) => message),
    arrivals,
    setAside: aside.add,
    get cases() {
      return filings.all().length + aside.all().length;
    },
    save() {
      filings.save();
      arrivals.save();
    },
    clear() {
      for (const part of [filings, arrivals, aside, said]) part.clear();
    },
  };
}
