import type { ObserveOutput } from '../../iut/contract';
import type { DeliveryChoices } from './access-point/delivery-choices';
import type { Sender } from './access-point/send';

type PingState = 'pending' | 'delivered' | 'undelivered';

/** The operator's connectivity tests (ICD 4.5.1), by the message id under which they went out. */
export interface ConnectivityTests {
  /** Sends one; its message id, or undefined where none goes out. */
  send(sender: Sender, from: string | undefined): string | undefined;
  observe(reference: string): ObserveOutput;
  clear(): void;
}

export function createConnectivityTests({ sendsTest, ping }: DeliveryChoices): ConnectivityTests {
  const states = new Map<string, PingState>();
  /** Asked for since the start. */
  let tests = 0;
  return {
    send(sender, from) {
      tests += 1;
      if (!sendsTest(tests)) return undefined;
      let reference: string | undefined;
      sender.submit({ ...ping, from }, {
        sentAs: (messageId) => {
          reference = messageId;
          states.set(messageId, 'pending');
        },
        receipted: () => states.set(reference ?? '', 'delivered'),
        failed: () => states.set(reference ?? '', 'undelivered'),
      });
      return reference;
    },
    observe: (reference) => ({ known: states.has(reference), state: states.get(reference) }),
    clear: () => states.clear(),
  };
}
