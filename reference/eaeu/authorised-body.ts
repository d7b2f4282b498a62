import type { HelloInput, ObserveOutput, StimulusOutput } from '../../iut/contract';
import { isoSeconds } from '../../protocols/time/clock';
import { loadXml, type Schema } from '../../protocols/xml';
import { structure } from '../../requirements/eaeu/structures';
import { TRIAL_STRUCTURE } from '../../requirements/eaeu/trial';
import { compileStructure } from '../../requirements/eaeu/xsd';
import { withFaults } from '../common/planted';
import { createCabinet } from '../common/store/cabinet';
import { FORGETFUL, type Store } from '../common/store/store';
import type { ReferenceIut, ReferenceServices } from '../model';
import { createAnswers } from './answers';
import { rightBehaviour } from './behaviour';
import { readFacts, type Certificate } from './certificate';
import { createCentralCustoms } from './customs/central-customs';
import { AUTHORISED_BODY_FAULTS } from './faults';
import { createLog, logged } from './log';
import { createInitiator, type Report } from './notification';
import { createOutbox } from './post';
import { createQuestions } from './questions';
import { createReceiver } from './receive';
import { createParticipant } from './transactions/participant';
import { settingsFrom, type Settings } from './settings';
import { createTransport, type Listening, type Transport } from './transport';

/** One certificate of our database, and what became of its report. */
interface Entry {
  certificate: Certificate;
  report?: Report;
  /** Countries that asked for it, though it was not issued for them (Decision 124, item 20). */
  withheldFrom: string[];
}

/** Structures of the messages that come to us. */
const RECEIVED = ['R.006', 'R.CT.EE.01.001', 'R.CT.EE.01.002', 'R.CT.EE.01.003', 'R.CT.EE.01.004', TRIAL_STRUCTURE];

/**
 * Our own authorised body of a member state (Decision 124, items 9, 13, 19, 20): keeps certificates of origin, reports each to the third country's
 * customs body at the moment of issue, takes the notices of the result, and answers requests. Behind the same door stands the central customs body
 * (customs/). What is entered is kept in `store` before it is reported, and is there again after a restart. `faults` are ids out of {@link AUTHORISED_BODY_FAULTS}.
 *
 * Operations: `eaeu.issue` {kind, form, number, issuedOn, issuedFor, issuingBody, exporter, named?} -> reference of the certificate.
 * `observe eaeu.certificate` -> state waiting | sent | confirmed | refused | abnormal | undeliverable | processed | not-taken, and
 * {kind, number, enteredAt, attempts, results, trouble}; `observe eaeu.log` -> {lines}, the newest ones that are kept.
 */
