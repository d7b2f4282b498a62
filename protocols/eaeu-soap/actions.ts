/** wsa:Action of a common process (Decision 5 items 38, 59, 60): `int://CP/process/version/procedure/transaction/message`. */
export interface ProcessAction {
  process: string;
  version: string;
  procedure: string;
  transaction: string;
  message: string;
}

export type ActionProblem = 'prefix' | 'parts' | 'version' | 'procedure' | 'transaction' | 'message';

export type ParsedAction = { ok: true; action: ProcessAction } | { ok: false; problem: ActionProblem; hint: string };

/** Message codes of the three signals (Decision 5 items 114, 115, 121). */
export const SIGNAL_CODES = { RCV: 'P.MSG.RCV', PRS: 'P.MSG.PRS', ERR: 'P.MSG.ERR' } as const;
export type SignalCode = keyof typeof SIGNAL_CODES;

const CODE = '[A-Z]{1,4}\\.[A-Z]{2}\\.[0-9]{2}|P\\.[A-Z]{2}\\.[0-9]{2}';
const SHAPES: [keyof ProcessAction & ActionProblem, RegExp][] = [
  ['version', /^[0-9]+(\.[0-9]+)*$/],
  ['procedure', new RegExp(`^(${CODE})\\.PRC\\.[0-9]{3}$`)],
  ['transaction', new RegExp(`^(${CODE})\\.TRN\\.[0-9]{3}$`)],
  // A message code need not carry the process's own prefix: the example of Decision 5 has P.CC.04.MSG.003 in P.SP.03.
  ['message', new RegExp(`^((${CODE})\\.MSG\\.[0-9]{3}|P\\.MSG\\.(RCV|PRS|ERR))$`)],
];

/** Parses an Action of space CP; whether its codes exist is the process table's word, not the grammar's. */
export function parseAction(text: string): ParsedAction {
  const fail = (problem: ActionProblem): ParsedAction => ({
    ok: false,
    problem,
    hint: 'write int://CP/ and then process, process version, procedure, transaction and message code, in that order (items 59, 60)',
  });
  if (!text.startsWith('int://CP/')) return fail('prefix');
  const parts = text.slice('int://CP/'.length).split('/');
  if (parts.length !== 5) return fail('parts');
  const [process, version, procedure, transaction, message] = parts as [string, string, string, string, string];
  const action: ProcessAction = { process, version, procedure, transaction, message };
  const bad = SHAPES.find(([part, shape]) => !shape.test(action[part]));
  return bad === undefined ? { ok: true, action } : fail(bad[0]);
}

export function formatAction(action: ProcessAction): string {
  return `int://CP/${action.process}/${action.version}/${action.procedure}/${action.transaction}/${action.message}`;
}

/** Action of a signal about a message: every part kept, the message code replaced (items 114, 115, 121). */
export function signalAction(action: string, signal: SignalCode): string {
  return action.slice(0, action.lastIndexOf('/') + 1) + SIGNAL_CODES[signal];
}

/** Whether an Action is one of a service message between components of the platform (item 77): `int://SR/...`. */
export function isServiceAction(text: string): boolean {
  return /^int:\/\/SR(\/[A-Za-z0-9._-]+)+$/.test(text);
}
