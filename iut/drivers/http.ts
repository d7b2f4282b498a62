import type { Clock } from '../../protocols/time/clock';
import { DriverError, type IutDriver } from '../contract';
import type { DriverDescription } from '../description/model';
import { MAX_MESSAGE_BYTES, driverOver, excerpt, readResponse } from './channel';

export interface HttpDriverOptions {
  clock: Clock;
  env: NodeJS.ProcessEnv;
}

/**
 * The same JSON, one POST per request, to an address that the operator exposes (application/json both ways, status 200
 * also for `ok: false`). `tokenEnv` names the variable whose value is sent as a bearer token. Redirects are not followed:
 * the token must not travel to another host.
 */
export function httpDriver(description: Extract<DriverDescription, { kind: 'http' }>, { clock, env }: HttpDriverOptions): IutDriver {
  const token = description.tokenEnv === undefined ? undefined : env[description.tokenEnv];
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  const timeoutMs = description.timeoutSeconds * 1000;

  return driverOver(async (id, op, line) => {
    const controller = new AbortController();
    let late = false;
    const cancel = clock.at(clock.now() + timeoutMs, () => {
      late = true;
      controller.abort();
    });
    try {
      const answer = await fetch(description.url, { method: 'POST', headers, body: line, redirect: 'error', signal: controller.signal });
      const text = await readBounded(answer);
      if (answer.status !== 200) {
        throw new DriverError('iut-malformed', `the driver answered ${op} with HTTP status ${answer.status}: ${excerpt(text)}`, 'answer with status 200 and {"id", "ok": false, "error"} for a refusal');
      }
      const response = readResponse(text);
      if (response.id !== id) throw new DriverError('iut-malformed', `the driver answered request "${id}" with the id "${excerpt(response.id)}"`, 'answer each request with its own id');
      return response;
    } catch (error) {
      if (error instanceof DriverError) throw error;
      if (late) throw new DriverError('iut-silent', `the driver at ${description.url} did not answer ${op} within ${description.timeoutSeconds} s`, 'answer at once, or raise driver.timeoutSeconds');
      throw connectionError(description.url, op, error);
    } finally {
      cancel();
      controller.abort();
    }
  });
}

function connectionError(url: string, op: string, error: unknown): DriverError {
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  const why = cause?.code ?? cause?.message ?? (error as Error).message;
  const cut = ['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'].includes(String(cause?.code)) || /terminated/.test((error as Error).message);
  return cut
    ? new DriverError('iut-crashed', `the driver at ${url} cut the connection during ${op} (${why})`, 'look into its log')
    : new DriverError('network', `the driver at ${url} cannot be reached (${why})`, 'check driver.url, and that the driver is running');
}

async function readBounded(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (answer.body === null) return '';
  // The library's type does not say that Node's stream can be iterated; it can since Node 18.
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_MESSAGE_BYTES) throw new DriverError('iut-malformed', `the driver's answer is longer than ${MAX_MESSAGE_BYTES} bytes`, 'an answer is at most 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
