import type { ValueNode } from '../structures/model';
import { DATES } from './dates';
import { containerNumber, eori, meansNumber, mrn, phone, receptacle } from './identity';
import { country, locode, officeOfEntry } from './places';
import { plainValue } from './plain';
import type { Setting } from './setting';
import { around, below, type Shoot } from './shoot';
import { containerIndicator, informationCode, splitIndicator, typeOfPackages, typeOfPerson } from './steering';
import transport from './transport.json';

type Maker = (shoot: Shoot, setting: Setting) => string;

/** LRN of a filing, unique by chance where the taste draws (R3003). */
const reference =
  (message?: string): Maker =>
  (_, { message: own, day, taste }) =>
    `${message ?? own}-${day.replace(/-/g, '')}-${String(taste.whole(1, 999_999, 1)).padStart(6, '0')}`;

const earlierMrn: Maker = (shoot, setting) => mrn(1_000_000 + setting.serial(shoot), setting);

/** Passive means of transport ride on a ferry as lorries, on a train as wagons. */
function modeOf(shoot: Shoot, { mode }: Setting): keyof typeof transport.means {
  const passive = shoot.up!.node.name === 'passiveBorderTransportMeans';
  return (passive ? (mode === '2' ? 'wagon' : '3') : mode) as keyof typeof transport.means;
}
const isMeans = (shoot: Shoot): boolean => shoot.up!.node.name.endsWith('BorderTransportMeans');

/** HS and CN part of one nomenclature code, the same for both places. */
const nomenclature = ({ up: group }: Shoot, { once, codes, taste }: Setting): string =>
  once(group!, () => taste.pick(codes('CL706'), around(group, 'goodsItem')?.index ?? 0));

const position: Maker = ({ up: group }) => String(group!.index + 1);

/** Makers by the name of the place. */
const VALUES: Readonly<Partial<Record<string, Maker>>> = {
  ...DATES,
  LRN: (shoot, setting) => reference(/^IE3(F|N06)/.test(setting.message) ? undefined : 'IE3F10')(shoot, setting),
  // A consultation has a reference of its own; elsewhere it is that of the filing spoken of.
  functionalReference: (shoot, setting) => reference(setting.message === 'IE3Q05' ? undefined : 'IE3F10')(shoot, setting),
  MRN: (_, setting) => mrn(setting.taste.whole(1, 999_999, 1), setting, setting.message === 'IE3R04' ? 'Z' : 'T'),
  referralRequestReference: ({ up }, { day }) => `RR${day.replace(/-/g, '')}-${up!.index + 1}`,
  previousMRN: earlierMrn,
  // A filing and its amendment name themselves a second time.
  SpecificCircumstanceIndicator: (_, { message }) => (/^IE3[FA]/.test(message) ? `F${message.slice(-2)}` : 'F10'),
  splitConsignmentIndicator: splitIndicator,
  containerIndicator,
  typeOfPackages,
  typeOfPerson,
  ModeOfTransport: (_, { mode }) => mode,
  nationality: (_, { codes, taste }) => taste.pick(codes('CL718'), 9),
  typeOfIdentification: (shoot, setting) => transport.means[modeOf(shoot, setting)].identification,
  typeOfMeansOfTransport: (shoot, setting) => transport.means[modeOf(shoot, setting)].type,
  identificationNumber: (shoot, setting) =>
    isMeans(shoot) ? meansNumber(transport.means[modeOf(shoot, setting)].identification, shoot, setting) : eori(shoot, setting),
  containerIdentificationNumber: containerNumber,
  numberOfSeals: ({ up: equipment }) => String(below(equipment, 'seal').length),
  receptacleIdentificationNumber: receptacle,
  conveyanceReferenceNumber: (_, { taste }) => `LH${taste.whole(100, 9999, 8403)}`,
  UNLOCODE: locode,
  country,
  // R3016, R3017: goods items are numbered 1, 2, 3 ... within their consignment; so is a route.
  goodsItemNumber: position,
  sequenceNumber: position,
  harmonizedSystemSubHeadingCode: (shoot, setting) => nomenclature(shoot, setting).slice(0, 6),
  combinedNomenclatureCode: (shoot, setting) => nomenclature(shoot, setting).slice(6),
  // R3051: below the lowest level of contract there are only sub-house filings.
  supplementaryFilingType: ({ node }, { codes, taste }) => (node.rules.includes('R3051') ? '2' : taste.pick(codes('CL745'), 0)),
  VATIdentificationNumber: (shoot, { serial }) => `DE${123_456_000 + serial(shoot)}`,
  MIME: (_, { taste }) => taste.pick(['application/pdf', 'image/png', 'text/plain'], 0),
  messageElementPath: () => '/IE3F10/declarant/address/postCode',
  requestType: (_, { message }) => (/^IE3(Q02|N04)$/.test(message) ? 'RFI' : 'RFS'),
};

/** Makers for names that mean something else in this group. */
const BY_GROUP: Readonly<Partial<Record<string, Maker>>> = {
  'communication/type': (shoot) => (byPhone(shoot) ? 'TE' : 'EM'),
  'communication/identifier': (shoot, setting) => (byPhone(shoot) ? phone(shoot, setting) : `desk${setting.serial(shoot)}@forwarder.example`),
  'additionalInformation/code': informationCode,
  'relatedMRN/identification': earlierMrn,
  'customsOfficeOfFirstEntry/referenceNumber': officeOfEntry,
  'actualCustomsOfficeOfFirstEntry/referenceNumber': officeOfEntry,
};

function byPhone({ up: communication }: Shoot): boolean {
  return communication!.index % 2 === 0;
}

/** Type of a transport document (CL754), by mode and by the level that the name of its group tells. */
function documentType({ up: document }: Shoot, { mode }: Setting): string {
  const { master, house } = transport.means[mode as keyof typeof transport.means];
  return document!.node.name.includes('House') ? house : master;
}

/** A value for a place: by its group and name, by its code list, or by its type. */
export function valueFor(shoot: Shoot, setting: Setting): string {
  const node = shoot.node as ValueNode;
  const own = BY_GROUP[`${shoot.up!.node.name}/${node.name}`] ?? VALUES[node.name];
  if (own !== undefined) return own(shoot, setting);
  const list = node.codeLists[0];
  if (list === 'CL754') return documentType(shoot, setting);
  return list === undefined ? plainValue(shoot, setting) : setting.taste.pick(setting.codes(list), shoot.up!.index);
}
