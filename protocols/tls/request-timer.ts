/** Bounds how long one request may take to come whole; {@link ListenerLimits.idleTimeoutMs} never ends a client that drips a byte now and then. */
export interface RequestTimer {
  /** The request has begun; said again before {@link RequestTimer.whole}, it changes nothing. */
  begun(): void;
  /** It has come whole, or the connection is over. */
  whole(): void;
}

export function requestTimer(limitMs: number, cut: () => void): RequestTimer {
  let timer: NodeJS.Timeout | undefined;
  return {
    begun: () => {
      timer ??= setTimeout(cut, limitMs).unref();
    },
    whole: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
