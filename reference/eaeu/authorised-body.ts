import type { HelloInput, ObserveOutput, StimulusOutput } from '../../iut/contract';
import { createHttpsServer } from '../../protocols/tls/https-server';
import { isoSeconds } from '../../protocols/time/clock';
import { loadXml } from '../../protocols/xml';
import { structure } from '../../requirements/eaeu/structures';
import { compileStructure } from '../../requirements/eaeu/xsd';
import { withFaults } from '../common/planted';
import type { ReferenceIut, ReferenceServices } from '../model';
import { createAnswers } from './answers';
import { rightBehaviour } from './behaviour';
import { readFacts, type Certificate } from './certificate';
import { AUTHORISED_BODY_FAULTS } from './faults';
import { createInitiator, type Report } from './notification';
import { createOutbox } from './post';
import { createReceiver } from './receive';
import { settingsFrom, type Settings } from './settings';

/**
 * Our own authorised body of a member state (Decision 124, items 9, 13, 19): keeps certificates of origin, reports each to the third country's
 * customs body at the moment of issue, and takes the notices of the result. `faults` are ids out of {@link AUTHORISED_BODY_FAULTS}.
 *
 * Operations: `eaeu.issue` {kind, form, number, issuedOn, issuedFor, issuingBody, exporter, named?} -> reference of the certificate.
 * `observe eaeu.certificate` -> state waiting | sent | confirmed | refused | abnormal | undeliverable | processed | not-taken, and
 * {kind, number, enteredAt, attempts, results, trouble}.
 */
export function createAuthorisedBody(services: ReferenceServices, faults: ReadonlySet<string>): ReferenceIut {
  const behaviour = withFaults(rightBehaviour(), AUTHORISED_BODY_FAULTS, faults);
  const { business, ids, wall } = services;
  const database = new Map<string, { certificate: Certificate; report?: Report }>();
  let settings: Settings | undefined;
  let close: () => Promise<void> = async () => undefined;

  const configured = (): Settings => {
    if (settings === undefined) throw new Error('hello comes first');
    return settings;
  };
  const address = (): string => configured().address;
  const reports = (): Report[] => [...database.values()].flatMap((entry) => (entry.report === undefined ? [] : [entry.report]));
  const outbox = createOutbox(configured);
  const initiator = createInitiator({ behaviour, business, ids, outbox, address });
  const answers = createAnswers({ behaviour, business, ids, outbox, address });

  const serve = async (hello: HelloInput): Promise<string> => {
    const xml = await loadXml();
    const schema = compileStructure(structure('R.006'), (files, entry) => xml.compileSchema(files, entry));
    const receive = createReceiver({ behaviour, business, xml, schema, answers, initiator, address, reports });
    settings = settingsFrom(hello);
    const server = await createHttpsServer({
      party: 'authorised-body', client: 'gateway', identity: settings.identity, ca: settings.ca, clock: wall, ids,
      ...(behaviour.demandsCertificate ? {} : { alsoAdmits: 'anybody' as const }),
      handler: async (request) => receive(request),
    });
    close = async () => {
      await server.close();
      schema.dispose();
    };
    return server.url;
  };

  const issue = async (facts: Record<string, unknown>): Promise<StimulusOutput> => {
    const read = readFacts(facts);
    if (!read.ok) return { status: 'refused', reason: read.reason };
    const certificate: Certificate = { ...read.certificate, reference: ids.uuid(), enteredAt: behaviour.database.entryTime(business.now()) };
    const entry: { certificate: Certificate; report?: Report } = { certificate };
    // Entered first, then reported (Decision 124, item 19).
    database.set(certificate.reference, entry);
    const report = (): Promise<void> => initiator.open(certificate, (made) => { entry.report = made; });
    switch (behaviour.reporting.when(certificate.kind)) {
      case 'now': await report(); break;
      case 'nightly': business.at(Math.ceil((business.now() + 1) / 86_400_000) * 86_400_000, () => void report()); break;
      case 'never': break;
    }
    return { status: 'done', reference: certificate.reference };
  };

  const observe = (reference: string): ObserveOutput => {
    const entry = database.get(reference);
    if (entry === undefined) return { known: false };
    const { certificate, report } = entry;
    const enteredAt = behaviour.database.shown(certificate.enteredAt);
    return {
      known: true,
      state: report?.state ?? 'waiting',
      holds: {
        kind: certificate.kind, form: certificate.form, number: certificate.number, issuedOn: certificate.issuedOn, issuedFor: certificate.issuedFor,
        ...(enteredAt === undefined ? {} : { enteredAt: isoSeconds(enteredAt) }),
        attempts: report?.attempts.length ?? 0,
        results: (report?.results ?? []).map(({ code, text }) => ({ code, text: text ?? '' })),
        ...(report?.trouble === undefined ? {} : { trouble: report.trouble }),
      },
    };
  };

  return {
    regime: 'eaeu',
    capabilities: ['stimulate:eaeu.issue', 'observe', 'set-clock', 'receive:eaeu'],
    start: async (hello) => ({ eaeu: await serve(hello) }),
    stimulate: async ({ operation, facts }) => (operation === 'eaeu.issue' ? issue(facts) : { status: 'refused', reason: `unknown operation ${operation}` }),
    observe: async ({ what, reference }) => (what === 'eaeu.certificate' ? observe(reference) : { known: false }),
    settle: () => outbox.settle(),
    async reset() {
      initiator.reset();
      database.clear();
      await outbox.settle();
      outbox.reset();
    },
    close: () => close(),
  };
}
