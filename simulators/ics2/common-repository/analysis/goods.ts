import { all, type XmlElement } from '../../../../protocols/xml';
import { journeyOf, type Journey } from '../../../../requirements/ics2/trades/trade';
import type { HeldGoods, NamedDocument, Subject } from '../../messages/requests';
import type { Filing } from '../filings';

/** What of a filing customs decides on, and by what. */
export interface Cargo {
  journey: Journey;
  /** Its house consignments; a filing without any is one itself, by its master document. */
  houses: readonly NamedDocument[];
  /** Numbers, each once. */
  containers: readonly string[];
  receptacles: readonly string[];
}

/** Goods by their numbers: of containers, of house documents, of receptacles. */
export interface GoodsByNumber {
  containers?: readonly string[];
  houses?: readonly string[];
  receptacles?: readonly string[];
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
  const level = documents.some((one) => one.level === 'house') ? 'house' : 'master';
  return {
    journey: journeyOf(root),
    houses: documents.filter((one) => one.level === level).map(({ number, type }) => ({ number, type })),
    containers: numbers(root, PLACES.containers),
    receptacles: numbers(root, PLACES.receptacles),
  };
}

/** The filing as messages about it name it. Responsible is the Member State that its MRN was given for. */
export function subjectOf({ mrn, declarant, representative, carrier, documents }: Filing): Subject {
  const master = documents.find(({ level }) => level === 'master');
  return { mrn, declarant, representative, carrier, master: master === undefined ? undefined : { number: master.number, type: master.type }, memberState: mrn.slice(2, 4) };
}

/** The goods that are named, each with the others of its kind; undefined where the filing has not all of them. */
export function goodsAmong({ journey, containers, houses, receptacles }: Cargo, named: GoodsByNumber | undefined): HeldGoods[] | undefined {
  // Everything: by sea its containers, else its house documents, else its receptacles.
  const all: GoodsByNumber = journey.mode === '1' && containers.length > 0 ? { containers } : houses.length > 0 ? { houses: houses.map(({ number }) => number) } : { receptacles };
  const wanted = named ?? all;
  const found = (wanted.houses ?? []).map((number) => houses.find((house) => house.number === number));
  const known = [...containers, ...receptacles];
  if (found.includes(undefined) || [...(wanted.containers ?? []), ...(wanted.receptacles ?? [])].some((one) => !known.includes(one))) return undefined;
  const kinds: HeldGoods[] = [{ containers: wanted.containers }, { receptacles: wanted.receptacles }, ...found.map((house) => ({ house }))];
  return kinds.filter((goods) => goods.house !== undefined || (goods.containers ?? goods.receptacles ?? []).length > 0);
}

/** What is held, by its numbers. */
export const numbersIn = ({ containers = [], receptacles = [], house }: HeldGoods): string[] => [...containers, ...receptacles, ...(house === undefined ? [] : [house.number])];
