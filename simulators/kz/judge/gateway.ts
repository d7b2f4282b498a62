import { openEnvelope } from '../../../protocols/soap11';
import { SECURITY_NAMESPACE, type Checked } from '../../../protocols/wss';
import { at, loadedXml, textAt } from '../../../protocols/xml';
import { GATEWAY_PROFILES } from '../../../requirements/kz';
import type { Judgement } from '../../../requirements/judgement';
import { FORGERIES, type Letter } from '../gateway';

/** Name of the gateway in evidence. */
export const GATEWAY = 'e-government-gateway';

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function letterProblems({ channel, order, info, sender, document }: Letter): string[] {
  const { fields } = GATEWAY_PROFILES[channel];
  const names = fields.map((one) => one.name);
  const inOrder = [...order].sort((a, b) => names.indexOf(a) - names.indexOf(b));
  return [
    ...fields.filter((one) => one.required && !order.includes(one.name)).map((one) => `no ${one.name}`),
    ...order.filter((name) => !names.includes(name)).map((name) => `an unknown ${name}`),
    ...(inOrder.join() === order.join() ? [] : [`the order ${order.join(', ')}`]),
    ...(sender.id === undefined || sender.id === '' ? ['no senderId'] : []),
    ...(info['messageDate'] === undefined || WITH_OFFSET.test(info['messageDate']) ? [] : [`messageDate ${info['messageDate']} without an offset`]),
    ...(document === '' ? ['no data'] : []),
  ];
}

/** Judges how a document was wrapped for the synchronous channel (KZPI-G01). */
export function judgeLetter(letter: Letter): Judgement {
  const problems = letterProblems(letter);
  return {
    requirement: 'KZPI-G01', party: 'iut',
    expected: 'messageId, serviceId, messageDate with offset and sender, in the order of the interface description, and data',
    observed: problems.join('; ') || `all of it, written ${letter.info['messageDate'] ?? ''}`,
    holds: problems.length === 0,
  };
}

/** Judges what the gateway answered to a letter of the synchronous channel (KZPI-G01); a self-check. */
export function judgeGatewayAnswer(body: Buffer, { info }: Letter): Judgement {
  const read = loadedXml().read(body);
  const opened = read.ok ? openEnvelope(read.root, [SECURITY_NAMESPACE]) : undefined;
  const found = opened?.kind === 'body' ? at(opened.entries[0], 'response/responseInfo') : undefined;
  const said = ['messageId', 'responseDate', 'status/code', 'status/message'].map((step) => textAt(found, step) ?? '');
  return {
    requirement: 'KZPI-G01', party: GATEWAY, expected: `messageId ${info['messageId'] ?? ''}, responseDate with offset, status code and message`,
    observed: said.join(', '), holds: said[0] === info['messageId'] && WITH_OFFSET.test(said[1]!) && said[2] !== '' && said[3] !== '',
  };
}

function signature(what: string, checked: Checked | 'absent', algorithm: string): Judgement {
  const observed = checked === 'absent' ? 'none' : checked.problems.map(({ reason, detail }) => `${reason}: ${detail}`).join('; ') || `one that holds, by ${checked.algorithm ?? ''}`;
  const holds = checked !== 'absent' && checked.problems.length === 0 && checked.algorithm === algorithm;
  return { requirement: 'KZPI-G03', party: 'iut', expected: `a signature ${what} that holds, by ${algorithm}`, observed, holds };
}

/** Judges the two signatures of a letter: WS-Security over the Body, and that of the business document (KZPI-G03). `algorithm` is a URI. */
export function judgeSignatures({ message, own }: Letter, algorithm: string): Judgement[] {
  return [signature('over the Body', message, algorithm), signature('of the document', own, algorithm)];
}

/** Whether a feature may call an answer forged by these words. */
export function isForgery(how: string): boolean {
  return Object.hasOwn(FORGERIES, how);
}
