import type { Xml } from '../../../protocols/xml';
import type { SimulatorServices } from '../../services';
import { PROBE, type ProbeParty } from './parties';
import { createProbe, type Probe } from './probe';

/** The probes of a run, each made on first use and kept until the end. */
export interface Probes {
  as(party?: ProbeParty): Promise<Probe>;
  /** Forgets what they were sent. */
  reset(): void;
  close(): Promise<void>;
}

/** @param enrol told of each probe once it listens */
export function createProbes(services: SimulatorServices, xml: Xml, target: { url: string; partyId: string }, enrol: (probe: Probe, party: ProbeParty) => void): Probes {
  const made = new Map<string, Promise<Probe>>();
  return {
    as(party = PROBE) {
      const probe = made.get(party.system) ?? createProbe(services, xml, target, party).then((ready) => {
        enrol(ready, party);
        return ready;
      });
      made.set(party.system, probe);
      return probe;
    },
    reset() {
      for (const probe of made.values()) void probe.then(({ replies }) => replies.clear());
    },
    async close() {
      for (const probe of made.values()) await (await probe).close();
    },
  };
}
