import type { ValueNode } from '../structures/model';
import { containerNumber, eori, meansNumber, mrn, phone, receptacle } from './identity';
import { officeIn, portIn } from './journey';
import { around, below, consignmentOf, type Shoot } from './shoot';
import type { Setting } from './setting';
import { containerIndicator, informationCode, splitIndicator, typeOfPackages, typeOfPerson } from './steering';
import transport from './transport.json';

type Maker = (shoot: Shoot, setting: Setting) => string;

const sibling = ({ up }: Shoot, name: string): Shoot | undefined => below(up, name)[0];
const isPassive = (shoot: Shoot): boolean => shoot.up!.node.name === 'passiveBorderTransportMeans';
const isMeans = (shoot: Shoot): boolean => /BorderTransportMeans$/.test(shoot.up!.node.name);

/** Passive means of transport travel on a ferry or a train; others are of the message's mode. */
const carriedMode = (mode: string): '2' | '3' => (mode === '2' ? '2' : '3');
const byMode = <T>(table: Readonly<Record<string, T>>, mode: string): T => table[mode]!;

/** Country of a place: its end of the route. */
function countryOfPlace(place: Shoot, setting: Setting): string {
  const { route } = /Loading|Unloading/.test(place.node.name) ? setting.journey : setting.carriage(consignmentOf(place)!);
  return /Loading|Acceptance/.test(place.node.name) ? route[0]! : route[route.length - 1]!;
}

/** Instant some hours after the beginning of the message's day, in UTC. */
function instant({ day }: Setting, hours: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
}

/** R3053: arrival never before departure. */
const DATES: Readonly<Record<string, Maker>> = {
  documentIssueDate: (_, setting) => instant(setting, 8),
  notificationDate: (_, setting) => instant(setting, 9),
  registrationDate: (_, setting) => instant(setting, 9),
  completionDate: (_, setting) => instant(setting, 10),
  scheduledControlDate: (_, setting) => instant(setting, 24 + setting.taste.whole(0, 72, 12)),
  estimatedDateAndTimeOfDeparture: (shoot, setting) => instant(setting, sibling(shoot, 'actualDateAndTimeOfDeparture') === undefined ? 36 : -6),
  actualDateAndTimeOfDeparture: (_, setting) => instant(setting, setting.taste.whole(-48, 0, -5)),
  estimatedDateAndTimeOfArrival: (_, setting) => instant(setting, setting.taste.whole(36, 960, 400)),
  actualDateAndTimeOfArrival: (_, setting) => instant(setting, 7),
};

function address(shoot: Shoot, { codes, postcodeFree, taste }: Setting): string {
  const coded = sibling(shoot, 'postCode') !== undefined;
  return taste.pick(
    codes('CL718').filter((country) => postcodeFree(country) !== coded),
    coded ? 10 : 0,
  );
}

function country(shoot: Shoot, setting: Setting): string {
  const parent = shoot.up!.node.name;
  if (parent === 'countriesOfRoutingOfMeansOfTransport') return setting.journey.route[shoot.up!.index]!;
  if (parent === 'countriesOfRoutingOfConsignment') return setting.carriage(consignmentOf(shoot)!).route[shoot.up!.index]!;
  if (parent === 'address') return /^placeOf/.test(shoot.up!.up!.node.name) ? countryOfPlace(shoot.up!.up!, setting) : address(shoot, setting);
  return /MemberState$/.test(parent) ? setting.journey.entry : setting.taste.pick(setting.codes('CL718'), shoot.up!.index);
}

/** HS and CN part come from one code: both places draw by the same number. */
const nomenclature = (shoot: Shoot, setting: Setting): string => {
  const all = setting.codes('CL706');
  return all[(around(shoot, 'goodsItem')?.index ?? 0) % all.length]!;
};

