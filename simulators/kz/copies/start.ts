import { createMutualTlsEndpoint } from '../../../protocols/tls/endpoint';
import { MAX_LETTER_BYTES } from '../../../requirements/kz/copies/letters';
import { failureReporter } from '../../common/wire-events';
import type { Simulator, SimulatorServices } from '../../services';
import { LETTER_FACTS } from './authorities';
import { createCopiesParties, OTHER_AUTHORITY, type CopiesParties } from './parties';

export interface RunningCopiesParties extends Simulator, CopiesParties {
  reset(): void;
}

/** Starts the other authority and the other body of the state behind one address, `kz.letters`: whom a letter is for stands in it. */
export async function startCopiesParties(services: SimulatorServices): Promise<RunningCopiesParties> {
  const { pki, wall, ids, host, observe, iutEndpoint } = services;
  const parties = createCopiesParties(services, () => {
    const base = iutEndpoint();
    return base === undefined ? undefined : new URL('/copies', base).href;
  }, 'customs-authority.tls');
  const endpoint = await createMutualTlsEndpoint({
    clock: wall, ids, observe, client: 'iut', party: OTHER_AUTHORITY, maxBodyBytes: MAX_LETTER_BYTES, host, port: 0, identity: pki.identity('customs-authority.tls'),
    ca: pki.trustAnchors('tls'), crl: pki.crl('tls'), handler: parties.handler, onError: failureReporter(services, OTHER_AUTHORITY),
  });
  return {
    ...parties,
    regime: 'kz',
    endpoints: { 'kz.letters': `${endpoint.url}/copies` },
    facts: LETTER_FACTS,
    async close() {
      parties.reset();
      await endpoint.close();
    },
  };
}
