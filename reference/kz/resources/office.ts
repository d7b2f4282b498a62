import type { ObserveOutput, StimulusOutput } from '../../../iut/contract';
import type { PartyRequest, PartyResponse } from '../../../protocols/tls/handler';
import { isoSeconds } from '../../../protocols/time/clock';
import type { AccessEntry, AccessRules } from '../../../requirements/kz/resources/access';
import { readHello } from '../../common/hello';
import { withFaults } from '../../common/planted';
import type { Store } from '../../common/store/store';
import type { ReferenceServices } from '../../model';
import { openBooks } from '../books';
import { FactsError } from '../facts';
import type { Office } from '../office';
import { RESOURCE_FAULTS, rightResources } from './behaviour';
import { LEGISLATION } from './legislation';
import { applicationIn, operationIn, personsIn, posted, rulesIn } from './letters';
import { createLogins, type Account } from './logins';
import { createResource, type Held, type Outcome } from './resource';
import { openSite, type Site } from './site';

/** Lines of the log of access that are kept. */
const MOST_LINES = 10_000;
const STATUS: Record<Extract<Outcome<never>, { ok: false }>['code'], number> = { login: 401, rules: 403, system: 403, taken: 409, full: 503 };
/** A login is asked for as RFC 7617 has it. */
const LOGIN = { 'www-authenticate': 'Basic realm="customs"' };

const answered = (status: number, value: object, headers: Record<string, string> = {}): PartyResponse =>
  ({ status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) });
const logInFirst = answered(401, { refused: 'login', why: 'log in first' }, LOGIN);

/**
 * The information resources of a Kazakh customs authority, on a site of their own (endpoint `kz.resource`): legislation for everybody, operations and
 * records by the approved rules. Operations and observations are those of docs/kz/protection.md; `faults` are ids out of {@link RESOURCE_FAULTS}.
 */
export function createResourceOffice({ business, ids }: ReferenceServices, faults: ReadonlySet<string>, store: Store): Office {
  const behaviour = withFaults(rightResources(), RESOURCE_FAULTS, faults);
  const books = openBooks(store);
  const rules = books.open<AccessRules>('resource.rules');
  const log = books.file<AccessEntry>('resource.log', MOST_LINES);
  const logins = createLogins(books.open<Account>('resource.account'), ids);
  const resource = createResource(books.open<Held>('resource.record'), () => rules.find('in force'), behaviour);
  let site: Site | undefined;

  const logged = <T extends Outcome<object>>(who: Account | undefined, what: AccessEntry['what'], record: string, outcome: T): T => {
    log.add({ at: isoSeconds(business.now()), who: who?.login ?? 'nobody', what, record: record.slice(0, 200), outcome: outcome.ok ? 'given' : 'denied' });
    return outcome;
  };
  const reply = (outcome: Outcome<object>, status = 200): PartyResponse =>
    (outcome.ok ? answered(status, outcome.value) : answered(STATUS[outcome.code], { refused: outcome.code, why: outcome.why }, outcome.code === 'login' ? LOGIN : {}));

  const legislation = (path: string, who: Account | undefined): PartyResponse => {
    if (who === undefined && !behaviour.openLegislation) return logInFirst;
    const [, id] = /^\/legislation\/([a-z0-9-]+)$/.exec(path) ?? [];
    if (path === '/legislation') return answered(200, { acts: LEGISLATION.map((act) => ({ id: act.id, title: act.title })) });
    const act = LEGISLATION.find((one) => one.id === id);
    return act === undefined ? { status: 404 } : answered(200, act);
  };

  const routed = ({ method, path, body }: PartyRequest, who: Account | undefined): PartyResponse => {
    if (method === 'GET' && path.startsWith('/legislation')) return legislation(path, who);
    const [, number] = /^\/records\/([^/?]+)$/.exec(path) ?? [];
    if (method === 'GET' && number !== undefined) return reply(logged(who, 'reading', decodeURIComponent(number), resource.read(decodeURIComponent(number), who)));
    if (path !== '/operations' && path !== '/applications') return { status: 404 };
    if (method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    if (who === undefined) return logInFirst;
    const facts = posted(body);
    if (path === '/operations') {
      const operation = operationIn(facts);
      return reply(logged(who, 'operation', operation.number, resource.take(operation, who)), 201);
    }
    const application = applicationIn(facts);
    return reply(logged(who, 'application', application.record, resource.apply(application, who)));
  };

  const serve = async (request: PartyRequest): Promise<PartyResponse> => {
    try {
      return routed(request, logins.of(request.headers['authorization']));
    } catch (error) {
      // What somebody wrote wrongly, in a body or in an address.
      if (error instanceof FactsError || error instanceof URIError) return answered(400, { refused: 'form', why: error.message });
      throw error;
    } finally {
      books.commit();
    }
  };

  const arrange = (facts: Record<string, unknown>): StimulusOutput => {
    const approved = rulesIn(facts['rules']);
    const persons = personsIn(facts['persons']);
    rules.put('in force', approved);
    persons.forEach(logins.admit);
    books.commit();
    return { status: 'done', reference: approved.id };
  };

  return {
    operations: ['kz.arrange-access'],
    observations: ['kz.access-log'],
    addresses: (): Record<string, string> => (site === undefined ? {} : { 'kz.resource': site.url }),
    async start(hello) {
      const { file } = readHello(hello);
      site = await openSite({ identity: { keyPem: file('kz.tls.key'), chainPem: file('kz.tls.cert') }, ids, handler: serve });
    },
    async stimulate({ facts }) {
      try {
        return arrange(facts);
      } catch (error) {
        if (error instanceof FactsError) return { status: 'refused', reason: error.message };
        throw error;
      }
    },
    observe: async (): Promise<ObserveOutput> => ({ known: true, holds: { entries: log.all() } }),
    settle: async () => undefined,
    reset: async () => books.forget(),
    async close() {
      await site?.close();
      site = undefined;
    },
  };
}
