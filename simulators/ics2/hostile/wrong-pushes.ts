import type { Packed } from '../../../protocols/as4';
import { editBytes } from '../../../protocols/as4/corpus/entry';
import { WRAPPED_ELEMENTS } from '../../../protocols/as4/corpus/wrapping';
import type { ToleranceName } from '../../../requirements/ics2/tolerances';
import { asCustoms, asTrader, TEST_ACTION, TEST_SERVICE } from '../agreed';
import { SHARED } from '../trader-interface/doors';
import type { OutgoingReply } from '../trader-interface/outbox';
import { padded, rootLast, withComment, withDoublePart, withForeignHeader, withoutEnd, withStrayPart } from './altering';
import { bomb, withDeepHeader, withDoctype, withInstruction } from './harmful-xml';
import { ANOTHER_PARTY } from './parties';
import { withSecondHeader, wrapBody, wrapHeader } from './wrapping';

/** What is at hand when a push is altered after it was sealed. */
export interface SealedPush {
  packed: Packed;
  messageId: string;
  /** For what the alteration puts in: an id and a business document that customs never sealed. */
  anotherId: string;
  anotherDocument: string;
}

/** A push of customs that departs from a right one in one way. */
export interface WrongPush {
  /** The row that it tries. */
  requirement: string;
  /** What a trader's access point may answer: eb:Error with one of these codes, or with any of the table, and no receipt; or a receipt. */
  answer: readonly string[] | 'documented error' | 'receipt';
  /** A further code, where the run is lenient about it. */
  leniently?: { code: string; tolerance: ToleranceName };
  /** No rule binds the trader here; what it does otherwise is a finding. */
  weight?: 'advice';
  /** How it is sealed otherwise. */
  sealed?: Partial<OutgoingReply>;
  /** What is done to it after sealing. */
  altered?: (push: SealedPush) => Packed;
}

type Table = Readonly<Record<string, Partial<Omit<WrongPush, 'requirement'>>>>;

/** Rows of one requirement, with the answer that most of them deserve. */
function rows(requirement: string, answer: WrongPush['answer'], table: Table, weight?: 'advice'): [string, WrongPush][] {
  return Object.entries(table).map(([name, push]) => [name, { requirement, answer, weight, ...push }]);
}

/** A seal that does not hold (ICD Annex 4). */
const BROKEN = ['EBMS:0101'];
const AS_DOMIBUS = { code: 'EBMS:0102', tolerance: 'ics2.tolerance.brokenSealCode' } as const;
const AGAINST_POLICY = ['EBMS:0103', 'EBMS:0101'];
/** What is signed stands elsewhere than what is read. */
const MISPLACED = [...AGAINST_POLICY, 'EBMS:0102', 'EBMS:0009', 'EBMS:0007'];
const NOT_AGREED = ['EBMS:0001', 'EBMS:0003', 'EBMS:0010'];

/** Beyond what is recommended for a whole message (ICD 4.2.6: 20 MB). */
const TOO_MANY_BYTES = 21 * 1024 * 1024;

/** The seal proves who speaks (ICD 4.6; AS4 profile, section 5.1.4). */
const SEAL = [
  ...rows('ICS2-SEC-20', BROKEN, {
    'a payload changed after sealing': { sealed: { quirks: { tamper: 'part' } }, leniently: AS_DOMIBUS },
    'a header changed after sealing': { sealed: { quirks: { tamper: 'header' } }, leniently: AS_DOMIBUS },
    'text put into its Body after sealing': { sealed: { quirks: { tamper: 'body' } }, answer: [...BROKEN, 'EBMS:0103', 'EBMS:0010'], leniently: AS_DOMIBUS },
    'a changed signature value': { sealed: { quirks: { corruptSignature: true } }, leniently: AS_DOMIBUS },
    'no seal': { sealed: { quirks: { unsigned: true } }, answer: AGAINST_POLICY, leniently: AS_DOMIBUS },
    'a seal that leaves out its header': { sealed: { quirks: { unsignedHeader: true } }, answer: AGAINST_POLICY, leniently: AS_DOMIBUS },
    'a seal that leaves out its payload': { sealed: { quirks: { unsignedParts: true } }, answer: AGAINST_POLICY, leniently: AS_DOMIBUS },
    'a seal of an authority that nobody trusts': { sealed: { seal: 'trader-interface.seal.unlisted' }, answer: AGAINST_POLICY, leniently: AS_DOMIBUS },
  }),
  // The token, the algorithms and the look into validity and revocation are prescribed for what traders send (ICD 4.6.2, table 11).
  ...rows('ICS2-SEC-20', AGAINST_POLICY, {
    'a seal whose certificate has expired': { sealed: { seal: 'trader-interface.seal.expired' } },
    'a seal whose certificate was revoked': { sealed: { seal: 'trader-interface.seal.revoked' } },
    'a seal that leaves out its empty Body': { sealed: { quirks: { unsignedBody: true } } },
    'a seal with the leaf certificate alone': { sealed: { quirks: { leafOnlyChain: true } } },
    'a seal of token type X509v3': { sealed: { quirks: { tokenType: 'X509v3' } } },
    'a seal by RSA-SHA1': { sealed: { quirks: { signatureAlgorithm: 'rsa-sha1' } } },
  }, 'advice'),
];

