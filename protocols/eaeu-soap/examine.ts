import { isServiceAction, parseAction } from './actions';
import { parseAddress, type SegmentProfile } from './addresses';
import { occurrences, type Envelope, type MessageForm } from './envelope';
import type { Finding } from './findings';
import { examineProcedureChain, examineUuidUrn, type Examined } from './identifiers';
import { INT_NS, WSA_NS } from './namespaces';

type Header = 'wsa:To' | 'wsa:ReplyTo' | 'wsa:From' | 'wsa:FaultTo' | 'wsa:MessageID' | 'wsa:RelatesTo' | 'wsa:Action' | 'int:ProcedureID' | 'int:ConversationID';
type Presence = 'required' | 'forbidden' | 'optional';

/** Decision 5 items 30-44, 58, 66-71. Forbidden headers are a warning to a receiver: item 58 binds who forms the message. */
const PRESENCE: Record<Header, Record<MessageForm, Presence>> = {
  'wsa:To': { application: 'required', signal: 'required', fault: 'required' },
  'wsa:ReplyTo': { application: 'required', signal: 'required', fault: 'forbidden' },
  'wsa:From': { application: 'forbidden', signal: 'forbidden', fault: 'required' },
  'wsa:FaultTo': { application: 'forbidden', signal: 'forbidden', fault: 'forbidden' },
  'wsa:MessageID': { application: 'required', signal: 'required', fault: 'required' },
  'wsa:RelatesTo': { application: 'optional', signal: 'required', fault: 'required' },
  'wsa:Action': { application: 'required', signal: 'required', fault: 'required' },
  'int:ProcedureID': { application: 'required', signal: 'required', fault: 'optional' },
  'int:ConversationID': { application: 'required', signal: 'required', fault: 'optional' },
};

function presence(envelope: Envelope, findings: Finding[]): void {
  for (const [name, rule] of Object.entries(PRESENCE) as [Header, Record<MessageForm, Presence>][]) {
    const [prefix = '', local = ''] = name.split(':');
    const count = occurrences(envelope, local, prefix === 'wsa' ? WSA_NS : INT_NS);
    const wanted = rule[envelope.form];
    if (count === 0 && wanted === 'required') {
      findings.push({ code: 'EAEU-HEADER-MISSING', where: name, seen: 'absent', severity: 'error', text: `${name} is required in a ${envelope.form} message` });
    }
    if (count > 1) findings.push({ code: 'EAEU-HEADER-REPEATED', where: name, seen: `${count} times`, severity: 'error', text: `${name} occurs once` });
    if (count > 0 && wanted === 'forbidden') {
      findings.push({ code: 'EAEU-HEADER-FORBIDDEN', where: name, seen: 'present', severity: 'warning', text: `${name} is not formed in a ${envelope.form} message (items 58, 69)` });
    }
  }
}

function address(value: string | undefined, where: string, profile: SegmentProfile, findings: Finding[]): void {
  if (value === undefined) return;
  const parsed = parseAddress(value, profile);
  if (!parsed.ok) {
    findings.push({ code: 'EAEU-ADDRESS', where, seen: value, severity: 'error', text: `not a logical address here: ${parsed.problem}; ${parsed.hint}` });
    return;
  }
  const { segment, participant } = parsed.address;
  if (profile.name === 'D124' && profile.thirdCountries.includes(segment)) {
    findings.push({ code: 'EAEU-ADDRESS-THIRD-COUNTRY', where, seen: segment, severity: 'pass', text: 'a third country: right in a process of Decision 124, an error in plain Decision 5' });
  }
  if (participant[1] === 'P.ACT.001') {
    findings.push({ code: 'EAEU-ADDRESS-COMMISSION', where, seen: participant[1], severity: 'pass', text: 'participant code without process prefix: the Commission' });
  }
}

/**
 * Examines an envelope that was taken apart. Returns the findings in header order, and the envelope with every repair hint applied
 * (`repaired`), which only a lenient reader may use.
 */
export function examine(envelope: Envelope, profile: SegmentProfile): { findings: Finding[]; repaired: Envelope } {
  const findings: Finding[] = [];
  const repaired = { ...envelope };
  presence(envelope, findings);

  const take = (examined: Examined, fallback: string): string => {
    findings.push(...examined.findings);
    return examined.repaired ?? fallback;
  };
  if (envelope.messageId !== undefined) repaired.messageId = take(examineUuidUrn(envelope.messageId, 'wsa:MessageID'), envelope.messageId);
  if (envelope.procedureId !== undefined) repaired.procedureId = take(examineProcedureChain(envelope.procedureId, 'int:ProcedureID'), envelope.procedureId);
  if (envelope.conversationId !== undefined) repaired.conversationId = take(examineUuidUrn(envelope.conversationId, 'int:ConversationID'), envelope.conversationId);
  if (envelope.relatesTo !== undefined) {
    repaired.relatesTo = { ...envelope.relatesTo, value: take(examineUuidUrn(envelope.relatesTo.value, 'wsa:RelatesTo'), envelope.relatesTo.value) };
  }
  if (envelope.action !== undefined && envelope.form !== 'fault' && !isServiceAction(envelope.action)) {
    const parsed = parseAction(envelope.action);
    if (!parsed.ok) findings.push({ code: 'EAEU-ACTION', where: 'wsa:Action', seen: envelope.action, severity: 'error', text: `${parsed.problem}: ${parsed.hint}` });
  }
  if (envelope.payload.length === 0) {
    findings.push({ code: 'EAEU-BODY-EMPTY', where: 'soap:Body', seen: 'no element', severity: 'error', text: 'the body holds no application data; Decision 5 item 63' });
  } else if (envelope.payload.length > 1) {
    findings.push({ code: 'EAEU-BODY-CROWDED', where: 'soap:Body', seen: `${envelope.payload.length} elements`, severity: 'error', text: 'the body holds one document' });
  }
  address(envelope.to, 'wsa:To', profile, findings);
  address(envelope.replyTo, 'wsa:ReplyTo', profile, findings);
  address(envelope.from, 'wsa:From', profile, findings);
  address(envelope.faultTo, 'wsa:FaultTo', profile, findings);
  if (envelope.relatesTo === undefined && envelope.form === 'application') {
    findings.push({ code: 'EAEU-RELATES-ABSENT', where: 'wsa:RelatesTo', seen: 'absent', severity: 'pass', text: 'right in the first message of a transaction (item 37); only the process table can tell' });
  }
  if (repaired.conversationId !== undefined && repaired.procedureId?.split('/')[0] === repaired.conversationId) {
    findings.push({ code: 'EAEU-CONVERSATION-IS-PROCEDURE', where: 'int:ConversationID', seen: 'equals the first component of ProcedureID', severity: 'info', text: 'as in the examples of Decision 5; not a rule' });
  }
  return { findings, repaired };
}
