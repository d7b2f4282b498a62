import type { HelloInput } from '../../iut/contract';
import { createHttpsServer } from '../../protocols/tls/https-server';
import type { PartyHandler } from '../../protocols/tls/handler';
import { readHello } from '../common/hello';
import { assertOneOwner } from '../common/owners';
import type { ReferenceIut, ReferenceServices } from '../model';
import type { Office } from './office';

/** Bound of what comes in at any door of the house, bytes. Ours. */
const MOST_BYTES = 1024 * 1024;

/**
 * Several offices as the one implementation of the Kazakh regime: an operation goes to the office that knows it, and what comes in over mutual
 * TLS to the office whose path it names. The address of the house is the endpoint `kz`. @throws Error where two offices know the same name
 */
export function createHouse({ wall, ids }: ReferenceServices, named: Readonly<Record<string, Office>>): ReferenceIut {
  assertOneOwner(Object.fromEntries(Object.entries(named).map(([name, office]) => [name, [
    ...office.operations.map((operation) => `stimulate ${operation}`), ...office.observations.map((what) => `observe ${what}`), ...Object.keys(office.routes ?? {}).map((path) => `path ${path}`),
  ]])));
  const offices = Object.values(named);
  const routes = new Map<string, PartyHandler>(offices.flatMap((office) => Object.entries(office.routes ?? {})));
  const operations = offices.flatMap((office) => office.operations);
  let close: () => Promise<void> = async () => undefined;

  const open = async (hello: HelloInput): Promise<string> => {
    const { file, pems } = readHello(hello);
    const server = await createHttpsServer({
      party: 'kazakh-reference', client: 'harness', identity: { keyPem: file('kz.tls.key'), chainPem: file('kz.tls.cert') }, ca: pems('tls.ca'),
      clock: wall, ids, maxBodyBytes: MOST_BYTES,
      handler: async (request) => (await routes.get(request.path)?.(request)) ?? { status: 404 },
    });
    close = () => server.close();
    return server.url;
  };

  return {
    regime: 'kz',
    capabilities: [...operations.map((operation) => `stimulate:${operation}`), 'observe', 'set-clock', ...(routes.size === 0 ? [] : ['receive:kz'])],
    async start(hello): Promise<Record<string, string>> {
      for (const office of offices) await office.start(hello);
      const own = Object.assign({}, ...offices.map((office) => office.addresses?.() ?? {})) as Record<string, string>;
      return routes.size === 0 ? own : { ...own, kz: await open(hello) };
    },
    async stimulate(input) {
      const office = offices.find((one) => one.operations.includes(input.operation));
      return office?.stimulate(input) ?? { status: 'refused', reason: `no office knows the operation ${input.operation}` };
    },
    async observe(input) {
      const office = offices.find((one) => one.observations.includes(input.what));
      return office?.observe(input) ?? { known: false };
    },
    async settle() {
      for (const office of offices) await office.settle();
    },
    async reset() {
      for (const office of offices) await office.reset();
    },
    async close() {
      await close();
      for (const office of offices) await office.close();
    },
  };
}
