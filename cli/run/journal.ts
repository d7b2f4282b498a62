import { EventLog } from '../../evidence';
import type { EventBody } from '../../evidence/model';
import type { WireEvent } from '../../protocols/wire';
import { SIMULATOR_FAILURE } from '../../simulators/common/wire-events';
import type { RunContext } from '../../steps/support/context';
import { wireEvidence } from './observer';

/** What happens during a run on its way into the log: before the log exists it is kept, and written once it does. */
export interface Journal {
  /** Takes what the simulators see on the wire. */
  observe(event: WireEvent): void;
  /** Appends, stamped with the running scenario; returns the sequence number, -1 before the log exists. */
  record(event: EventBody): number;
  /** From here on everything goes to the log, beginning with `first` and with what came before it. `running`: the scenario of the moment. */
  open(log: EventLog, first: EventBody, running: () => RunContext['running']): void;
}

/** A check rests on what crossed the wire and what the driver said, not on earlier checks or on prose. */
const GROUNDS: readonly EventBody['type'][] = ['message', 'handshake', 'stimulus'];

export function startJournal(): Journal {
  const early: WireEvent[] = [];
  let opened: { log: EventLog; running: () => RunContext['running'] } | undefined;

  const record = (event: EventBody): number => {
    if (opened === undefined) return -1;
    const running = opened.running();
    const stamped = running !== undefined && !('scenario' in event) ? { ...event, scenario: running.scenario.id } : event;
    const seq = opened.log.append(stamped as EventBody);
    if (running !== undefined && GROUNDS.includes(event.type)) running.events.push(seq);
    return seq;
  };
  return {
    record,
    observe: (event) => {
      if (opened === undefined) return void early.push(event);
      if (!opened.log.isOpen) return undefined;
      record(wireEvidence(opened.log, event));
      // Our own 500 must never be blamed on the implementation.
      if (event.kind === 'message' && event.label === SIMULATOR_FAILURE) record({ type: 'harness-error', message: `${event.from} failed: ${event.bytes.toString().split('\n')[0]}` });
      return undefined;
    },
    open: (log, first, running) => {
      opened = { log, running };
      record(first);
      for (const event of early.splice(0)) record(wireEvidence(log, event));
    },
  };
}
