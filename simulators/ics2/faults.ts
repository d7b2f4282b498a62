import { makeMrn } from '../../requirements/ics2/mrn';
import { stopWords } from '../../requirements/ics2/stop-words/stop-words';
import type { PlantedFault } from '../common/planted';
import type { Conduct } from './conduct';
import { ANALYSIS_FAULTS } from './faults/analysis';
import { ARRIVAL_FAULTS } from './faults/arrival';
import { REPOSITORY_FAULTS } from './faults/repository';
import { errorNotification } from './messages/refusal';
import { registration } from './messages/replies';
import { WRONG_ROUTES } from './trader-interface/routing';

const TRANSPORT: PlantedFault<Conduct>[] = [
  { requirement: 'ICS2-AS4-09', change: (conduct) => (conduct.refusesUnknownValues = false) },
  { requirement: 'ICS2-AS4-13', change: (conduct) => (conduct.replyHeader = (header, action) => (action === 'IE3N99' ? { ...header, refToMessageId: undefined } : header)) },
  { requirement: 'ICS2-AS4-28', change: (conduct) => (conduct.businessFault = 'eb:Error') },
  { requirement: 'ICS2-AS4-35', change: (conduct) => (conduct.detectsDuplicates = false) },
  { requirement: 'ICS2-AS4-37', change: ({ pull }) => (pull.first = 'newest') },
  { requirement: 'ICS2-AS4-40', change: ({ pull }) => (pull.attempts = () => 1) },
  { requirement: 'ICS2-AS4-41', change: ({ pull }) => (pull.by = 'anyone') },
  { requirement: 'ICS2-AS4-42', change: (conduct) => (conduct.unreadable = 'http-500') },
  { requirement: 'ICS2-AS4-50', change: ({ routes }) => (routes.reply = WRONG_ROUTES.replyToDefault) },
  { requirement: 'ICS2-AS4-51', change: ({ routes }) => (routes.aboutMrn = WRONG_ROUTES.referralToPreferred) },
  { requirement: 'ICS2-AS4-52', change: ({ routes }) => (routes.other = WRONG_ROUTES.copyToFiler) },
  { requirement: 'ICS2-AS4-43', change: (conduct) => (conduct.excuses = (reason) => reason === 'broken-gzip') },
];

const SECURITY: PlantedFault<Conduct>[] = [
  { requirement: 'ICS2-SEED-20', change: (conduct) => (conduct.alsoAdmits = 'anonymous') },
  { requirement: 'ICS2-SEC-09', change: (conduct) => (conduct.furtherSealAuthorities = ['seal-unlisted']) },
  { requirement: 'ICS2-SEC-10', change: (conduct) => (conduct.checksSealValidity = false) },
  { requirement: 'ICS2-SEC-11', change: (conduct) => (conduct.looksUpRevocation = false) },
  { requirement: 'ICS2-SEC-13', change: (conduct) => (conduct.uumds = 'eori-only') },
  { requirement: 'ICS2-SEC-14', change: (conduct) => (conduct.uumds = 'separately') },
  // Certificates of this exchange name their holder's EORI, by which this interface finds them in UUM&DS.
  { requirement: 'ICS2-SEED-13', change: (conduct) => (conduct.authorises = ({ eori, tlsEori = '' }) => [eori, tlsEori]) },
  { requirement: 'ICS2-SEED-14', change: (conduct) => (conduct.authorises = ({ eori, declarant }) => [eori, declarant() ?? eori]) },
  { requirement: 'ICS2-SEED-19', change: (conduct) => (conduct.uumds = 'without-rights') },
  { requirement: 'ICS2-SEC-15', change: (conduct) => (conduct.alsoAdmits = 'any-certificate') },
  { requirement: 'ICS2-SEC-22', change: (conduct) => (conduct.excuses = (reason) => reason === 'token-type') },
];

/** IE3N99 to what has just been registered. */
const refuseAsWell: Conduct['furtherReplies'] = (reply, reference, at) => {
  const error = { code: '12', description: 'refused after its registration' };
  return reply.action === 'IE3R01' ? [{ action: 'IE3N99', document: errorNotification(reference, reference.lrn, [error], at) }] : [];
};

/** IE3R01 with another MRN to what has just been amended. */
const registerAsWell: Conduct['furtherReplies'] = (reply, reference, at) => {
  const mrn = makeMrn({ year2: new Date(at).getUTCFullYear() % 100, country: 'XX', serial: 'AMENDED0001', interfaceId: 'A', procedure: 'T' });
  const filing = { ...reference, lrn: 'AMENDED', indicator: reference.indicator ?? 'F10' };
  return reply.action === 'IE3N10' ? [{ action: 'IE3R01', document: registration(filing, mrn, at) }] : [];
};