/** Two things where one was signed: the reader must not take the other. */
const WRAPPED = rows('ICS2-SEC-21', MISPLACED, {
  'its signed header moved aside and another in its place': { altered: ({ packed, messageId, anotherId }) => wrapHeader(packed, messageId, anotherId) },
  'its signed Body moved aside and another in its place': { altered: ({ packed }) => wrapBody(packed) },
  'a second header before the signed one': { altered: ({ packed, messageId, anotherId }) => withSecondHeader(packed, messageId, anotherId) },
  'a second part under the name of the signed one': { altered: ({ packed, anotherDocument }) => withDoublePart(packed, 'message', anotherDocument) },
  'a second element under the id of the signed Body': { sealed: { quirks: { duplicateId: true } } },
});

/**
 * Seals refer to elements by wsu:Id. Who looks for no other identifier reads what was signed, whatever bears the same value as ID: nothing obliges
 * it to refuse.
 */
const OTHER_IDENTIFIER = /, as (?:ID|Id|xml:id)$/;

/**
 * The wrappings of the corpus, each as a push. Those that only break a digest are a broken seal (ICS2-SEC-20), and stand there.
 */
const WRAPPINGS = WRAPPED_ELEMENTS.filter(([, , expected]) => !expected.endsWith('digest-mismatch')).map(([name, edit]): { name: string; push: WrongPush } => {
  const push: WrongPush = { requirement: 'ICS2-SEC-21', answer: [...MISPLACED, 'EBMS:0003'], altered: ({ packed }) => editBytes(packed, edit) };
  return { name, push: OTHER_IDENTIFIER.test(name) ? { ...push, weight: 'advice' } : push };
});

/** Those that have to be refused. */
export const EVERY_WRAPPING = WRAPPINGS.filter(({ push }) => push.weight === undefined);
/** Those that may as well be taken, by their names in the corpus. */
const HARMLESS = WRAPPINGS.filter(({ push }) => push.weight === 'advice').map(({ name, push }): [string, WrongPush] => [name, push]);

const HARMFUL = rows('ICS2-SEC-24', 'documented error', {
  'a document type': { altered: ({ packed }) => withDoctype(packed, false) },
  'nested entities': { altered: ({ packed }) => withDoctype(packed, true) },
  'a decompression bomb': { sealed: { document: bomb() } },
  'a processing instruction': { altered: ({ packed }) => withInstruction(packed) },
  'a header five thousand levels deep': { altered: ({ packed }) => withDeepHeader(packed, 5000) },
  'no end to its last part': { altered: ({ packed }) => withoutEnd(packed) },
  'more than twenty megabytes': { altered: ({ packed }) => padded(packed, TOO_MANY_BYTES) },
});

/** A receipt says that the message was understood and is as agreed (ICD 4.3.1); codes as in Annex 4 and as Domibus has them. */
const NOT_AS_AGREED = rows('ICS2-AS4-26', NOT_AGREED, {
  'an action that nobody knows': { sealed: { header: { action: 'IE3R99' } } },
  'an action that only traders use': { sealed: { header: { action: 'IE3F10' } } },
  'an agreement that nobody made': { sealed: { header: { agreementRef: 'EU-ICS2-TI-V9.0' } } },
  'the service for messages to customs': { sealed: { header: { service: 'eu_ics2_t2c' } } },
  'a business action under the test service': { sealed: { header: { service: TEST_SERVICE, serviceType: '' } } },
  'the PartyId of somebody else': { sealed: { header: { to: asTrader(ANOTHER_PARTY) } } },
  'a sender in the role of a trader': { sealed: { header: { from: { ...asCustoms(SHARED.partyId), role: 'Trader' } } } },
  'a payload cut short before it was sealed': { sealed: { quirks: { brokenGzip: true } }, answer: ['EBMS:0303', 'EBMS:0007'] },
  'a payload that does not say its MimeType': { sealed: { quirks: { noMimeType: true } }, answer: ['EBMS:0303', 'EBMS:0052', 'EBMS:0007'] },
  'a part that its header does not name': { altered: ({ packed }) => withStrayPart(packed), answer: ['EBMS:0007', 'EBMS:0010', ...AGAINST_POLICY] },
}, 'advice');

/** Unusual and lawful. */
const LAWFUL = [
  ...rows('ICS2-SEC-04', 'receipt', {
    'a PrefixList in its signature': { sealed: { inclusive: { xs: 'http://www.w3.org/2001/XMLSchema', xsi: 'http://www.w3.org/2001/XMLSchema-instance' } } },
  }),
  ...rows('ICS2-AS4-47', 'receipt', {
    'test service and test action': { sealed: { header: { service: TEST_SERVICE, serviceType: '', action: TEST_ACTION } } },
  }),
  ...rows('ICS2-AS4-25', 'receipt', {
    'its parts in another order': { altered: ({ packed }) => rootLast(packed) },
    'an unknown header beside its own': { altered: ({ packed }) => withForeignHeader(packed) },
    'a comment in the midst of its MessageId': { altered: ({ packed }) => withComment(packed) },
  }, 'advice'),
];

/** Pushes of customs that are not what they should be, or only look so, by the words in which features speak of them: "a registration with ...". */
export const WRONG_PUSHES: ReadonlyMap<string, WrongPush> = new Map([...SEAL, ...WRAPPED, ...HARMLESS, ...HARMFUL, ...NOT_AS_AGREED, ...LAWFUL]);
