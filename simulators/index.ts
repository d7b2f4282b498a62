import type { Simulator, SimulatorFault, SimulatorServices } from './services';
import { GATEWAY_FAULTS, startGateway, type Gateway } from './eaeu';
import { startNeighbours, type Neighbours } from './eaeu/neighbours';
import { startAgreementParties, type AgreementParties } from './eaeu/parties/start';
import { startTraderInterface, TRADER_INTERFACE_FAULTS, type TraderInterface } from './ics2';
import { startCopiesParties, type RunningCopiesParties } from './kz/copies';
import { startCustomsAuthority, type CustomsAuthority } from './kz/customs-authority';
import { createVisitor, type Visitor } from './kz/resources';
import { REVENUE_AUTHORITY_FAULTS, startRevenueAuthority, type RevenueAuthority } from './kz';

/** Every fault that can be planted into a simulator, by the requirement it breaks. */
export const SIMULATOR_FAULTS: SimulatorFault[] = [...TRADER_INTERFACE_FAULTS, ...GATEWAY_FAULTS, ...REVENUE_AUTHORITY_FAULTS];

/** The simulated authorities of one run. */
export interface Simulators {
  ics2: TraderInterface;
  eaeu: Gateway;
  kz: RevenueAuthority;
  /** The customs authority of another member state, and the Commission as one that asks. */
  kzCustoms: CustomsAuthority;
  /** Parties to requests for copies between customs authorities. */
  kzCopies: RunningCopiesParties;
  /** Whoever visits the information resources of a Kazakh customs authority. */
  kzVisitor: Visitor;
  /** Both sides of a gateway under test. */
  eaeuNeighbours: Neighbours;
  /** The other services of the agreement of 2009, and a third party. */
  eaeuParties: AgreementParties;
  endpoints: Record<string, string>;
  facts: Record<string, string>;
  /** Resolves when nothing is under way at any of them: after a scenario. */
  quiesce(): Promise<void>;
  reset(): void;
  close(): Promise<void>;
}

/** Starts every simulated authority; `services` differ by regime only in port and in the IUT's endpoint. */
export async function startSimulators(services: (regime: 'ics2' | 'eaeu' | 'kz') => SimulatorServices): Promise<Simulators> {
  const all: Simulator[] = [];
  // A port in use must not leave the authorities that did start behind.
  const start = async <T extends Simulator>(starting: Promise<T>): Promise<T> => {
    try {
      const started = await starting;
      all.push(started);
      return started;
    } catch (error) {
      await Promise.all(all.map((simulator) => simulator.close()));
      throw error;
    }
  };
  const ics2 = await start(startTraderInterface(services('ics2')));
  const eaeu = await start(startGateway(services('eaeu')));
  const kz = await start(startRevenueAuthority(services('kz')));
  const kzCustoms = await start(startCustomsAuthority(services('kz')));
  const kzCopies = await start(startCopiesParties(services('kz')));
  const eaeuNeighbours = await start(startNeighbours(services('eaeu')));
  const eaeuParties = await start(startAgreementParties(services('eaeu')));
  return {
    ics2,
    eaeu,
    kz,
    kzCustoms,
    kzCopies,
    kzVisitor: createVisitor(services('kz')),
    eaeuNeighbours,
    eaeuParties,
    endpoints: Object.assign({}, ...all.map((simulator) => simulator.endpoints)) as Record<string, string>,
    facts: Object.assign({}, ...all.map((simulator) => simulator.facts ?? {})) as Record<string, string>,
    quiesce: async () => {
      await Promise.all(all.map((simulator) => simulator.quiesce?.()));
    },
    reset: () => all.forEach((simulator) => simulator.reset()),
    close: async () => {
      await Promise.all(all.map((simulator) => simulator.close()));
    },
  };
}