const REPLIES: PlantedFault<Conduct>[] = [
  {
    requirement: 'ICS2-FIL-03', change: (conduct) => (conduct.furtherReplies = refuseAsWell),
    touches: [{ requirement: 'ICS2-LNK-09', why: 'that a difference refuses nothing is seen by no refusal after the registration' }],
  },
  {
    requirement: 'ICS2-FIL-04',
    touches: ['ICS2-AS4-33', 'ICS2-AS4-39'].map((requirement) => ({ requirement, why: 'a pulled registration that names another filing is never delivered for its own' })),
    change: (conduct) => (conduct.registeredLrn = () => 'ANOTHER-FILING'),
  },
  {
    requirement: 'ICS2-LIF-01',
    change: (conduct) => (conduct.waitsForCommonRepository = false),
    touches: [
      { requirement: 'ICS2-LIF-03', why: 'who does not wait for the repository registers what it refuses' },
      { requirement: 'ICS2-LIF-02', why: 'so does it what comes after the arrival' },
      { requirement: 'ICS2-DAT-13', why: 'stop words are the repository\'s to find' },
    ],
  },
  {
    requirement: 'ICS2-DAT-04',
    // An arrival with the procedure id of an ENS; its check character is right.
    change: (conduct) =>
      (conduct.mrn = (mrn) =>
        mrn[16] === 'T' ? mrn : makeMrn({ year2: mrn.slice(0, 2), country: mrn.slice(2, 4), serial: mrn.slice(4, 15), interfaceId: 'A', procedure: 'T' })),
    touches: [{ requirement: 'ICS2-ARR-06', why: 'the procedure id is named in its row too' }],
  },
  { requirement: 'ICS2-DAT-06', change: (conduct) => (conduct.mrn = (mrn) => `${mrn.slice(0, 17)}${(Number(mrn[17]) + 1) % 10}`) },
  { requirement: 'ICS2-DAT-12', change: (conduct) => (conduct.ignoresCodes = ['102']) },
  { requirement: 'ICS2-DAT-15', change: (conduct) => (conduct.ignoresCodes = ['103']) },
  { requirement: 'ICS2-ERR-01', change: (conduct) => (conduct.functionalReference = (_lrn, messageId) => messageId) },
  { requirement: 'ICS2-ERR-02', change: (conduct) => (conduct.reportedErrors = (errors) => errors.slice(0, 1)) },
  { requirement: 'ICS2-ERR-03', change: (conduct) => (conduct.reportedErrors = (errors) => errors.map((error) => ({ ...error, code: 'ERR-17' }))) },
  { requirement: 'ICS2-ERR-04', change: (conduct) => (conduct.reportedErrors = (errors) => errors.map((error) => ({ ...error, pointer: 'Consignment (Master level)' }))) },
  { requirement: 'ICS2-ERR-05', change: (conduct) => (conduct.replyLayout = (action, xml) => (action === 'IE3N01' ? xml.replace(/<pointer>.*?<\/pointer>/, '') : xml)) },
];

/** A description that holds a stop word, with nothing left of it but that word. */
const onlyStopWords: Conduct['cleanse'] = (bytes) => {
  const known = new Set(stopWords().words.map(({ word }) => word.toLowerCase()));
  const left = (whole: string, tag: string, text: string): string => {
    const found = text.split(' ').find((word) => known.has(word.toLowerCase()));
    return found === undefined ? whole : tag + found;
  };
  return Buffer.from(bytes.toString('utf8').replace(/(<descriptionOfGoods>)([^<]*)/g, left));
};

const LIFE: PlantedFault<Conduct>[] = [
  { requirement: 'ICS2-LIF-03', change: (conduct) => (conduct.ignoresCodes = ['81']) },
  { requirement: 'ICS2-AMD-04', change: (conduct) => (conduct.ignoresCodes = ['104']) },
  { requirement: 'ICS2-AMD-05', change: (conduct) => (conduct.ignoresCodes = ['101']) },
  { requirement: 'ICS2-AMD-07', change: (conduct) => (conduct.ignoresCodes = ['96']) },
  { requirement: 'ICS2-AMD-09', change: (conduct) => (conduct.furtherReplies = registerAsWell) },
  { requirement: 'ICS2-INV-02', change: (conduct) => (conduct.invalidates = false) },
  { requirement: 'ICS2-ARR-06', change: (conduct) => (conduct.arrivalsWait = true) },
  {
    requirement: 'ICS2-CNS-02',
    change: (conduct) => (conduct.replyLayout = (_action, xml) => xml.replace(/(<type>ENS<.*?<state>)\d\d/gs, '$1complete')),
    touches: [{ requirement: 'ICS2-ERR-05', why: 'the table has room for two digits' }],
  },
  { requirement: 'ICS2-CNS-03', change: (conduct) => (conduct.showsToAnyone = true) },
  { requirement: 'ICS2-REF-07', change: (conduct) => (conduct.ignoresCodes = ['98']) },
  { requirement: 'ICS2-DAT-13', change: (conduct) => (conduct.cleanse = onlyStopWords) },
  { requirement: 'ICS2-DAT-16', change: (conduct) => (conduct.codeListDay = () => '2026-01-01') },
];

/** The planted faults of the simulated customs side, one for each requirement that the suite claims of it. */
export const TRADER_INTERFACE_FAULTS: PlantedFault<Conduct>[] = [...TRANSPORT, ...SECURITY, ...REPLIES, ...LIFE, ...ANALYSIS_FAULTS, ...ARRIVAL_FAULTS, ...REPOSITORY_FAULTS];
