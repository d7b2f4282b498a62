import type { PlantedFault } from '../../model';
import type { Behaviour } from '../behaviour';
import type { Shipment } from '../filing/facts';
import type { Known, KnownGroup } from '../filing/form';

type Fault = PlantedFault<Behaviour>;

/** A branch of the same operator, registered under an EORI of its own (simulators/ics2/registered-eoris.json). */
const BRANCH = 'NL850700123';
const HOUSE_FILINGS: ReadonlySet<string> = new Set(['F14', 'F15', 'F16', 'F17', 'F22', 'F26']);
const POSTAL_ITEMS: ReadonlySet<string> = new Set(['F44']);

const inGroups = (known: Known, change: (group: KnownGroup) => void): void => {
  for (const one of [known].flat()) if (typeof one === 'object' && !Array.isArray(one)) change(one);
};

/** A last look at the house consignments of some types of filing. */
const inHouses = (requirement: string, filings: ReadonlySet<string>, spoil: (house: KnownGroup) => void, touches?: Fault['touches']): Fault => ({
  requirement,
  touches,
  change: ({ form }) =>
    (form.revise = (filing) => {
      if (filings.has(String(filing['SpecificCircumstanceIndicator']))) {
        inGroups(filing['consignmentMasterLevel'], (master) => inGroups(master['consignmentHouseLevel'], spoil));
      }
      return filing;
    }),
});

const renumbered = (document: string, change: (number: string) => string) => (house: KnownGroup): void =>
  inGroups(house[document], (one) => (one['documentNumber'] = change(String(one['documentNumber']))));

/** The forwarder's own number of its booking with the line. */
const booking = (bill: string): string => (/^\d/.test(bill) ? bill : `BKG${bill}`);
/** An item of another bag, or of none. */
const misread = (item: string): string => item.replace(/1RS$/, '7RS');
const hyphenated = (waybill: string): string => waybill.replace(/^(\d{3})(\d{8})$/, '$1-$2');

/** The carrier files in full what was left to another, and the house filer what was left to the carrier. */
function regardless(shipment: Shipment): Shipment {
  const { filing, houses = [{}] } = shipment;
  const complete = { F12: 'F11', F21: 'F27' }[filing];
  return complete === undefined || houses.every(({ houseBill, houseWaybill }) => houseBill === undefined && houseWaybill === undefined) ? shipment : { ...shipment, filing: complete };
}

const CALLED = [{ requirement: 'ICS2-LNK-10', why: "a filing under another number is none for the carrier's document, where customs calls for one" }];

/** The operator among those who file for one consignment. */
export const LINKING_FAULTS: Fault[] = [
  {
    requirement: 'ICS2-LNK-01',
    change: ({ form }) =>
      (form.revise = (filing) => {
        if (HOUSE_FILINGS.has(String(filing['SpecificCircumstanceIndicator']))) inGroups(filing['declarant'], (declarant) => (declarant['identificationNumber'] = BRANCH));
        return filing;
      }),
    touches: [{ requirement: 'ICS2-SEED-05', why: 'whose filing it is can only be told by the number of its declarant' }],
  },
  inHouses('ICS2-LNK-02', HOUSE_FILINGS, renumbered('transportDocumentMasterLevel', booking), CALLED),
  inHouses('ICS2-LNK-03', HOUSE_FILINGS, renumbered('transportDocumentMasterLevel', hyphenated), CALLED),
  inHouses('ICS2-LNK-04', POSTAL_ITEMS, renumbered('transportDocumentHouseLevel', misread)),
  { requirement: 'ICS2-LNK-10', change: ({ linking }) => (linking.heedsCalls = false) },
  { requirement: 'ICS2-SEED-03', change: ({ linking }) => (linking.ownShare = regardless) },
];
