import type { HelloInput, ObserveOutput, StimulusInput, StimulusOutput } from '../../../iut/contract';
import { createHttpsServer } from '../../../protocols/tls/https-server';
import type { PartyRequest, PartyResponse } from '../../../protocols/tls/handler';
import { postOverTls } from '../../../protocols/tls/post';
import { isoSeconds } from '../../../protocols/time/clock';
import { WireError } from '../../../protocols/tls/wire-error';
import { readHello } from '../../common/hello';
import { withFaults } from '../../common/planted';
import { createMemoryStore } from '../../common/store/memory';
import type { Store } from '../../common/store/store';
import type { ReferenceIut, ReferenceServices } from '../../model';
import { DESK_FAULTS, rightDesk } from './behaviour';
import { openDesk, type Desk } from './desk';
import { answerWith, askedIn, givenIn, refusal } from './letters';
import type { Arrangement, Consent } from './model';

/** Bound of what comes in, bytes. Ours. */
const MOST_BYTES = 256 * 1024;

/**
 * Our customs service's desk for information that the services of the agreement of 09.06.2009 give each other: takes and gives it over the endpoint
 * `eaeu.information` (JSON over mutual TLS; the gateway vouches for the service that a message names), and forwards with consent alone. What it
 * has answered is in `store`.
 *
 * Operations: `eaeu.arrange` {services, codeList, purposes}, `eaeu.use` {id, purpose}, `eaeu.forward` {id, to}, `eaeu.consent` {from, to, document,
 * date}, `eaeu.withdrawal` {service, receivedOn}, `eaeu.restart-desk` {}. Observations: `eaeu.information` (by id), `eaeu.audit`.
 */
export function createInformationDesk({ wall, business, ids }: ReferenceServices, faults: ReadonlySet<string>, store: Store = createMemoryStore()): ReferenceIut {
  const behaviour = withFaults(rightDesk(), DESK_FAULTS, faults);
  let intervalMs = 3_600_000;
  /** Opened by `hello`, which comes first. */
  let desk: Desk;
  let forward: (record: object) => Promise<number> = async () => 0;
  let close: () => Promise<void> = async () => undefined;

  const give = (request: PartyRequest): PartyResponse => {
    const given = givenIn(request);
    if (given === undefined) return answerWith(400, { refused: 'form', why: 'no message of this desk' });
    const taken = desk.resource.give(given);
    desk.note({ what: 'given', service: given.service, id: given.id, outcome: taken.ok ? 'done' : 'refused' });
    return taken.ok ? answerWith(taken.value.status === 'held' ? 202 : 200, taken.value) : refusal(taken);
  };

  const ask = (request: PartyRequest): PartyResponse => {
    const asked = askedIn(request);
    if (asked === undefined) return answerWith(400, { refused: 'form', why: 'no message of this desk' });
    const found = desk.resource.ask(asked);
    desk.note({ what: 'asked', service: asked.service, id: asked.id, outcome: found.ok ? 'done' : 'refused' });
    if (!found.ok) return refusal(found);
    const { id, origin, subject, history } = found.value;
    return answerWith(200, { id, origin, subject, content: history.at(-1) });
  };

  const doors: Record<string, (request: PartyRequest) => PartyResponse> = { '/give': give, '/ask': ask };

  const act = async ({ operation, facts }: StimulusInput): Promise<StimulusOutput> => {
    const fact = (name: string): string => (typeof facts[name] === 'string' ? facts[name] : '');
    switch (operation) {
      case 'eaeu.arrange':
        desk.held.arrangements.put('agreed', facts as unknown as Arrangement);
        desk.note({ what: 'arranged', outcome: 'done' });
        return { status: 'done' };
      case 'eaeu.use': {
        const used = desk.resource.use(fact('id'), fact('purpose'));
        desk.note({ what: 'used', id: fact('id'), outcome: used.ok ? 'done' : 'refused' });
        return used.ok ? { status: 'done' } : { status: 'refused', reason: used.why };
      }
      case 'eaeu.forward': {
        const released = desk.resource.release(fact('id'), fact('to'));
        desk.note({ what: 'forwarded', id: fact('id'), outcome: released.ok ? 'done' : 'refused' });
        if (!released.ok) return { status: 'refused', reason: released.why };
        const { record, consent } = released.value;
        const status = await forward({ to: fact('to'), id: record.id, content: record.history.at(-1), consent });
        return status === 200 ? { status: 'done' } : { status: 'refused', reason: `the receiver answered ${status}` };
      }
      case 'eaeu.consent':
        desk.held.consents.add(facts as unknown as Consent);
        desk.note({ what: 'consent entered', service: fact('from'), outcome: 'done' });
        return { status: 'done' };
      case 'eaeu.withdrawal':
        desk.resource.withdraws(fact('service'), fact('receivedOn'));
        desk.note({ what: 'withdrawal entered', service: fact('service'), outcome: 'done' });
        return { status: 'done' };
      case 'eaeu.restart-desk':
        desk = openDesk(store, behaviour, business, intervalMs, true);
        return { status: 'done' };
      default:
        return { status: 'refused', reason: `unknown operation ${operation}` };
    }
  };

  const seen = (what: string, reference: string): ObserveOutput => {
    if (what === 'eaeu.audit') return { known: true, holds: { entries: desk.held.trail.all().map((entry) => ({ ...entry, at: isoSeconds(entry.at) })) } };
    const record = desk.held.records.find(reference);
    return record === undefined ? { known: false } : { known: true, holds: { ...record, origin: behaviour.tellsOrigin ? record.origin : '', receivedAt: isoSeconds(record.receivedAt) } };
  };

  const start = async (hello: HelloInput): Promise<Record<string, string>> => {
    const { endpoint, file, pems, duration } = readHello(hello);
    const identity = { keyPem: file('eaeu.tls.key'), chainPem: file('eaeu.tls.cert') };
    const ca = pems('tls.ca');
    intervalMs = duration('eaeu.2009.monitoring', 'PT1H');
    desk = openDesk(store, behaviour, business, intervalMs);
    const timeoutMs = duration('eaeu.wire.wait', 'PT10S');
    const url = endpoint('eaeu.third-party');
    forward = async (record) => {
      try {
        const body = Buffer.from(JSON.stringify(record));
        return (await postOverTls({ url, identity, ca, timeoutMs, headers: { 'content-type': 'application/json' }, body })).status;
      } catch (error) {
        if (error instanceof WireError) return 0;
        throw error;
      }
    };
    const server = await createHttpsServer({
      party: 'information-desk', client: 'gateway', identity, ca, clock: wall, ids, maxBodyBytes: MOST_BYTES,
      handler: async (request) => doors[request.path]?.(request) ?? { status: 404 },
    });
    close = () => server.close();
    return { 'eaeu.information': server.url };
  };

  return {
    regime: 'eaeu',
    capabilities: ['arrange', 'use', 'forward', 'consent', 'withdrawal', 'restart-desk'].map((operation) => `stimulate:eaeu.${operation}`).concat('observe', 'set-clock'),
    observations: ['eaeu.information', 'eaeu.audit'],
    start,
    stimulate: act,
    observe: async ({ what, reference }) => seen(what, reference),
    settle: async () => desk.watch(),
    async reset() {
      store.clear();
      desk = openDesk(store, behaviour, business, intervalMs);
    },
    close: () => close(),
  };
}
