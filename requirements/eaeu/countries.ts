import rs from './countries/RS.json';
import vn from './countries/VN.json';

/** Technical conditions agreed with a third country (Decision 124, items 5, 14, 16, 17, 19, 23). The loaded ones are ours, not official. */
export interface TechnicalConditions {
  notice: string;
  /** Alpha-2 code. */
  country: string;
  /** LanguageCode of documents: two small letters. */
  language: string;
  /** Code of the treaty's form of certificate. */
  treatyForm: string;
  /** What the external gateway offers for this country. */
  services: string[];
  /** Elements of a certificate that the structure leaves optional and this country wants. */
  requiredFields: string[];
  /** Element -> values allowed. */
  codeLists: Record<string, string[]>;
  /** ISO 8601 duration from entry in the database to the report of flow 1 (item 19). */
  issueTerm: string;
  why: string;
}

const CONDITIONS: readonly TechnicalConditions[] = [vn, rs];

/** The conditions of a country; undefined where none are loaded. */
export function technicalConditions(country: string): TechnicalConditions | undefined {
  return CONDITIONS.find((one) => one.country === country);
}
