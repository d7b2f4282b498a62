import type { Pki } from '../certs/pki';
import type { UumdsEntry } from '../certs/uumds';
import type { Clock } from '../protocols/time/clock';
import type { IdSource } from '../protocols/time/ids';
import type { WireObserver } from '../protocols/wire';
import type { Regime } from '../requirements/catalogue/model';

/** What every simulated party is given. Nothing a simulator does depends on anything ambient. */
export interface SimulatorServices {
  pki: Pki;
  /** Wall clock: waits on the wire. */
  wall: Clock;
  /** Business clock: registration dates, lodging limits, transaction times. Moved by scenarios only. */
  business: Clock;
  ids: IdSource;
  /** Called for everything that crosses the wire, before it is judged. */
  observe: WireObserver;
  /** Value of a named parameter (requirements/parameters); throws for an unknown name. */
  parameter: (name: string) => string;
  /** Address to listen on; loopback where absent. */
  host?: string;
  /** TCP port to listen on; 0 lets the system choose. */
  port: number;
  /** Further entries of the UUM&DS register: an IUT's own seal certificate under its EORI. None where absent. */
  registered?: readonly UumdsEntry[];
  /** The broker (`amqps://host:port`) whose queues carry the messages of EAEU; they are posted over HTTPS where absent. */
  broker?: string;
  /** Logical address under which an EAEU message reaches the IUT; that of the process table where absent. */
  iutAddress?: string;
  /** Where the IUT listens for messages of this regime, or under another name out of `hello`, if it has such an endpoint. Known only after `hello`. */
  iutEndpoint: (name?: string) => string | undefined;
  /** Access points of the IUT as enrolled with ICS2; one for push under the EORI of the issued seal where absent. `endpoint`: one of its own. */
  iutAccessPoints?: readonly { partyId: string; binding: 'push' | 'pull'; endpoint?: string }[];
  /**
   * Ids of requirements that bind the simulator and that it is told to break, to prove that the suite would notice
   * (kill matrix). Empty in every ordinary run.
   */
  faults: ReadonlySet<string>;
}

/** One simulated authority, started once per run and reset before every scenario. */
export interface Simulator {
  regime: Regime;
  /** Endpoints for `hello`: `ics2.trader-interface` -> URL. */
  endpoints: Record<string, string>;
  /** What else the IUT is told of it in `hello`; nothing where absent. */
  facts?: Record<string, string>;
  /** The scenario is over: lets go what it holds back, and resolves when nothing is under way here any more. */
  quiesce?(): Promise<void>;
  /** Forgets all business state and scripted behaviour. */
  reset(): void;
  /** Ends within a bounded time; open sockets are destroyed. */
  close(): Promise<void>;
}

/**
 * A planted defect of a simulator: the catalogue's `fault` of a requirement that binds the authority. The simulator finds
 * its id in {@link SimulatorServices.faults}. `touches` names what it cannot help breaking, with the reason.
 */
export interface SimulatorFault {
  requirement: string;
  touches?: { requirement: string; why: string }[];
}
