import { all, at, textAt, type SchemaProblem, type XmlElement } from '../../../protocols/xml';
import { chapterExists, numberProblems, obligatoryParts, type ModeProfile, type RegistrationNumber } from '../../../requirements/kz';
import type { RevenueBehaviour } from './behaviour';

/** What a document is checked against beside itself. */
export interface Files {
  holdsDeclaration(number: string): boolean;
  wasGiven(number: RegistrationNumber): boolean;
}

/** Why a document is not registered: a code of ours and a text that begins with the place of the fault. */
export interface Ground {
  code: string;
  text: string;
}

/** An answer names no more grounds than these. */
const MOST_GROUNDS = 25;

const filled = (element: XmlElement): boolean => element.children.length > 0 || element.text.trim() !== '';

/** The preliminary declaration that a consignment relies on, `office/date/number`. */
function declarationOf(consignment: XmlElement): string | undefined {
  const id = at(consignment, 'CustomsDocIdDetails');
  return id === undefined ? undefined : `${textAt(id, 'CustomsCode') ?? ''}/${textAt(id, 'RegistrationDate') ?? ''}/${textAt(id, 'GTDNumber') ?? ''}`;
}

/** (a) Structure and format: what the schema of the mode says. */
function format(problems: readonly SchemaProblem[]): Ground[] {
  return problems.map(({ path, message }) => ({ code: 'FORMAT', text: `${path.split('/').slice(4).join('/')}: ${message}` }));
}

/** (b) Composition: what the purposes of the document ask for, unless a declaration that customs holds says it already. */
function composition(document: XmlElement, { mode, consignments }: ModeProfile, behaviour: RevenueBehaviour, files: Files): Ground[] {
  const purposes = new Set(all(document, 'UsageCode').map((one) => one.text.trim()));
  const declared = all(document, consignments).filter((one) => behaviour.believesDeclarations && files.holdsDeclaration(declarationOf(one) ?? ''));
  const settled = new Set<XmlElement>(declared.flatMap((one) => [one, ...one.children]));
  const parts = obligatoryParts(mode).filter(({ usage }) => usage === 'any' || purposes.has(usage)).filter(behaviour.checksPart);
  return parts.flatMap(({ within, path, usage, suppliedByDeclaration }) => {
    const places = (within === undefined ? [document] : all(document, within)).filter((place) => suppliedByDeclaration !== true || !settled.has(place));
    return places.filter((place) => !all(place, path).some(filled)).map(() => ({ code: 'INCOMPLETE', text: `${within === undefined ? '' : `${within}/`}${path}: obligatory (purpose ${usage})` }));
  });
}

/** (c) Code Art. 31(7), as far as it is known: declarations that exist, goods codes that the nomenclature has. */
function article31(document: XmlElement, { consignments }: ModeProfile, files: Files): Ground[] {
  const cited = all(document, consignments).map(declarationOf).filter((one): one is string => one !== undefined && !files.holdsDeclaration(one));
  const codes = all(document, `${consignments}/GoodsItem/GoodsTNVEDCode`).map((one) => one.text.trim()).filter((code) => !chapterExists(code));
  return [
    ...cited.map((number) => ({ code: 'DECLARATION', text: `CustomsDocIdDetails: customs holds no declaration ${number}` })),
    ...codes.map((code) => ({ code: 'NOMENCLATR', text: `GoodsTNVEDCode: ${code} is not in the nomenclature` })),
  ];
}

/** (d) Numbers cited: of the form of a registration number, and given by this office. */
function numbers(document: XmlElement, behaviour: RevenueBehaviour, files: Files): Ground[] {
  return ['RegNumber', 'RefRegNumber'].flatMap((name): Ground[] => {
    const cited = at(document, name);
    if (cited === undefined || !behaviour.checksNumbers) return [];
    const number = { country: textAt(cited, 'CountryCode') ?? '', date: textAt(cited, 'Date') ?? '', serial: textAt(cited, 'PINumber') ?? '' };
    if (name === 'RegNumber' && behaviour.takesUinForNumber) return [];
    const wrong = numberProblems(number);
    if (wrong.length === 0 && files.wasGiven(number)) return [];
    return [{ code: 'NUMBER', text: `${name}: ${wrong.join(', ') || 'this office gave no such number'}` }];
  });
}

/** Every ground in the order in which the Order names what is checked; a document of a wrong form is looked at no further. */
export function grounds(document: XmlElement, profile: ModeProfile, problems: readonly SchemaProblem[], behaviour: RevenueBehaviour, files: Files): Ground[] {
  const found = problems.length > 0
    ? format(problems)
    : [...composition(document, profile, behaviour, files), ...article31(document, profile, files), ...numbers(document, behaviour, files)];
  return found.slice(0, MOST_GROUNDS);
}
