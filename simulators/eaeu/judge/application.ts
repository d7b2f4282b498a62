import { HEADER_NAMESPACES, INT_NS, isProcedureChain, isUuid, isUuidUrn, MEMBER_STATES, SOAP_NS, WSA_NS, isBareUuid } from '../../../protocols/eaeu-soap';
import { at } from '../../../protocols/xml';
import type { Judgement } from '../../../requirements/judgement';
import { ORIGIN_PROCESS, transactionOfFlow, type Transaction } from '../../../requirements/eaeu/process';
import { qualified, structure } from '../../../requirements/eaeu/structures';
import type { Received } from '../records';
import { integrationOf, isSignatureNamespace, signatureIn, subjectOf, type Parties, type Subject } from './headers';
import { absent, applyRules, equals, type Rule } from '../../common/rule';

const ADDRESS = /^EAEU:\/\/[^/\s]+\/(CP|CA|SR)(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/;
const actionParts = (subject: Subject): string[] => (subject.headers.value('Action') ?? '').replace(/^int:\/\/CP\//, '').split('/');
/** The message of one flow: what opens its transaction, or answers in it. */
type OfFlow = Pick<Transaction, 'code' | 'procedure' | 'message' | 'structure'> & { answers: boolean };

function messageOfFlow(flow: number): OfFlow {
  const transaction = transactionOfFlow(flow);
  const answers = transaction.flow !== flow;
  return { ...transaction, ...(answers ? transaction.response : {}), answers };
}

/** What stands in an address after segment and space. */
const participantOf = (address: string): string => address.split('/CP/')[1] ?? '';

/** Rules on the bytes: they hold or break before anything can be read. */
const WIRE_RULES: readonly Rule<Received>[] = [
  {
    requirement: 'EAEU-ENV-02', expected: 'UTF-8 in bytes, declaration and content type',
    look: ({ bytes, read, contentType }) => {
      const declared = /^<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];
      const charset = /charset\s*=\s*"?([^";]+)/i.exec(contentType)?.[1];
      const bad = [
        ...(read.kind === 'not-xml' && read.error.code === 'XML-NOT-UTF8' ? ['bytes are not UTF-8'] : []),
        ...(declared !== undefined && !/^utf-8$/i.test(declared) ? [`declares ${declared}`] : []),
        ...(charset !== undefined && !/^utf-8$/i.test(charset) ? [`content type says ${charset}`] : []),
      ];
      return { observed: bad.length === 0 ? 'UTF-8' : bad.join(', '), holds: bad.length === 0 };
    },
  },
  {
    requirement: 'EAEU-ENV-01', expected: `one Envelope in ${SOAP_NS} with Header and then Body`,
    look: ({ read }) => {
      if (read.kind === 'not-xml') return read.error.code === 'XML-NOT-UTF8' ? undefined : { observed: read.error.message, holds: false };
      return { observed: read.kind === 'not-soap' ? (read.findings[0]?.seen ?? 'something else') : 'as expected', holds: read.kind !== 'not-soap' };
    },
  },
];

/** Where each header block that Decision 5 names belongs (table 1): one of them in the namespace of another is as good as missing. */
const OWN_NAMESPACE: Readonly<Record<string, string>> = {
  To: WSA_NS, ReplyTo: WSA_NS, From: WSA_NS, FaultTo: WSA_NS, MessageID: WSA_NS, RelatesTo: WSA_NS, Action: WSA_NS,
  ProcedureID: INT_NS, ConversationID: INT_NS, Integration: INT_NS,
};

