import { all, textAt, type XmlElement } from '../../../../protocols/xml';

/** A consignment of a filing, as far as it links: the master consignment, or one at house level. Absent = not given. */
export interface LinkedConsignment {
  level: 'master' | 'house';
  /** Number of the master document: its own, or that of the master consignment around it. */
  master?: string;
  /** EORI; as above. */
  carrier?: string;
  /** Number of the house document; of a postal item its number. */
  house?: string;
  /** EORIs of the supplementary declarants: who files what is missing here. */
  named: readonly string[];
  receptacles: readonly string[];
  /** Gross mass, kg. */
  mass?: number;
  /** Packages of all its goods items; absent where an item gives no number (bulk). */
  pieces?: number;
  /** Names of those who send and get the goods. */
  consignor?: string;
  consignee?: string;
}

/** What a filing is linked by, and compared by with what it is linked to. */
export interface LinkFacts {
  /** `F12`, also of its amendment. */
  type: string;
  /** EORI. */
  declarant: string;
  /** Customs office of first entry: of master and complete filings. */
  office?: string;
  /** Those that give any document, receptacle or name. */
  consignments: readonly LinkedConsignment[];
}

const MASTER_NUMBER = 'transportDocumentMasterLevel/documentNumber';

function texts(within: XmlElement | undefined, place: string): string[] {
  return all(within, place).map(({ text }) => text.trim()).filter((text) => text !== '');
}

function piecesOf(consignment: XmlElement): number | undefined {
  const packages = all(consignment, 'goodsItem/packaging');
  const counts = packages.map((one) => Number(textAt(one, 'numberOfPackages') ?? Number.NaN));
  return counts.length === 0 || counts.some(Number.isNaN) ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

function consignmentOf(level: LinkedConsignment['level'], element: XmlElement, around?: LinkedConsignment): LinkedConsignment {
  const mass = textAt(element, 'totalGrossMass');
  return {
    level,
    master: textAt(element, MASTER_NUMBER) ?? around?.master,
    carrier: textAt(element, 'carrier/identificationNumber') ?? around?.carrier,
    house: textAt(element, 'transportDocumentHouseLevel/documentNumber'),
    named: texts(element, 'supplementaryDeclarant/identificationNumber'),
    receptacles: texts(element, 'receptacle/receptacleIdentificationNumber'),
    mass: mass === undefined ? undefined : Number(mass),
    pieces: piecesOf(element),
    consignor: textAt(element, 'consignor/name'),
    consignee: textAt(element, 'consignee/name'),
  };
}

const isLinked = ({ master, house, named, receptacles }: LinkedConsignment): boolean =>
  master !== undefined || house !== undefined || named.length > 0 || receptacles.length > 0;

/** Reads a filing or an amendment (HTI IE 2.02: the same places in all tables). */
export function linkFactsOf(root: XmlElement): LinkFacts {
  const consignments = all(root, 'consignmentMasterLevel').flatMap((element) => {
    const master = consignmentOf('master', element);
    return [master, ...all(element, 'consignmentHouseLevel').map((house) => consignmentOf('house', house, master))];
  });
  return {
    type: `F${root.name.slice(-2)}`,
    declarant: textAt(root, 'declarant/identificationNumber') ?? '',
    office: textAt(root, 'customsOfficeOfFirstEntry/referenceNumber'),
    consignments: consignments.filter(isLinked),
  };
}
