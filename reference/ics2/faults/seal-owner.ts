import type { PlantedFault } from '../../model';
import type { Behaviour } from '../behaviour';

/** The seal of a client instead of its own: a provider has its clients' keystores beside its own, each in a file of its name. */
const clientsSeal: Behaviour['files'] = (given) =>
  Object.fromEntries(Object.entries(given).map(([name, path]) => [name, name.startsWith('ics2.seal.') ? path.replace(/\boperator\.seal\b/, 'client.seal') : path]));

const NOTHING_TO_PULL = { requirement: 'ICS2-ENR-01', why: 'customs hands out nothing for a request under a seal that is not linked with the channel\'s EORI' };

/** Whose certificate seals (ICD 4.6.3, 5.1.1). */
export const SEAL_OWNER_FAULTS: PlantedFault<Behaviour>[] = [
  {
    requirement: 'ICS2-SEC-12',
    as: 'reference-provider',
    change: (behaviour) => {
      behaviour.files = clientsSeal;
      behaviour.header.fromPartyId = (_own, client) => client;
    },
    touches: [
      { requirement: 'ICS2-AS4-02', why: 'the EORI is not that of the access point\'s operator' },
      { requirement: 'ICS2-SEED-02', why: 'the EORI is not that of the declared system' },
      { requirement: 'ICS2-SEED-08', why: 'sender and declarant have one EORI' },
      { requirement: 'ICS2-ENR-02', why: 'every access point sends under that EORI' },
      NOTHING_TO_PULL,
    ],
  },
  {
    requirement: 'ICS2-SEED-12',
    change: (behaviour) => (behaviour.files = clientsSeal),
    // UUM&DS knows the certificate with the client's EORI, so customs refuses everything that is sealed with it.
    touches: [
      { requirement: 'ICS2-SEC-12', why: 'a seal that is not the sender\'s is not that of the access point\'s operator either' },
      { requirement: 'ICS2-ENR-03', why: 'no connectivity test is receipted' },
      NOTHING_TO_PULL,
    ],
  },
];
