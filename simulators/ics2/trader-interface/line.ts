import type { Misbehaviour, MutualTlsEndpoint } from '../../../protocols/tls/endpoint';

/** What scenarios may do to the line between the traders and the interface. */
export interface Line {
  /**
   * Loses the receipts of the next messages on the wire: the interface has taken them, the sender hears nothing, or not enough. What keeps the
   * sender waiting ends by a cut, so that a receipt so lost never arrives, however patient the sender is.
   * @param how `close-without-answer` where it is not given
   */
  loseReceipts(times: number, how?: Misbehaviour): Promise<void>;
  /** An outage: connections are cut and new ones dropped until {@link Line.recover}. */
  breakDown(): void;
  recover(): void;
  /** Told each request that a misbehaviour meets. */
  met(exchange: string): void;
  /** Whether the answer of this exchange is being lost; told once. */
  losing(exchange: string): boolean;
  reset(): void;
}

/** @param limitMs how long a sender is kept waiting at most, ms of wall time */
export function createLine(endpoint: () => MutualTlsEndpoint, limitMs: number): Line {
  const losing = new Set<string>();
  let toLose = 0;
  return {
    async loseReceipts(times, how = 'close-without-answer') {
      toLose += times;
      for (let at = 0; at < times; at++) await endpoint().misbehaveOnce(how, { afterHandling: true, limitMs });
    },
    breakDown: () => endpoint().suspend(),
    recover: () => endpoint().resume(),
    met(exchange) {
      toLose -= 1;
      losing.add(exchange);
    },
    losing: (exchange) => losing.delete(exchange),
    reset() {
      losing.clear();
      endpoint().resume();
      if (toLose > 0) endpoint().behave();
      toLose = 0;
    },
  };
}
