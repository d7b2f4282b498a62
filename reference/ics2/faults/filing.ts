import { codeLists } from '../../../requirements/ics2/codelists/code-lists';
import type { PlantedFault } from '../../model';
import type { Behaviour } from '../behaviour';
import type { Shipment } from '../filing/facts';
import type { Known, KnownGroup } from '../filing/form';

type Fault = PlantedFault<Behaviour>;

const VAT_NUMBER = 'DE123456789';
const TWO_HOURS_MS = 7_200_000;

/** The group in a row of the tree; an empty one where there is none, so that a change of it changes nothing. */
function row(tree: KnownGroup, name: string): KnownGroup {
  const found = [tree[name]].flat()[0];
  return typeof found === 'object' && !Array.isArray(found) ? found : {};
}

/** A last look that changes the tree in one place. */
const revised = (requirement: string, spoil: (filing: KnownGroup) => void): Fault => ({
  requirement,
  change: ({ form }) =>
    (form.revise = (filing) => {
      spoil(filing);
      return filing;
    }),
});

const spoilt = (tree: KnownGroup, name: string, change: (value: string) => Known): void => {
  const value = tree[name];
  if (typeof value === 'string') tree[name] = change(value);
};

/** Local time of Central Europe in summer, as `+02:00`. */
function localTime(instant: string | number): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  return new Date(at + TWO_HOURS_MS).toISOString().replace(/\.\d+Z$/, '+02:00');
}

function isNamedByPostcodeList(country: string): boolean {
  const list = codeLists().get('CL733');
  return list?.kind === 'codes' && list.classes.has(country);
}

/** Filings of those who hold a house document only. */
const HOUSE_FILINGS: ReadonlySet<string> = new Set(['F14', 'F15', 'F16', 'F17', 'F22', 'F26']);

/** The lorry's shipment as the sea carrier's straight bill. */
function asStraightBill(shipment: Shipment): Shipment {
  return shipment.filing === 'F50' ? { ...shipment, filing: 'F10', billOfLading: shipment.consignmentNote } : shipment;
}

/** The carrier knows all house consignments and files its master bill alone, as if somebody else would file them. */
function asMasterOnly(shipment: Shipment): Shipment {
  const filing = { F11: 'F12', F20: 'F21' }[shipment.filing];
  if (filing === undefined) return shipment;
  return { ...shipment, filing, departed: shipment.departure, supplementaryDeclarants: [{ eori: String(shipment.declarant.eori), level: 'house' }] };
}

/** What a filing says, and how (HTI message tables, rules and conditions). */
export const FILING_FAULTS: Fault[] = [
  { requirement: 'ICS2-SEED-01', change: ({ application }) => (application.fileAs = asStraightBill) },
  {
    requirement: 'ICS2-SEED-04',
    change: ({ application }) => (application.fileAs = asMasterOnly),
    touches: [{ requirement: 'ICS2-SEED-03', why: 'particulars that were agreed to be the carrier\'s are then filed by nobody' }],
  },
  {
    requirement: 'ICS2-SEED-05',
    change: ({ application }) => (application.sends = ({ filing }) => !HOUSE_FILINGS.has(filing)),
    touches: [{ requirement: 'ICS2-LNK-10', why: 'who files nothing files nothing when customs calls for it either' }],
  },
  { requirement: 'ICS2-FIL-01', change: ({ form }) => (form.indicator = () => 'F21') },
  { requirement: 'ICS2-FIL-02', change: ({ form }) => (form.arrange = (nodes) => [...nodes].reverse()) },
  { requirement: 'ICS2-FIL-05', change: ({ form }) => (form.cites = ({ lrn }) => lrn) },
  revised('ICS2-FIL-06', (filing) => {
    const master = row(filing, 'consignmentMasterLevel');
    spoilt(row(master, 'supplementaryDeclarant'), 'identificationNumber', () => row(master, 'carrier')['identificationNumber']);
  }),
  revised('ICS2-FIL-07', (filing) => delete row(filing, 'splitConsignment')['previousMRN']),
  {
    requirement: 'ICS2-DAT-01',
    change: ({ form }) => (form.namespace = 'urn:wco:datamodel:WCO:CIS:1'),
    touches: [{ requirement: 'ICS2-SEED-11', why: 'the namespace is half of the edition in force' }],
  },
  { requirement: 'ICS2-DAT-02', change: ({ form }) => (form.dateTime = localTime) },
  {
    ...revised('ICS2-DAT-05', (filing) => (row(filing, 'declarant')['identificationNumber'] = VAT_NUMBER)),
    touches: [
      { requirement: 'ICS2-SEED-05', why: 'whose filing it is can only be told by the number of its declarant' },
      { requirement: 'ICS2-SEED-07', why: 'a VAT number is no EORI of the sender either' },
      { requirement: 'ICS2-LNK-01', why: 'nor is it that of the party which was named' },
    ],
  },
  { requirement: 'ICS2-DAT-07', change: ({ clerk }) => (clerk.containerNumber = (typed) => typed) },
  revised('ICS2-DAT-08', (filing) => spoilt(row(filing, 'activeBorderTransportMeans'), 'identificationNumber', (number) => number.replace(/^IMO/, ''))),
  { requirement: 'ICS2-DAT-09', change: ({ clerk }) => (clerk.phone = (typed) => typed) },
  {
    requirement: 'ICS2-DAT-10',
    change: ({ clerk }) => (clerk.address = (typed) => (isNamedByPostcodeList(typed.country) ? typed : { ...typed, postcode: undefined })),
  },
  revised('ICS2-DAT-11', (filing) => {
    const place = row(row(row(filing, 'consignmentMasterLevel'), 'consignmentHouseLevel'), 'placeOfAcceptance');
    spoilt(place, 'UNLOCODE', (code) => {
      place['address'] = { country: code.slice(0, 2) };
      return code;
    });
  }),
  revised('ICS2-DAT-14', (filing) => {
    const route = [row(filing, 'activeBorderTransportMeans')['countriesOfRoutingOfMeansOfTransport']].flat();
    const last = route[route.length - 1] as KnownGroup | undefined;
    spoilt(row(filing, 'customsOfficeOfFirstEntry'), 'referenceNumber', () => `${String(last?.['country'])}000396`);
  }),
];
