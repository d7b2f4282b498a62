/** A good message made wrong in one way. */
export interface Mistake {
  /** The message that it is made in. */
  message: string;
  edit: (document: string) => string;
}

const swap = (from: string | RegExp, to: string) => (document: string): string => document.replace(from, to);
const text = (name: string, value: string): ((document: string) => string) => swap(new RegExp(`<${name}>[^<]*</${name}>`), `<${name}>${value}</${name}>`);
const inside = (name: string, edit: (part: string) => string) => (document: string): string => document.replace(new RegExp(`<${name}>[\\s\\S]*?</${name}>`), edit);
/** A second house consignment, wrong where the first is right. */
const second = (edit: (house: string) => string) => (document: string): string =>
  document.replace(/<consignmentHouseLevel>[\s\S]*<\/consignmentHouseLevel>/, (house) => house + edit(house));
const another = (house: string): string => house.replace(/(<transportDocumentHouseLevel><documentNumber>)/, '$1SECOND-');

/** One mistake of each family, by the words in which features speak of it. Each is one error, at one place. */
export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a mandatory element missing': { message: 'IE3F10', edit: swap(/<reEntryIndicator>[^<]*<\/reEntryIndicator>/, '') },
  'an element that no table has': { message: 'IE3F22', edit: swap('</declarant>', '<colour>blue</colour></declarant>') },
  'two elements in the wrong order': { message: 'IE3F50', edit: swap(/(<name>[^<]*<\/name>)(<identificationNumber>[^<]*<\/identificationNumber>)/, '$2$1') },
  'one element too many': { message: 'IE3F30', edit: swap(/(<reEntryIndicator>[^<]*<\/reEntryIndicator>)/, '$1$1') },
  'a text that is too long': { message: 'IE3F26', edit: inside('declarant', text('name', 'N'.repeat(71))) },
  'a code that is too short': { message: 'IE3F51', edit: inside('customsOfficeOfFirstEntry', text('referenceNumber', 'DE00485')) },
  'letters in an indicator': { message: 'IE3F10', edit: text('reEntryIndicator', 'N') },
  'a decimal comma': { message: 'IE3F20', edit: text('grossMass', '12,5') },
  'no digit before the decimal point': { message: 'IE3F27', edit: text('grossMass', '.5') },
  'a local time with offset': { message: 'IE3F14', edit: inside('documentIssueDate', swap(/Z/, '+02:00')) },
  'a code that is in no list': { message: 'IE3F15', edit: inside('addressedMemberState', text('country', 'QQ')) },
  'a telephone number without country code': { message: 'IE3F16', edit: inside('declarant', swap(/<identifier>\+[^<]*</, '<identifier>040 1234567<')) },
  'an EORI that is none': { message: 'IE3F44', edit: inside('declarant', text('identificationNumber', '4711')) },
  'a wrong check digit of the ship': { message: 'IE3F12', edit: text('identificationNumber', 'IMO9074728') },
  'an item number left out': { message: 'IE3F11', edit: text('goodsItemNumber', '2') },
  'a comma in the second house consignment': { message: 'IE3F14', edit: second((house) => text('grossMass', '12,5')(another(house))) },
  'an MRN of the wrong form': { message: 'IE3A10', edit: text('MRN', '26DE00000000001XX2') },
};
