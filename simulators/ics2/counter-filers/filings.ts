import { makeSpecimen } from '../../../requirements/ics2/specimens/specimen';
import { writeXml, type Twig } from '../../../requirements/ics2/specimens/tree';
import { placesOf, structure } from '../../../requirements/ics2/structures/structures';
import { changedAt, twigsAt, withValue, type Change } from './tree';

/** A consignment in that of the carrier; what it does not say is that of the filing. */
export interface HouseFacts {
  /** House bill, house air waybill or postal item. */
  document: string;
  /** EORIs of those who file next for it. */
  names?: readonly string[];
  receptacles?: readonly string[];
  grossMassKg?: number;
}

/**
 * What a trader beside the operator under test files: the facts by which customs links and compares filings. Everything else is
 * the minimal specimen of its kind; a fact that its table has no place for is left out.
 */
export interface CounterFacts {
  /** LRN, up to 22 characters not used before. Documents that no fact names have numbers made of it. */
  lrn: string;
  /** Day of issue, ISO 8601 date. */
  day: string;
  /** EORI. */
  declarant: string;
  /** EORI of the representative, who is another one. */
  representative?: string;
  /** EORI. */
  carrier?: string;
  /** EORIs of the supplementary declarants. */
  names?: readonly string[];
  /** Number of the master bill, air waybill or consignment note. */
  master?: string;
  houses?: readonly HouseFacts[];
  receptacles?: readonly string[];
  /** Of each consignment, all of it in one goods item. */
  grossMassKg?: number;
  containers?: readonly string[];
  /** The filing is of the rest of a split consignment; where the table has a place for it, it names the MRN of the first part (C3001). */
  split?: { previousMrn?: string };
  /** Customs office of first entry: one in Germany, where the specimen enters the Union. */
  office?: string;
  /** Addressed Member State. */
  memberState?: string;
  /** What the filing completes (F25): an MRN or a house air waybill. */
  earlier?: string;
  /** MRN of the filing that an amendment amends. */
  mrn?: string;
  vessel?: string;
  flight?: string;
  /** Estimated, ISO 8601 with Z. */
  departure?: string;
  arrival?: string;
}

const MASTER = 'consignmentMasterLevel';
const HOUSE = `${MASTER}/consignmentHouseLevel`;
const NAMED = 'supplementaryDeclarant';
const EQUIPMENT = 'transportEquipment';

/** The group at a path: as it stands, or as the specimen has it that is made with this group. */
function template(message: string, tree: Twig, path: string, day: string): Twig | undefined {
  const there = twigsAt(tree, path)[0];
  if (there !== undefined) return there;
  const whole = `/${message}/${path}`;
  if (![...placesOf(structure(message))].some((place) => place.path === whole)) return undefined;
  return twigsAt(makeSpecimen(message, { kind: 'with', path: whole }, { day }), path)[0];
}

/** As many groups as values, each like the template, with one of the values in its place. */
const repeated = (like: Twig | undefined, place: string, values: readonly string[]): Change => (found) =>
  like === undefined ? found : values.map((value) => withValue(like, place, value));

/** What the facts change in one consignment, of either level. */
function consignment(message: string, root: Twig, level: string, day: string, facts: Pick<CounterFacts, 'names' | 'receptacles' | 'containers' | 'grossMassKg'>): (twig: Twig) => Twig {
  const groups: [string, string, readonly string[] | undefined][] = [
    [NAMED, 'identificationNumber', facts.names],
    ['receptacle', 'receptacleIdentificationNumber', facts.receptacles],
    [EQUIPMENT, 'containerIdentificationNumber', facts.containers],
  ];
  return (twig) => {
    let changed = twig;
    for (const [group, place, values] of groups) {
      if (values === undefined) continue;
      const like = template(message, root, `${level}/${group}`, day);
      changed = changedAt(changed, group, repeated(like, place, values));
      if (group === EQUIPMENT && like !== undefined) changed = withValue(changed, 'containerIndicator', values.length > 0 ? '1' : '0');
    }
    const { grossMassKg } = facts;
    if (grossMassKg === undefined) return changed;
    return withValue(withValue(changed, 'totalGrossMass', String(grossMassKg)), 'goodsItem/weight/grossMass', String(grossMassKg));
  };
}

function withHouses(message: string, root: Twig, facts: CounterFacts): Twig {
  const houses = facts.houses ?? [{ document: `H-${facts.lrn}` }];
  // A list at the level of the carrier is his own; only where he has none it is that of each consignment in his.
  const inherited = template(message, root, `${MASTER}/${NAMED}`, facts.day) === undefined ? facts.names : undefined;
  return changedAt(root, HOUSE, (found) =>
    found.length === 0
      ? []
      : houses.map(({ document, ...own }) => {
          const said = { names: inherited, grossMassKg: facts.grossMassKg, containers: facts.containers, ...own };
          const house = withValue(found[0]!, 'transportDocumentHouseLevel/documentNumber', document);
          return consignment(message, root, HOUSE, facts.day, said)(house);
        }),
  );
}

/** Facts that are one value, and the places where a table may have it. */
function values(facts: CounterFacts): [string | undefined, ...string[]][] {
  const { lrn, master = `M-${lrn}` } = facts;
  return [
    [lrn, 'LRN'],
    [facts.mrn, 'MRN'],
    [facts.declarant, 'declarant/identificationNumber'],
    [facts.representative, 'representative/identificationNumber'],
    [facts.carrier, `${MASTER}/carrier/identificationNumber`, `${HOUSE}/carrier/identificationNumber`],
    [master, `${MASTER}/transportDocumentMasterLevel/documentNumber`, `${HOUSE}/transportDocumentMasterLevel/documentNumber`],
    [facts.split === undefined ? undefined : '1', 'splitConsignment/splitConsignmentIndicator'],
    [facts.split?.previousMrn, 'splitConsignment/previousMRN'],
    [facts.office, 'customsOfficeOfFirstEntry/referenceNumber'],
    [facts.memberState, 'addressedMemberState/country'],
    [facts.earlier, 'previousDocument/identification'],
    [facts.vessel, 'activeBorderTransportMeans/identificationNumber'],
    [facts.flight, 'activeBorderTransportMeans/conveyanceReferenceNumber'],
    [facts.departure, 'activeBorderTransportMeans/estimatedDateAndTimeOfDeparture'],
    [facts.arrival, 'activeBorderTransportMeans/estimatedDateAndTimeOfArrival'],
  ];
}

/** A party or an interval that the minimal specimen lacks and a fact speaks of. */
function withRepresentative(message: string, root: Twig, { representative, day }: CounterFacts): Twig {
  const like = representative === undefined ? undefined : template(message, root, 'representative', day);
  return like === undefined ? root : changedAt(root, 'representative', () => [like]);
}

/**
 * A good filing (`IE3F14`) or amendment (`IE3A14`) of a trader beside the operator under test, as XML text: made from the tables, and
 * not by the reference operator. The same facts give the same text.
 *
 * Throws as `makeSpecimen` does for a message that the edition has not.
 */
export function counterFiling(message: string, facts: CounterFacts): string {
  let root = makeSpecimen(message, { kind: 'minimal' }, { day: facts.day });
  root = withRepresentative(message, root, facts);
  root = withHouses(message, root, facts);
  root = changedAt(root, MASTER, (found) => found.map(consignment(message, root, MASTER, facts.day, facts)));
  for (const [value, ...places] of values(facts)) {
    if (value !== undefined) for (const place of places) root = withValue(root, place, value);
  }
  return writeXml(root);
}
