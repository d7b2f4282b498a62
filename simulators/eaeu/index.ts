import type { SimulatorFault } from '../services';
import { GATEWAY_FAULTS as PLANTED } from './rules';

/** The Commission's gateway and the third country's customs body behind it: our reading of Decisions 5 and 124 for the harness. */
export { startGateway, type Gateway } from './gateway';

/** Planted defects of the gateway, by the requirement they break. */
export const GATEWAY_FAULTS: SimulatorFault[] = PLANTED.map(({ requirement, touches }) => ({ requirement, ...(touches === undefined ? {} : { touches }) }));
