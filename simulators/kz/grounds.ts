import { all, at, textAt, type XmlElement } from '../../protocols/xml';
import { chapterExists, formatNumber, numberProblems, obligatoryParts, type ModeProfile, type ObligatoryPart, type RegistrationNumber } from '../../requirements/kz';
import type { AuthorityBehaviour } from './behaviour';
import type { Reading, Reason } from './model';

/** What the grounds may ask of the authority's memory. */
export interface KnownFacts {
  wasGiven(number: string): boolean;
  /** A preliminary customs declaration by `office/date/number`. */
  holdsDeclaration(number: string): boolean;
}

/** A message names at most this many reasons: a broken document of thousands of items must not make a giant answer. */
const MOST_REASONS = 20;

type Ground = (pi: XmlElement, profile: ModeProfile, behaviour: AuthorityBehaviour, known: KnownFacts) => Reason[];

const below = (path: string): string => path.replace(/^\/Envelope\/Body\/[^/]+\//, '');

/** Number of the preliminary declaration that a consignment cites, `office/date/number`. */
function citedDeclaration(consignment: XmlElement): string | undefined {
  const cited = at(consignment, 'CustomsDocIdDetails');
  return cited && ['CustomsCode', 'RegistrationDate', 'GTDNumber'].map((part) => textAt(cited, part) ?? '').join('/');
}

const GOODS_LEVEL = /\/GoodsItem$/;

function missing(pi: XmlElement, { consignments }: ModeProfile, part: ObligatoryPart, exempt: ReadonlySet<XmlElement>): Reason[] {
  const places = part.within === undefined ? [pi] : all(pi, part.within);
  const consignmentOf = (place: XmlElement): XmlElement | undefined =>
    GOODS_LEVEL.test(part.within ?? '') ? all(pi, consignments).find((one) => one.children.includes(place)) : place;
  return places
    .filter((place) => !(part.suppliedByDeclaration === true && exempt.has(consignmentOf(place) ?? place)))
    .filter((place) => !all(place, part.path).some((found) => found.text.trim() !== '' || found.children.length > 0))
    .map((place) => ({ code: 'KZ-COMPOSE', text: `${place === pi ? '' : `${below(place.path)}/`}${part.path}: obligatory for ${part.usage === 'any' ? 'every purpose' : `purpose ${part.usage}`}, but missing` }));
}

const composition: Ground = (pi, profile, behaviour, known) => {
  const usages = all(pi, 'UsageCode').map((one) => one.text.trim());
  const covered = all(pi, profile.consignments).filter((one) => {
    const cited = citedDeclaration(one);
    return behaviour.reliesOnDeclarations && cited !== undefined && known.holdsDeclaration(cited);
  });
  const exempt = new Set(covered);
  return obligatoryParts(profile.mode).filter((part) => part.usage === 'any' || usages.includes(part.usage))
    .filter(behaviour.checksPart)
    .flatMap((part) => missing(pi, profile, part, exempt));
};

const declarations: Ground = (pi, { consignments }, _behaviour, known) =>
  all(pi, consignments).flatMap((consignment) => {
    const cited = citedDeclaration(consignment);
    return cited === undefined || known.holdsDeclaration(cited) ? [] : [{ code: 'KZ-DECL', text: `${below(consignment.path)}/CustomsDocIdDetails: no preliminary declaration ${cited}` }];
  });

const nomenclature: Ground = (pi, { consignments }) =>
  all(pi, `${consignments}/GoodsItem/GoodsTNVEDCode`)
    .filter((code) => !chapterExists(code.text.trim()))
    .map((code) => ({ code: 'KZ-ART31-7', text: `${below(code.path)}: the nomenclature has no goods code ${code.text.trim()}` }));

function numberAt(pi: XmlElement, name: string): RegistrationNumber | undefined {
  const found = at(pi, name);
  return found && { country: textAt(found, 'CountryCode') ?? '', date: textAt(found, 'Date') ?? '', serial: textAt(found, 'PINumber') ?? '' };
}

const references: Ground = (pi, _profile, behaviour, known) =>
  behaviour.checksReferences
    ? ['RegNumber', 'RefRegNumber'].flatMap((name) => {
      const number = numberAt(pi, name);
      if (number === undefined) return [];
      const wrong = numberProblems(number);
      if (wrong.length > 0) return [{ code: 'KZ-NUMBER', text: `${name}: ${wrong.join(', ')}` }];
      return known.wasGiven(formatNumber(number)) ? [] : [{ code: 'KZ-NUMBER', text: `${name}: ${formatNumber(number)} was never given` }];
    })
    : [];

/**
 * The grounds for refusal in the order in which they are looked for (Order 281, Rules 5): composition, data of declarations, Art. 31(7),
 * numbers cited. All that apply are told at once.
 */
const GROUNDS: readonly Ground[] = [composition, declarations, nomenclature, references];

/** Every ground for refusing this document; none means that it is registered. Structure and format come first and alone. */
export function groundsForRefusal(reading: Extract<Reading, { kind: 'document' }>, behaviour: AuthorityBehaviour, known: KnownFacts): Reason[] {
  const structure = reading.problems.map((problem) => ({ code: 'KZ-STRUCT', text: `${below(problem.path)}: ${problem.message}` }));
  const found = structure.length > 0 ? structure : GROUNDS.flatMap((ground) => ground(reading.pi, reading.profile, behaviour, known));
  return found.slice(0, MOST_REASONS);
}
