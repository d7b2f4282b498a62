import type { ObserveOutput } from '../../../iut/contract';
import { createCabinet } from '../../common/store/cabinet';
import type { Store } from '../../common/store/store';

/** Octets as they crossed the wire, beside the Content-Type without which they cannot be read. */
export interface Crossed {
  contentType: string;
  body: Buffer;
}

/** The same as plain data. */
interface Kept {
  contentType: string;
  /** Base64. */
  body: string;
}

interface Proof {
  message: Kept;
  receipt?: Kept;
}

/** Messages that were delivered, with their receipts: by the two together delivery can be proved later (ICD 4.6; AS4 5.1.8). */
export interface Proofs {
  keep(messageId: string, message: Crossed, receipt: Crossed | undefined): void;
  /** What the operator shows of it: `message` and `receipt`, each with `contentType` and `body` in base64. */
  observe(messageId: string): ObserveOutput;
  clear(): void;
}

/** Octets that are kept; above that the oldest go. Whoever must prove more of the past hands them to an archive. */
const MOST_OCTETS = 64 * 1024 * 1024;

const kept = ({ contentType, body }: Crossed): Kept => ({ contentType, body: body.toString('base64') });
const sizeOf = ({ message, receipt }: Proof): number => message.body.length + (receipt?.body.length ?? 0);

export function createProofs(store: Store, most = MOST_OCTETS): Proofs {
  const proofs = createCabinet<Proof>('proof', store);
  /** The order in which they came, for those to go that are oldest. */
  const order = new Map([...(store.all('proof') as ReadonlyMap<string, Proof>)].map(([messageId, proof]) => [messageId, sizeOf(proof)]));
  let octets = [...order.values()].reduce((sum, size) => sum + size, 0);

  const forget = (messageId: string): void => {
    octets -= order.get(messageId) ?? 0;
    order.delete(messageId);
    proofs.remove(messageId);
  };

  return {
    keep(messageId, message, receipt) {
      forget(messageId);
      const proof: Proof = { message: kept(message), ...(receipt === undefined ? {} : { receipt: kept(receipt) }) };
      order.set(messageId, sizeOf(proof));
      octets += sizeOf(proof);
      proofs.put(messageId, proof);
      while (octets > most && order.size > 1) forget(order.keys().next().value!);
      proofs.save();
    },
    observe(messageId) {
      const proof = proofs.find(messageId);
      return proof === undefined ? { known: false } : { known: true, holds: { ...proof } };
    },
    clear() {
      proofs.clear();
      order.clear();
      octets = 0;
    },
  };
}
