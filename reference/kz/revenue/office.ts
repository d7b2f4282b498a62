import type { ObserveOutput, StimulusInput, StimulusOutput } from '../../../iut/contract';
import { envelope, faultEnvelope, openEnvelope, SOAP11_MEDIA_TYPE } from '../../../protocols/soap11';
import type { PartyRequest, PartyResponse } from '../../../protocols/tls/handler';
import { all, loadXml, type Schema, type Xml, type XmlElement } from '../../../protocols/xml';
import { CHANNEL_SCHEMA, channelSchemas, formatNumber, KZ_NAMESPACES, modeOf, type StatusReading } from '../../../requirements/kz';
import { readHello } from '../../common/hello';
import type { Store } from '../../common/store/store';
import type { ReferenceServices } from '../../model';
import { openBooks } from '../books';
import type { Office } from '../office';
import { leadsFrom, statusReading } from '../settings';
import type { RevenueBehaviour } from './behaviour';
import { annul, decide, standing, type Knowledge } from './desk';
import { revenueWith } from './faults';
import { lettersOn, writeLetter, type Letter } from './letters';
import { createRegister, type Decision } from './register';

const LIMITS = { maxBytes: 1024 * 1024, maxDepth: 40 };
/** Declarations and arrivals that the office keeps in mind, each. */
const MOST_NOTED = 1000;

/** What `kz.register` shows of a decision. */
function shown(decision: Decision, behaviour: RevenueBehaviour): Record<string, unknown> {
  const { documentId, id, state, number, at } = decision;
  return {
    document: documentId, regId: id, state,
    ...(number === undefined || !behaviour.writesNumberDown ? {} : { number: formatNumber(number) }),
    ...(state === 'refused' && !behaviour.writesTimeOfRefusalDown ? {} : { at: new Date(at).toISOString() }),
  };
}

/**
 * The reference revenue authority: takes pre-arrival information of every mode at `/pre-arrival` of the house, registers it or refuses it
 * without officials, annuls it and tells how it stands (Order 281, Rules 5; Collegium Decision 52).
 */
export function createRevenueOffice({ business, ids }: ReferenceServices, faults: ReadonlySet<string>, store: Store): Office {
  const behaviour = revenueWith(faults);
  const books = openBooks(store);
  const register = createRegister(behaviour, ids, books);
  const declarations = books.open<string>('revenue.declaration');
  const noted = books.open<string>('revenue.arrival');
  const handedOver = books.file<{ purpose: string; given: boolean; at: string }>('revenue.handed-over', MOST_NOTED);
  const knowledge: Omit<Knowledge, 'leads'> & Partial<Knowledge> = { declarations: { has: (number) => declarations.find(number) !== undefined }, noted: { get: noted.find } };
  let waiting: (() => void)[] = [];
  let xml: Xml;
  let schema: Schema | undefined;
  /** How this run reads statuses. */
  let reading: StatusReading = 'words';

  const later = (ms: number): Promise<void> => (ms === 0 ? Promise.resolve() : new Promise((resolve) => {
    waiting.push(resolve);
    business.at(business.now() + ms, resolve);
  }));
  const answer = (letters: readonly Letter[]): PartyResponse =>
    ({ status: 200, headers: { 'content-type': SOAP11_MEDIA_TYPE }, body: envelope(letters.map((letter) => writeLetter(letter, ids.uuid(), reading)).join('')) });
  const fault = (text: string): PartyResponse => ({ status: 500, headers: { 'content-type': SOAP11_MEDIA_TYPE }, body: faultEnvelope({ code: 'Client', text }) });

  const take = async (entry: XmlElement, bytes: Buffer): Promise<PartyResponse> => {
    const received = business.now();
    const problems = schema!.validate(bytes, { maxBytes: LIMITS.maxBytes });
    const profile = modeOf(entry);
    if (profile !== undefined) {
      const decision = decide(entry, profile, problems, received, { register, behaviour, knowledge: knowledge as Knowledge });
      books.commit();
      if (behaviour.waitsForOfficial(received)) return { status: 202 };
      await later(behaviour.answersAfterMs(all(entry, 'UsageCode').map((one) => one.text.trim())));
      if (decision.state === 'registered' && !behaviour.tellsNumber) return { status: 202 };
      return answer(lettersOn(decision, behaviour));
    }
    const asks = entry.name === 'PI_StatusRequest' && entry.ns === KZ_NAMESPACES.rpiid;
    const annuls = entry.name === 'ReqPI_Delete' && entry.ns === KZ_NAMESPACES.rpid;
    if (!asks && !annuls) return fault(`this office takes no ${entry.name}`);
    if (problems.length > 0) return fault(`${entry.name} is not in order: ${problems[0]!.message}`);
    const letters = asks ? standing(entry, register) : [annul(entry, received, register, () => ids.uuid())];
    books.commit();
    return answer(letters);
  };

  const receive = async ({ body }: PartyRequest): Promise<PartyResponse> => {
    const read = xml.read(body, LIMITS);
    if (!read.ok) return fault(read.error.message);
    const opened = openEnvelope(read.root);
    if (opened.kind !== 'body') return fault(opened.kind === 'fault' ? 'a fault is no request' : opened.reason);
    const [entry, ...more] = opened.entries;
    return entry === undefined || more.length > 0 ? fault('the Body must hold one document') : take(entry, body);
  };

  const OPERATIONS: Readonly<Record<string, (facts: Record<string, unknown>) => StimulusOutput>> = {
    'kz.hold-declaration': ({ number }) => {
      if (declarations.size < MOST_NOTED) declarations.put(String(number), String(number));
      return { status: 'done' };
    },
    'kz.note-arrival': ({ means, arrival }) => {
      if (Number.isNaN(Date.parse(String(arrival)))) return { status: 'refused', reason: 'arrival must be an ISO 8601 date-time with offset' };
      if (noted.size < MOST_NOTED) noted.put(String(means), String(arrival));
      return { status: 'done' };
    },
    'kz.hand-over': ({ purpose }) => {
      const given = behaviour.handsOnFor(String(purpose));
      handedOver.add({ purpose: String(purpose), given, at: new Date(business.now()).toISOString() });
      return given ? { status: 'done' } : { status: 'refused', reason: 'pre-arrival information serves risk assessment and decisions on control before arrival' };
    },
  };

  return {
    operations: Object.keys(OPERATIONS),
    observations: ['kz.register'],
    routes: { '/pre-arrival': receive },
    async start(hello) {
      const reader = readHello(hello);
      knowledge.leads = leadsFrom(reader);
      reading = statusReading(reader.fact('parameter.kzpi.status.reading'));
      xml = await loadXml();
      schema = xml.compileSchema(channelSchemas(), CHANNEL_SCHEMA);
    },
    async stimulate({ operation, facts }: StimulusInput) {
      const output = OPERATIONS[operation]!(facts);
      books.commit();
      return output;
    },
    observe: async (): Promise<ObserveOutput> => ({ known: true, state: 'open', holds: { decisions: register.all().map((one) => shown(one, behaviour)), handedOver: handedOver.all() } }),
    settle: async () => undefined,
    async reset() {
      waiting.forEach((release) => release());
      waiting = [];
      register.forget();
    },
    async close() {
      waiting.forEach((release) => release());
      schema?.dispose();
    },
  };
}
