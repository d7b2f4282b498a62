import type { Enrolment } from '../../../iut/description/enrolment';
import type { PlantedFault } from '../../model';
import type { Behaviour } from '../behaviour';

const STRANGER = 'PT500700900';
/** Of the same operator, from another member state. */
const SECOND_EORI = 'NL850700123';
/** 15 characters, and not all of them letters and digits. */
const LONG_NAME = 'WAREHOUSE-ROT-3';

/** Another EORI in a party id `[<system>@]<EORI>[@<MS>]`: access points stay told apart. */
export const under = (eori: string) => (partyId: string): string => partyId.replace(/^((?:[A-Za-z0-9]+@)?)[A-Z]{2}[A-Za-z0-9]{3,15}(?=$|@[A-Z]{2}$)/, `$1${eori}`);

/** Who sends under whose EORI is one fact, that several rows look at. */
const seen = (...rows: [requirement: string, why: string][]): { requirement: string; why: string }[] => rows.map(([requirement, why]) => ({ requirement, why }));
const NOT_THE_OWNER: [string, string] = ['ICS2-AS4-02', 'the EORI is not that of the access point\'s operator'];
const NOT_SEALED: [string, string] = ['ICS2-SEED-12', 'the seal does not carry that EORI'];
const NOT_DECLARED: [string, string] = ['ICS2-SEED-02', 'the EORI is not that of the declared system'];
const NOT_THE_DECLARANT: [string, string] = ['ICS2-SEED-07', 'the EORI is not that of the declarant'];

/** What is on the wire beside what was declared at enrolment. */
export const ENROLMENT_FAULTS: PlantedFault<Behaviour>[] = [
  { requirement: 'ICS2-SEED-02', change: ({ header }) => (header.fromPartyId = under(STRANGER)), touches: seen(NOT_THE_OWNER, NOT_SEALED, NOT_THE_DECLARANT) },
  { requirement: 'ICS2-SEED-07', change: ({ header }) => (header.fromPartyId = under(SECOND_EORI)), touches: seen(NOT_THE_OWNER, NOT_SEALED, NOT_DECLARED) },
  { requirement: 'ICS2-SEED-08', as: 'reference-provider', change: ({ header }) => (header.fromPartyId = (own, client) => under(client)(own)), touches: seen(NOT_THE_OWNER, NOT_SEALED, NOT_DECLARED) },
  { requirement: 'ICS2-SEED-11', change: ({ header }) => (header.agreement = 'EU-ICS2-TI-V1.0'), touches: seen(['ICS2-AS4-05', 'the agreement has a row of its own']) },
  { requirement: 'ICS2-ENR-02', change: ({ header }) => (header.fromPartyId = (own) => own.replace(/^[^@]+@/, `${LONG_NAME}@`)) },
  // The first test since the start fails without a trace, and business goes on as if nothing had been.
  { requirement: 'ICS2-ENR-03', change: ({ delivery }) => (delivery.sendsTest = (nth) => nth > 1) },
  { requirement: 'ICS2-AS4-49', change: ({ application }) => (application.addressedCountry = () => undefined) },
];

/** What is declared: faults of the description, not of the system. */
export const DECLARATION_FAULTS: PlantedFault<Enrolment>[] = [
  {
    requirement: 'ICS2-SEED-09',
    as: 'reference-provider',
    change: (enrolment) => (enrolment.plan = { date: '2024-01-15', authority: 'SE' }),
  },
  { requirement: 'ICS2-SEED-10', change: (enrolment) => (enrolment.plan = undefined) },
];
