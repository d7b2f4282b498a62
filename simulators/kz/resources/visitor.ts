import { WireError, type WireErrorCode } from '../../../protocols/tls/wire-error';
import type { PostOptions } from '../../../protocols/tls/post';
import type { Application, Operation, Person } from '../../../requirements/kz/resources/access';
import { postAndReport } from '../../common/connect';
import { answerMissing, answerReceived, requestPosted } from '../../common/wire-events';
import type { SimulatorServices } from '../../services';
import { objectIn } from '../../common/json';

/** What came back. `status` 0: nothing, for the reason in `failure` and, in words, in `text`. */
export interface Answer {
  status: number;
  failure?: WireErrorCode;
  text: string;
  body: Record<string, unknown>;
}

/** One request to the site of the resources. */
export interface Visit {
  method: string;
  /** Path and query, as it is sent. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** How the connection departs from an ordinary one. */
  tls?: Pick<PostOptions, 'minVersion' | 'maxVersion' | 'ciphers'>;
}

/** Whoever visits the site of a customs authority's information resources: people and systems, without a certificate of their own. */
export interface Visitor {
  /** Undefined: the IUT named no endpoint `kz.resource`. Never rejects for what network and IUT do. */
  visit(visit: Visit): Promise<Answer | undefined>;
  operate(operation: Operation, as: Person): Promise<Answer | undefined>;
  /** Without `as`: without a login. */
  read(number: string, as?: Person): Promise<Answer | undefined>;
  apply(application: Application, as: Person): Promise<Answer | undefined>;
}

/** Bound of an answer, bytes, and wall time until it must be there. Ours. */
const MOST_BYTES = 1024 * 1024;
const ANSWER_LIMIT_MS = 5000;

export const loginOf = ({ login, password }: Person): Record<string, string> => ({ authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}` });

export function createVisitor({ pki, ids, observe, iutEndpoint }: SimulatorServices): Visitor {
  const visit = async ({ method, path, headers = {}, body = '', tls = {} }: Visit): Promise<Answer | undefined> => {
    const base = iutEndpoint('kz.resource');
    if (base === undefined) return undefined;
    const url = `${base.replace(/\/$/, '')}${path}`;
    const sent = { ...(body === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }), ...headers };
    const line = { exchange: ids.uuid(), from: 'visitor', to: 'iut', label: `${method} ${path.slice(0, 60)}` };
    observe({ ...requestPosted(line, url, sent, Buffer.from(body)), http: { start: `${method} ${path} HTTP/1.1`, headers: Object.entries(sent) } });
    try {
      const answer = await postAndReport(observe, { client: 'visitor', server: 'iut' }, {
        url, method, headers: sent, body: Buffer.from(body), ca: pki.trustAnchors('tls'), timeoutMs: ANSWER_LIMIT_MS, maxResponseBytes: MOST_BYTES, ...tls,
      });
      observe(answerReceived({ exchange: line.exchange, from: 'iut', to: 'visitor', label: `HTTP ${answer.status}` }, answer));
      const text = answer.body.toString('utf8');
      return { status: answer.status, text, body: objectIn(text) };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      observe(answerMissing({ exchange: line.exchange, from: 'iut', to: 'visitor' }, error));
      return { status: 0, failure: error.code, text: `${error.code}: ${error.detail}`, body: {} };
    }
  };
  const post = (path: string, what: object, as: Person): Promise<Answer | undefined> => visit({ method: 'POST', path, headers: loginOf(as), body: JSON.stringify(what) });
  return {
    visit,
    operate: (operation, as) => post('/operations', operation, as),
    read: (number, as) => visit({ method: 'GET', path: `/records/${encodeURIComponent(number)}`, headers: as === undefined ? {} : loginOf(as) }),
    apply: (application, as) => post('/applications', application, as),
  };
}
