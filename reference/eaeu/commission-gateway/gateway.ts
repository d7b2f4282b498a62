import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HelloInput } from '../../../iut/contract';
import { loadXml, type Xml } from '../../../protocols/xml';
import { TRANSPORT } from '../../../requirements/eaeu/transport';
import { withFaults } from '../../common/planted';
import { openStore } from '../../common/store/disk';
import type { Store } from '../../common/store/store';
import type { ReferenceIut, ReferenceServices } from '../../model';
import { createTransport, type Listening, type Transport } from '../transport';
import { rightBehaviour } from './behaviour';
import { COMMISSION_GATEWAY_FAULTS } from './faults';
import { createNode, type GatewayNode } from './node';
import { hasNeighbours, settingsFrom, type Settings } from './settings';

/** So much above the limit is still read, so that its sender can be told; more is refused by the transport itself. */
const ROOM_FOR_REFUSALS = 1024 * 1024;
const EXTERNAL_PATH = '/external';
/** The inbound queue of a gateway (Annex 1 item 16), and one of ours for those outside. */
const QUEUES = { '': `EEC.${TRANSPORT.inboundQueue}`, [EXTERNAL_PATH]: 'EEC.GATEWAY.EXT.IN' };

/**
 * Our own gateway of the Commission's segment (Decision 5, items 8, 41-44, 56, 88-90, 141, Annexes 1 and 4; Decision 124, items 11, 16, 17): it
 * is driven by messages alone. `hello` names its neighbours (`eaeu.neighbour.<segment>`, `eaeu.journal`) and the certificates that may come
 * through its two doors. `faults` are ids out of {@link COMMISSION_GATEWAY_FAULTS}. Operation `eaeu.restart`: the process ends at once and
 * begins again on the same store. The store is in `folder`, else in one that goes when we go. Throws DriverError (`configuration`) from `start`.
 */
export function createCommissionGateway(services: ReferenceServices, faults: ReadonlySet<string>, folder?: string): ReferenceIut {
  const behaviour = withFaults(rightBehaviour(), COMMISSION_GATEWAY_FAULTS, faults);
  let running: { node: GatewayNode; server: Listening; store: Store } | undefined;
  let place: { settings: Settings; transport: Transport; xml: Xml; folder: string } | undefined;

  const open = async (port: number): Promise<void> => {
    const { settings, transport, xml, folder } = place!;
    const store = openStore(folder);
    const node = createNode({ services, behaviour, settings, transport, xml, store });
    const server = await transport.listen({
      party: 'commission-gateway', client: 'neighbour', port, queues: QUEUES, maxBodyBytes: TRANSPORT.maxBytes + ROOM_FOR_REFUSALS,
      handler: async (request) => node.take(request.path === EXTERNAL_PATH ? 'external' : 'national', request),
    });
    running = { node, server, store };
    node.resume();
  };
  const shut = async (): Promise<void> => {
    const ending = running;
    running = undefined;
    ending?.node.stop();
    await ending?.node.settle();
    await ending?.server.close();
    ending?.store.close();
  };
  const restart = async (): Promise<void> => {
    const port = running?.server.port ?? 0;
    await shut();
    await open(port);
  };
  const begin = async (hello: HelloInput): Promise<Record<string, string>> => {
    if (!hasNeighbours(hello)) return {};
    const settings = settingsFrom(hello);
    place = { settings, transport: createTransport(settings, settings.journalUrl, services), xml: await loadXml(), folder: folder ?? mkdtempSync(join(tmpdir(), 'eaeu-gateway-')) };
    await open(0);
    const { url } = running!.server;
    return { 'eaeu.gateway': url(''), 'eaeu.external-gateway': url(EXTERNAL_PATH) };
  };

  return {
    regime: 'eaeu',
    capabilities: ['stimulate:eaeu.restart', 'set-clock', 'receive:eaeu'],
    start: begin,
    async stimulate({ operation }) {
      if (operation !== 'eaeu.restart' || running === undefined) return { status: 'refused', reason: `unknown operation ${operation}` };
      await restart();
      return { status: 'done' };
    },
    observe: async () => ({ known: false }),
    async settle() {
      await running?.server.settle();
      await running?.node.settle();
    },
    async reset() {
      if (running === undefined || (running.store.all('held').size === 0 && running.store.all('journal').size === 0)) return;
      const { port } = running.server;
      running.store.clear();
      await shut();
      await open(port);
    },
    async close() {
      await shut();
      await place?.transport.close();
      if (place !== undefined && folder === undefined) rmSync(place.folder, { recursive: true, force: true });
    },
  };
}
