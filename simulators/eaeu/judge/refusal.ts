import { COMMON_ERRORS, FAULT_TABLE, readFault, type ReadFault } from '../../../protocols/eaeu-soap';
import type { Judgement } from '../../../requirements/judgement';
import { applyRules } from '../../common/rule';
import type { Received } from '../records';
import { errorCodes } from './signal';

// Which refusal fits what was wrong: fault or error signal, with which class and code (Decision 5, items 74, 92, 117, 118).

const BY_GATEWAY = /^EAEU:\/\/[^/]+\/SR\/gate$/;

/** An answer, for checks. */
function said(answer: Received | undefined): string {
  const fault = readFault(answer?.envelope?.payload[0]);
  if (fault !== undefined) return `fault ${fault.subcode ?? 'without subcode'} from ${answer?.envelope?.from ?? 'nobody'}`;
  return answer === undefined ? 'no answer' : errorCodes(answer)?.join(', ') ?? answer.label;
}

/**
 * Judges the answer to a body that breaks its schema (item 118). Table 8 has a fault for it too: it is a finding where a gateway of the receiver's
 * segment says it in its place.
 */
export function judgeStructuralError(answer: Received | undefined, results: number): Judgement[] {
  const codes = (answer === undefined ? undefined : errorCodes(answer)) ?? [];
  const byGateway = readFault(answer?.envelope?.payload[0])?.subcode === 'int:DataError' && BY_GATEWAY.test(answer?.envelope?.from ?? '') && results === 0;
  return [{
    requirement: 'EAEU-SIG-09', party: 'iut', expected: `P.MSG.ERR with ${COMMON_ERRORS.data}, no effect`, observed: `${said(answer)}; ${results} results`,
    holds: codes.length > 0 && codes.every((one) => one === COMMON_ERRORS.data) && results === 0, ...(byGateway ? { weight: 'advice' as const } : {}),
  }];
}

/**
 * Judges the answer to what nobody awaits (item 117). The technological control comes before it and looks at Action and linkage as well (items 92,
 * 74 table 8): whoever says so by a fault of the sender's class is in another order of checks, which is a finding.
 */
export function judgeUnexpected(answer: Received | undefined): Judgement[] {
  const codes = (answer === undefined ? undefined : errorCodes(answer)) ?? [];
  const earlier = /(^|:)Sender$/.test(readFault(answer?.envelope?.payload[0])?.class ?? '');
  return [{
    requirement: 'EAEU-SIG-12', party: 'iut', expected: `P.MSG.ERR with ${COMMON_ERRORS.unexpected}`, observed: said(answer),
    holds: codes.length > 0 && codes.every((one) => one === COMMON_ERRORS.unexpected), ...(earlier ? { weight: 'advice' as const } : {}),
  }];
}

/**
 * Judges the answer to a defect that the technological control finds (item 92). What relates to no known message may be called an unexpected one
 * as well (item 117): that is a finding.
 */
export function judgeRefusal(answer: Received | undefined, answers: number): Judgement[] {
  const fault = readFault(answer?.envelope?.payload[0]);
  const codes = (answer === undefined ? undefined : errorCodes(answer)) ?? [];
  const unexpected = codes.length > 0 && codes.every((code) => code === COMMON_ERRORS.unexpected);
  const seen = fault === undefined ? codes.join(', ') || answer?.label || 'no answer' : `a fault of class ${fault.class || 'none'}`;
  return [{
    requirement: 'EAEU-FLT-01', party: 'iut', expected: 'one fault of class soap:Sender', observed: `${seen}; ${answers} answers`,
    holds: fault !== undefined && /(^|:)Sender$/.test(fault.class) && answers === 1, ...(unexpected && answers === 1 ? { weight: 'advice' as const } : {}),
  }];
}

const inTable = (subcode: string): subcode is keyof typeof FAULT_TABLE => Object.hasOwn(FAULT_TABLE, subcode);

/**
 * Judges subcode and class by table 8 (item 74). The table names typical codes: one that is not in it is a finding, one of its codes with another
 * meaning or another class a breach.
 */
export function judgeSubcode(received: Pick<Received, 'envelope'>, expected: keyof typeof FAULT_TABLE): Judgement[] | undefined {
  const fault = readFault(received.envelope?.payload[0]);
  if (fault === undefined) return undefined;
  return applyRules<ReadFault>([{
    requirement: 'EAEU-FLT-10', expected: `subcode ${expected} under ${FAULT_TABLE[expected].class}`,
    tolerance: ({ subcode }) => (subcode === undefined || inTable(subcode) || subcode === 'wsa:DuplicateMessageID' ? undefined : 'table 8 names typical codes only'),
    look: ({ subcode = 'no subcode', class: seen }) => ({
      observed: `${subcode} under ${seen || 'no class'}`,
      holds: subcode === expected && seen.split(':').at(-1) === FAULT_TABLE[expected].class.split(':').at(-1),
    }),
  }], fault);
}

/** Judges what Decision 5 bans from faults (item 74 table 8): WS-Addressing has the repeated identifier as a subcode of the subcode. */
export function judgeBanned(faults: readonly Pick<Received, 'envelope'>[]): Judgement[] {
  const banned = faults.flatMap(({ envelope }) => {
    const fault = readFault(envelope?.payload[0]);
    if (fault === undefined) return [];
    const { subcode, further, retryAfter } = fault;
    return [
      ...[subcode ?? '', ...further].filter((code) => /DuplicateMessageID$/.test(code)),
      ...(subcode === 'wsa:InvalidAddressingHeader' ? further.map((code) => `${code} below ${subcode}`) : []),
      ...(retryAfter ? [`wsa:RetryAfter with ${subcode ?? 'no subcode'}`] : []),
    ];
  });
  return [{
    requirement: 'EAEU-FLT-11', party: 'iut', expected: 'no wsa:DuplicateMessageID, nothing below wsa:InvalidAddressingHeader, no wsa:RetryAfter',
    observed: banned.join(', ') || 'none of them', holds: banned.length === 0,
  }];
}
