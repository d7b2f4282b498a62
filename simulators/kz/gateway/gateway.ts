import type { IdSource } from '../../../protocols/time/ids';
import type { Clock } from '../../../protocols/time/clock';
import { SOAP11_MEDIA_TYPE } from '../../../protocols/soap11';
import type { PartyResponse } from '../../../protocols/tls/handler';
import { GATEWAY_ACCEPTED } from '../../../requirements/kz';
import type { Script } from '../model';
import { FORGERIES, type Forgery } from './forgeries';
import { isSigned, type Letter } from './letter';
import type { Signing } from './signing';
import { asyncMessages, asyncReceipt, gatewayFault, noticeTaken, syncAnswer, type Waiting } from './write';

/** The answer to a letter; always with a body, empty where HTTP says everything. */
export type GatewayAnswer = PartyResponse & { body: Buffer };

/** Answers that may lie in the asynchronous channel. Ours. */
const MOST_WAITING = 1000;

/** The simulated e-government gateway: two channels between carriers and the revenue authority. It hands over, and decides nothing. */
export interface Gateway {
  /** Whose `sender` it takes. */
  account: { senderId: string; password: string };
  /** From now on, until the next scenario, unsigned letters are refused. */
  demandSignatures(): void;
  /** Why a letter is not taken, in words. */
  refusal(letter: Letter): string | undefined;
  fault(code: string, reason: string): GatewayAnswer;
  /** Answers a letter with a document. `handOver` gives it to the revenue authority and returns what that says: documents, or nothing yet. */
  deliver(letter: Letter, script: Script | undefined, handOver: () => Promise<string[]>): Promise<GatewayAnswer>;
  /** Answers a question for messages, or a notice. */
  serve(letter: Letter): GatewayAnswer;
  reset(): void;
}

const HEADERS = { 'content-type': SOAP11_MEDIA_TYPE };

export function createGateway({ business, ids, signing }: { business: Clock; ids: IdSource; signing: Signing }): Gateway {
  const account = { senderId: 'carrier', password: ids.uuid() };
  const waiting: Waiting[] = [];
  let demanding = false;
  /** What is done to the next messages that are fetched. */
  let forging: Forgery = {};

  const ok = (body: Buffer): GatewayAnswer => ({ status: 200, headers: HEADERS, body });
  const empty = (status: number, headers: Record<string, string> = {}): GatewayAnswer => ({ status, headers, body: Buffer.alloc(0) });
  const fault = (code: string, reason: string): GatewayAnswer => ({ status: 500, headers: HEADERS, body: gatewayFault(code, reason) });
  const idOf = ({ info }: Letter): string => info['messageId'] ?? '';

  const inform = (letter: Letter, code: string, documents: readonly string[] = [], forgery: Forgery = {}): GatewayAnswer =>
    ok(signing.pack(documents, (inside) => syncAnswer(code, idOf(letter), business.now(), inside), isSigned(letter) || demanding, forgery));
  const receipt = (letter: Letter): GatewayAnswer => {
    const messageId = ids.uuid();
    return ok(signing.pack([], () => asyncReceipt(messageId, idOf(letter), ids.uuid(), business.now()), isSigned(letter) || demanding, {}));
  };
  /** That the gateway took it: all that a carrier learns for now. */
  const accepted = (letter: Letter): GatewayAnswer => (letter.channel === 'gateway' ? inform(letter, GATEWAY_ACCEPTED) : receipt(letter));

  const keep = (letter: Letter, documents: readonly string[], script: Script | undefined): void => {
    const from = business.now() + (script?.kind === 'late' ? script.ms : 0);
    const copies = script?.kind === 'twice' ? [...documents, ...documents] : documents;
    for (const document of copies) {
      if (waiting.length < MOST_WAITING) waiting.push({ messageId: ids.uuid(), correlationId: idOf(letter), serviceId: letter.info['serviceId'] ?? '', document, from });
    }
  };

  /** What the channel does instead of handing a document over. */
  const insteadOf = (letter: Letter, script: Script | undefined): GatewayAnswer | undefined => {
    switch (script?.kind) {
      case 'closed':
        return empty(503, { 'retry-after': '60' });
      case 'lost':
        return accepted(letter);
      case 'gateway-status':
        if (script.code === GATEWAY_ACCEPTED) return accepted(letter);
        return letter.channel === 'gateway' ? inform(letter, script.code) : fault(script.code, 'the message was not taken');
      default:
        return undefined;
    }
  };

  return {
    account,
    demandSignatures: () => void (demanding = true),
    refusal(letter) {
      const { sender, message, own } = letter;
      if (sender.id !== account.senderId || sender.password !== account.password) return `the sender ${sender.id ?? '(none)'} is not known by this password`;
      if (demanding && message === 'absent') return 'no-signature: the message carries no signature';
      if (demanding && letter.kind === 'document' && own === 'absent') return 'no-signature: the document carries no signature of its own';
      const problems = [message, own].flatMap((one) => (one === 'absent' ? [] : one.problems));
      return problems.length === 0 ? undefined : problems.map(({ reason, detail }) => `${reason}: ${detail}`).join('; ');
    },
    fault,
    async deliver(letter, script, handOver) {
      const instead = insteadOf(letter, script);
      if (instead !== undefined) return instead;
      const documents = await handOver();
      const forgery = script?.kind === 'forged' ? FORGERIES[script.how]! : {};
      if (letter.channel === 'gateway-async') {
        keep(letter, documents, script);
        forging = forgery;
      }
      if (script?.kind === 'answer-lost') return empty(504);
      if (letter.channel === 'gateway-async' || documents.length === 0) return accepted(letter);
      return inform(letter, GATEWAY_ACCEPTED, documents, forgery);
    },
    serve(letter) {
      const correlationId = letter.info['correlationId'];
      const signed = isSigned(letter) || demanding;
      if (letter.kind === 'question') {
        const ready = waiting.filter((one) => one.correlationId === correlationId && one.from <= business.now());
        const write = (documents: readonly string[]): string => asyncMessages(ready.map((one, index) => ({ ...one, document: documents[index]! })));
        const forgery = ready.length === 0 ? {} : forging;
        if (ready.length > 0) forging = {};
        return ok(signing.pack(ready.map((one) => one.document), write, signed, forgery));
      }
      const received = waiting.findIndex((one) => one.messageId === letter.info['messageId']);
      if (received !== -1) waiting.splice(received, 1);
      return ok(signing.pack([], noticeTaken, signed, {}));
    },
    reset() {
      waiting.length = 0;
      demanding = false;
      forging = {};
    },
  };
}