/** Rules that application messages and signals have in common (Decision 5, item 99). */
export const COMMON_RULES: readonly Rule<Subject>[] = [
  {
    requirement: 'EAEU-ENV-04', expected: `header blocks in ${HEADER_NAMESPACES.join(', ')}`,
    look: ({ envelope }) => {
      const foreign = envelope.blocks.filter(({ name, ns }) => (OWN_NAMESPACE[name] ?? ns) !== ns || (!HEADER_NAMESPACES.includes(ns) && !isSignatureNamespace(ns)));
      return { observed: foreign.map((block) => `${block.name} in ${block.ns || 'no namespace'}`).join(', ') || 'as expected', holds: foreign.length === 0 };
    },
  },
  {
    requirement: 'EAEU-ENV-05', expected: 'wsa:To once, naming the receiver',
    look: ({ headers, parties }) => {
      const to = headers.value('To');
      return { observed: to ?? 'absent', holds: headers.count('To') === 1 && (to ?? '').includes(`/CP/${parties.otherParticipant}`) };
    },
  },
  { requirement: 'EAEU-ENV-06', expected: 'wsa:ReplyTo holds the sender\'s own address', look: ({ headers, parties }) => equals(headers.address('ReplyTo'), parties.own) },
  { requirement: 'EAEU-ENV-07', expected: 'no wsa:From', look: ({ headers }) => absent(headers.count('From') === 0 ? undefined : headers.address('From') ?? 'empty') },
  { requirement: 'EAEU-ENV-08', expected: 'no wsa:FaultTo', look: ({ headers }) => absent(headers.count('FaultTo') === 0 ? undefined : headers.address('FaultTo') ?? 'empty') },
  {
    requirement: 'EAEU-ENV-09', expected: 'wsa:MessageID is urn:uuid: and a UUID',
    look: ({ headers }) => ({ observed: headers.value('MessageID') ?? 'absent', holds: isUuidUrn(headers.value('MessageID') ?? '') }),
  },
  {
    requirement: 'EAEU-ENV-19', expected: 'no int:Integration from a participant',
    look: ({ envelope }) => absent(integrationOf(envelope)),
  },
  {
    requirement: 'EAEU-ENV-23', expected: 'EAEU:// segment / space / participant in every address',
    look: ({ headers }) => {
      const addresses = [headers.value('To'), headers.address('ReplyTo')].filter((one) => one !== undefined);
      return { observed: addresses.join(', '), holds: addresses.every((one) => ADDRESS.test(one)) };
    },
  },
  {
    requirement: 'EAEU-D124-06', expected: 'no electronic signature',
    look: ({ envelope }) => absent(signatureIn(envelope)),
  },
  {
    requirement: 'EAEU-D124-12', expected: 'segments are EEC, a member state or a configured third country, To names the country concerned',
    look: ({ headers, parties }) => {
      const segments = [headers.value('To'), headers.address('ReplyTo')].flatMap((one) => /^EAEU:\/\/([^/]*)\//.exec(one ?? '')?.[1] ?? []);
      if (segments.length === 0) return undefined;
      const known = ['EEC', ...MEMBER_STATES, ...ORIGIN_PROCESS.thirdCountries];
      return { observed: segments.join(', '), holds: segments.every((one) => known.includes(one)) && (segments.length < 2 || segments[0] === parties.otherSegment || segments[0] === 'EEC') };
    },
  },
];

const applicationRules = (transaction: OfFlow): readonly Rule<Subject>[] => [
  ...COMMON_RULES,
  {
    requirement: 'EAEU-ENV-11', expected: 'no wsa:RelatesTo in the message that opens a transaction',
    look: ({ headers }) => (transaction.answers ? undefined : absent(headers.value('RelatesTo'))),
  },
  {
    requirement: 'EAEU-ENV-13', expected: 'int://CP/process/version/procedure/transaction/message in that order',
    look: (subject) => {
      const value = subject.headers.value('Action');
      const parts = actionParts(subject);
      const [process, version, procedure = '', trn = '', message = ''] = parts;
      const holds = (value ?? '').startsWith('int://CP/') && parts.length === 5 && process === ORIGIN_PROCESS.process && version === ORIGIN_PROCESS.version &&
        /\.PRC\.\d{3}$/.test(procedure) && /\.TRN\.\d{3}$/.test(trn) && /\.MSG\.\d{3}$/.test(message);
      return { observed: value ?? 'absent', holds };
    },
  },
  {
    requirement: 'EAEU-D124-15', expected: `codes of the loaded process table: ${transaction.procedure}, ${transaction.code}, ${transaction.message}`,
    look: (subject) => {
      const parts = actionParts(subject);
      const unlisted = parts.slice(2).filter((part) => ![transaction.procedure, transaction.code, transaction.message].includes(part));
      return { observed: unlisted.length === 0 ? 'all listed' : `not in the table: ${unlisted.join(', ')}`, holds: unlisted.length === 0 };
    },
  },
  {
    requirement: 'EAEU-D124-15', expected: `a body of structure ${transaction.structure}`,
    look: ({ received: { structural } }) => (structural === undefined ? undefined : {
      observed: structural.length === 0 ? 'valid' : structural.slice(0, 2).join('; '), holds: structural.length === 0,
    }),
  },
  {
    requirement: 'EAEU-ENV-15', expected: 'int:ProcedureID: UUIDs joined by slashes',
    look: ({ headers }) => ({ observed: headers.value('ProcedureID') ?? 'absent', holds: isProcedureChain(headers.value('ProcedureID') ?? '') }),
  },
  {
    requirement: 'EAEU-ENV-18', expected: 'int:ConversationID is a UUID',
    look: ({ headers }) => ({ observed: headers.value('ConversationID') ?? 'absent', holds: isUuid(headers.value('ConversationID') ?? '') }),
  },
  {
    requirement: 'EAEU-ENV-25', expected: 'process and participant code; an authority id only where several bodies may play the role',
    look: ({ headers }) => {
      const to = headers.value('To');
      const replyTo = headers.address('ReplyTo');
      const extra = (address: string | undefined, authorityId: string | null): boolean =>
        address === undefined || participantOf(address).split('/').slice(2).join('/') === (authorityId ?? '');
      // The sender's own address is judged as a whole by EAEU-ENV-06; here only what stands after the codes matters.
      const receiver = ORIGIN_PROCESS.participants['third-country-customs'];
      return { observed: `To ${to ?? 'absent'}, ReplyTo ${replyTo ?? 'absent'}`, holds: extra(to, receiver.authorityId) };
    },
  },
  {
    requirement: 'EAEU-ENV-27', expected: 'one element in the body: the root of the structure that the process documents lay down',
    look: ({ envelope }) => {
      const root = qualified(structure(transaction.structure));
      const [first, ...more] = envelope.payload;
      const seen = first === undefined ? 'no element' : `${first.name} in ${first.ns}${more.length === 0 ? '' : ` and ${more.length} more`}`;
      return { observed: seen, holds: first?.name === root.name && first.ns === root.ns && more.length === 0 };
    },
  },
  {
    requirement: 'EAEU-ENV-28', expected: 'InfEnvelopeCode as in wsa:Action, EDocCode of the structure, EDocId a bare UUID',
    look: (subject) => {
      const header = at(subject.envelope.payload[0], 'EDocHeader');
      if (header === undefined) return undefined;
      const text = (name: string): string => at(header, name)?.text.trim() ?? 'absent';
      const [code, eDocCode, eDocId] = [text('InfEnvelopeCode'), text('EDocCode'), text('EDocId')];
      return { observed: `${code}, ${eDocCode}, ${eDocId}`, holds: code === actionParts(subject).at(-1) && eDocCode === transaction.structure && isBareUuid(eDocId) };
    },
  },
];

/** Judges an application message of a flow of Decision 124 as a whole: envelope, headers, codes, body. */
export function judgeApplication(received: Received, parties: Parties, flow = 1): Judgement[] {
  const subject = subjectOf(received, parties);
  return [...applyRules(WIRE_RULES, received), ...(subject === undefined ? [] : applyRules(applicationRules(messageOfFlow(flow)), subject))];
}
