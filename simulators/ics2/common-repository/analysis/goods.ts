import { all, type XmlElement } from '../../../../protocols/xml';
import { journeyOf, type Journey } from '../../../../requirements/ics2/trades/trade';
import type { NamedDocument, Subject } from '../../messages/requests';
import type { Filing } from '../filings';

/** What of a filing customs decides on, and by what. */
export interface Cargo {
  journey: Journey;
  houses: readonly NamedDocument[];
  /** Numbers, each once. */
  containers: readonly string[];
  receptacles: readonly string[];
}

const MASTER = 'consignmentMasterLevel';
const EQUIPMENT = 'transportEquipment/containerIdentificationNumber';
const PLACES = {
  containers: [`${MASTER}/${EQUIPMENT}`, `${MASTER}/consignmentHouseLevel/${EQUIPMENT}`, `${MASTER}/goodsItem/${EQUIPMENT}`, `${MASTER}/consignmentHouseLevel/goodsItem/${EQUIPMENT}`],
  receptacles: ['', '/consignmentHouseLevel'].map((level) => `${MASTER}${level}/receptacle/receptacleIdentificationNumber`),
};

const numbers = (root: XmlElement, places: readonly string[]): string[] => [...new Set(places.flatMap((place) => all(root, place)).map(({ text }) => text.trim()))];

/** `F10`. */
export const typeOf = ({ message }: Filing): string => message.slice(3);

/** @param root of the filing as it stands */
export function cargoOf({ documents }: Filing, root: XmlElement): Cargo {
  return {
    journey: journeyOf(root),
    houses: documents.filter(({ level }) => level === 'house').map(({ number, type }) => ({ number, type })),
    containers: numbers(root, PLACES.containers),
    receptacles: numbers(root, PLACES.receptacles),
  };
}

/** The filing as messages about it name it. Responsible is the Member State that its MRN was given for. */
export function subjectOf({ mrn, declarant, representative, carrier, documents }: Filing): Subject {
  const master = documents.find(({ level }) => level === 'master');
  return { mrn, declarant, representative, carrier, master: master === undefined ? undefined : { number: master.number, type: master.type }, memberState: mrn.slice(2, 4) };
}