export function createAuthorisedBody(services: ReferenceServices, faults: ReadonlySet<string>, store: Store = FORGETFUL): ReferenceIut {
  const behaviour = withFaults(rightBehaviour(), AUTHORISED_BODY_FAULTS, faults);
  const { business, ids } = services;
  const database = createCabinet<Entry>('eaeu.certificate', store);
  const schemas = new Map<string, Schema>();
  let settings: (Settings & { transport: Transport }) | undefined;
  let serving: Pick<Listening, 'settle' | 'close'> = { settle: async () => undefined, close: async () => undefined };

  const configured = (): Settings & { transport: Transport } => {
    if (settings === undefined) throw new Error('hello comes first');
    return settings;
  };
  const address = (): string => configured().address;
  const reports = (): Report[] => database.all().flatMap((entry) => (entry.report === undefined ? [] : [entry.report]));
  const log = createLog({ behaviour, business, store });
  const outbox = logged(createOutbox(configured), log);
  const initiator = createInitiator({ behaviour, business, ids, outbox, address, changed: (report) => keepReport(report) });
  const answers = createAnswers({ behaviour, business, ids, outbox, address });
  const schemaOf = (code: string): Schema => {
    const schema = schemas.get(code);
    if (schema === undefined) throw new RangeError(`no schema of ${code} was compiled`);
    return schema;
  };
  const keep = (): void => {
    database.save();
    store.commit();
  };
  const keepReport = (report: Report): void => {
    const entry = database.find(report.certificate.reference);
    if (entry === undefined) return; // forgotten meanwhile
    entry.report = report;
    keep();
  };
  const question = createQuestions({
    behaviour, business, ids, answers, schemaOf, records: () => database.all().map(({ certificate }) => certificate),
    withheld(number, country) {
      for (const { certificate } of database.all().filter((one) => one.certificate.number === number)) database.find(certificate.reference)!.withheldFrom.push(country);
      keep();
    },
  });
  const customs = createCentralCustoms({ business, ids, outbox, schemaOf, store }, faults);
  /** Who else stands behind our door. */
  const others = [customs, createParticipant({ business, ids, outbox, schemaOf, store }, faults)] as const;

  /** After a restart: what was not reported is reported now, what was not confirmed once more. */
  const resume = (): void => {
    for (const { certificate } of database.all()) {
      const entry = database.find(certificate.reference)!;
      if (entry.report === undefined) void initiator.open(certificate, (report) => { entry.report = report; });
      else if (entry.report.state === 'sent') initiator.resume(entry.report);
    }
    for (const party of others) party.resume();
  };

  const serve = async (hello: HelloInput): Promise<string> => {
    const xml = await loadXml();
    for (const code of RECEIVED) schemas.set(code, compileStructure(structure(code), (files, entry) => xml.compileSchema(files, entry)));
    const receive = createReceiver({ behaviour, business, xml, schema: schemaOf('R.006'), answers, log, initiator, address, reports, changed: keepReport, question, others });
    const read = settingsFrom(hello);
    const transport = createTransport(read, read.gatewayUrl, services);
    settings = { ...read, transport };
    const server = await transport.listen({
      party: 'authorised-body', client: 'gateway', queues: { '': `${read.segment}.PARTICIPANT.IN` },
      ...(behaviour.demandsCertificate ? {} : { alsoAdmits: 'anybody' as const }),
      handler: async (request) => receive(request),
    });
    serving = {
      settle: server.settle,
      async close() {
        await server.close();
        await transport.close();
        for (const schema of schemas.values()) schema.dispose();
      },
    };
    resume();
    return server.url('');
  };

  const issue = async (facts: Record<string, unknown>): Promise<StimulusOutput> => {
    const read = readFacts(facts);
    if (!read.ok) return { status: 'refused', reason: read.reason };
    const certificate: Certificate = { ...read.certificate, reference: ids.uuid(), enteredAt: behaviour.database.entryTime(business.now()) };
    // Entered first, then reported (Decision 124, item 19).
    const entry = database.put(certificate.reference, { certificate, withheldFrom: [] });
    keep();
    const report = (): Promise<void> => initiator.open(certificate, (report) => { entry.report = report; });
    switch (behaviour.reporting.when(certificate.kind)) {
      case 'now': await report(); break;
      case 'nightly': business.at(Math.ceil((business.now() + 1) / 86_400_000) * 86_400_000, () => void report()); break;
      case 'never': break;
    }
    return { status: 'done', reference: certificate.reference };
  };

  const observe = (reference: string): ObserveOutput => {
    const entry = database.find(reference);
    if (entry === undefined) return { known: false };
    const { certificate, report, withheldFrom } = entry;
    const enteredAt = behaviour.database.shown(certificate.enteredAt);
    return {
      known: true,
      state: report?.state ?? 'waiting',
      holds: {
        kind: certificate.kind, form: certificate.form, number: certificate.number, issuedOn: certificate.issuedOn, issuedFor: certificate.issuedFor,
        ...(enteredAt === undefined ? {} : { enteredAt: isoSeconds(enteredAt) }),
        attempts: report?.attempts.length ?? 0,
        results: (report?.results ?? []).map(({ code, text }) => ({ code, text: text ?? '' })),
        ...(withheldFrom.length === 0 ? {} : { withheldFrom }),
        ...(report?.trouble === undefined ? {} : { trouble: report.trouble }),
      },
    };
  };

  const seen = (what: string, reference: string): ObserveOutput => {
    if (what === 'eaeu.certificate') return observe(reference);
    if (what === 'eaeu.log') return { known: true, holds: { lines: log.lines() } };
    return others.map(({ observations }) => observations[what]).find((one) => one !== undefined)?.(reference) ?? { known: false };
  };

  return {
    regime: 'eaeu',
    capabilities: ['stimulate:eaeu.issue', ...others.flatMap(({ operations }) => Object.keys(operations)).map((operation) => `stimulate:${operation}`), 'observe', 'set-clock', 'receive:eaeu'],
    observations: ['eaeu.certificate', 'eaeu.log', ...others.flatMap(({ observations }) => Object.keys(observations))],
    start: async (hello) => ({ eaeu: await serve(hello) }),
    stimulate: async ({ operation, facts }) => {
      if (operation === 'eaeu.issue') return issue(facts);
      return others.map(({ operations }) => operations[operation]).find((one) => one !== undefined)?.(facts) ?? { status: 'refused', reason: `unknown operation ${operation}` };
    },
    observe: async ({ what, reference }) => seen(what, reference),
    async settle() {
      await serving.settle();
      await outbox.settle();
    },
    async reset() {
      initiator.reset();
      for (const party of others) party.reset();
      database.clear();
      log.clear();
      store.clear();
      await outbox.settle();
      outbox.reset();
    },
    close: () => serving.close(),
  };
}