const VALUES: Readonly<Record<string, Maker>> = {
  ...DATES,
  LRN: ({ node }, { message, day, taste, serial }) => `${message}-${day.replace(/-/g, '')}-${taste.whole(1, 9999, 1)}${node.name.length - 3 + serial()}`,
  MRN: (_, setting) => mrn(setting, setting.message === 'IE3R04' ? 'Z' : 'T'),
  previousMRN: (_, setting) => mrn(setting),
  SpecificCircumstanceIndicator: (_, { message, codes, taste }) =>
    /^IE3[FA]/.test(message) ? `F${message.slice(-2)}` : taste.pick(codes('CL742'), 0),
  splitConsignmentIndicator: splitIndicator,
  containerIndicator: (shoot) => containerIndicator(shoot),
  typeOfPackages,
  typeOfPerson,
  ModeOfTransport: (_, { mode }) => mode,
  nationality: (_, { codes, taste }) => taste.pick(codes('CL718'), 9),
  typeOfIdentification: (shoot, { mode }) => byMode(transport.identificationType, isPassive(shoot) ? carriedMode(mode) : mode),
  typeOfMeansOfTransport: (shoot, { mode }) => byMode(transport.meansType, isPassive(shoot) ? carriedMode(mode) : mode),
  identificationNumber: (shoot, setting) => {
    if (!isMeans(shoot)) return eori(setting);
    return meansNumber(byMode(transport.identificationType, isPassive(shoot) ? carriedMode(setting.mode) : setting.mode), setting);
  },
  containerIdentificationNumber: (_, setting) => containerNumber(setting),
  numberOfSeals: (shoot) => String(below(shoot.up, 'seal').length),
  receptacleIdentificationNumber: (_, setting) => receptacle(setting),
  conveyanceReferenceNumber: (_, { taste }) => `LH${taste.whole(100, 9999, 8403)}`,
  UNLOCODE: (shoot, setting) => portIn(countryOfPlace(shoot.up!, setting), setting.taste),
  country,
  sequenceNumber: ({ up }) => String(up!.index + 1),
  goodsItemNumber: ({ up }) => String(up!.index + 1),
  harmonizedSystemSubHeadingCode: (shoot, setting) => nomenclature(shoot, setting).slice(0, 6),
  combinedNomenclatureCode: (shoot, setting) => nomenclature(shoot, setting).slice(6),
  VATIdentificationNumber: (_, { serial }) => `DE${String(123_456_000 + serial())}`,
  // R3051: below a house consignment at the lowest level of contract there are only sub-house filings.
  supplementaryFilingType: ({ node }, { codes, taste }) => (node.rules.includes('R3051') ? '2' : taste.pick(codes('CL745'), 0)),
  requestType: (_, { message }) => (/^IE3(Q02|N04)$/.test(message) ? 'RFI' : 'RFS'),
  messageElementPath: () => '/IE3F10/consignmentMasterLevel/carrier/address/postCode',
  MIME: () => 'application/pdf',
  filename: (_, { serial }) => `screening-${serial()}.pdf`,
};

/** Names that mean different things in different groups. */
const BY_GROUP: Readonly<Record<string, Maker>> = {
  'communication/type': ({ up }) => (up!.index % 2 === 0 ? 'TE' : 'EM'),
  'communication/identifier': ({ up }, setting) => (up!.index % 2 === 0 ? phone(setting) : `desk${setting.serial()}@forwarder.example`),
  'additionalInformation/code': informationCode,
  'relatedMRN/identification': (_, setting) => mrn(setting),
  'customsOfficeOfFirstEntry/referenceNumber': (_, setting) => officeIn(setting.journey.entry, setting.taste),
  'actualCustomsOfficeOfFirstEntry/referenceNumber': (_, setting) => officeIn(setting.journey.entry, setting.taste),
};

/** Type of a transport document, by mode and by the level that the name of its group tells. */
function documentType(shoot: Shoot, { mode }: Setting): string {
  const documents = byMode(transport.documents, mode);
  return /House/.test(shoot.up!.node.name) ? documents.house : documents.master;
}

function decimal({ taste, serial }: Setting, whole: number, fraction: number): string {
  const units = taste.whole(0, 10 ** Math.min(whole, 9) - 1, 1000 + serial());
  const places = taste.whole(0, fraction, Math.min(fraction, 2));
  const part = places === 0 ? '' : `.${String(taste.whole(0, 10 ** places - 1, 5 * 10 ** (places - 1))).padStart(places, '0')}`;
  return String(units) + part;
}

/** Length that both the table and the type admit. */
function longest({ format, value }: ValueNode): number {
  const table = /^an?\.\.(\d+)$/.exec(format);
  return Math.min(table === null ? Infinity : Number(table[1]), 'maxLength' in value ? value.maxLength : Infinity);
}

/** A value for a place, by its name, its code list or its type, in this order. */
export function valueFor(shoot: Shoot, setting: Setting): string {
  const node = shoot.node as ValueNode;
  const parent = shoot.up!.node.name;
  const own = BY_GROUP[`${parent}/${node.name}`] ?? VALUES[node.name];
  if (own !== undefined) return own(shoot, setting);
  if (node.codeLists.includes('CL754')) return documentType(shoot, setting);
  const list = node.codeLists[0];
  if (list !== undefined) return setting.taste.pick(setting.codes(list), shoot.up!.index);
  const { value } = node;
  if (value.base === 'decimal' && value.fractionDigits === 0) return String(setting.taste.whole(1, 10 ** value.totalDigits - 1, 10));
  if (value.base === 'decimal') return decimal(setting, value.totalDigits - value.fractionDigits, value.fractionDigits);
  return setting.taste.text(longest(node), `${node.label} ${setting.serial()}`);
}
