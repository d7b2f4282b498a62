/**
 * Value types of the used elements: built-in base and facets, in the album's meaning (element tables of profile
 * fts-album-5.23.0). Names are ours. A facet value is text, as it stands in a schema.
 */
export interface ValueType {
  base: 'string' | 'token' | 'boolean' | 'integer' | 'decimal' | 'date' | 'dateTime';
  facets?: Partial<Record<'length' | 'minLength' | 'maxLength' | 'pattern' | 'totalDigits' | 'fractionDigits' | 'minInclusive', string>>;
}

const token = (length: string): ValueType => ({ base: 'token', facets: { length } });
const upTo = (base: 'token' | 'string', maxLength: string): ValueType => ({ base, facets: { minLength: '1', maxLength } });
const coded = (pattern: string): ValueType => ({ base: 'token', facets: { pattern } });
const whole = (totalDigits: string): ValueType => ({ base: 'integer', facets: { totalDigits, minInclusive: '0' } });

export const VALUE_TYPES: Readonly<Record<string, ValueType>> = {
  DocumentId: upTo('token', '36'),
  DocumentCode: coded('R(\\.[A-Z]{2}\\.[A-Z]{2}\\.[0-9]{2})?\\.[0-9]{3}'),
  DateTime: { base: 'dateTime' },
  Date: { base: 'date' },
  LanguageCode: coded('[A-Z]{2}'),
  Country: coded('[A-Z]{2}|[0]{2}|[9]{2}'),
  CustomsOffice: coded('[0-9]{2}|[0-9]{5}|[0-9]{8}'),
  HsCode: coded('[0-9]{4}|[0-9]{6}|[0-9]{8}|[0-9]{10}'),
  Digits12: coded('[0-9]{12}'),
  Digits1to3: coded('[0-9]{1,3}'),
  Digits7: coded('[0-9]{7}'),
  RailStation: coded('[0-9]{5}|[0-9]{6}'),
  Airport: coded('\\w{3}'),
  Port: coded('[A-Z]{3}|[А-Я]{3}|[0-9A-Z]{5}'),
  Indicator: { base: 'boolean' },
  Code1: token('1'),
  Code2: token('2'),
  Code3: token('3'),
  Code5: token('5'),
  Code8: token('8'),
  Code9: token('9'),
  Code18: upTo('token', '18'),
  Token4: upTo('token', '4'),
  Token7: upTo('token', '7'),
  Token8: upTo('token', '8'),
  Token10: upTo('token', '10'),
  Token17: upTo('token', '17'),
  Token40: upTo('token', '40'),
  Token50: upTo('token', '50'),
  Text11: upTo('string', '11'),
  Text15: upTo('string', '15'),
  Text250: upTo('string', '250'),
  Name150: upTo('string', '150'),
  Count3: whole('3'),
  Quantity5: whole('5'),
  Quantity8: whole('8'),
  Weight: { base: 'decimal', facets: { minInclusive: '0', fractionDigits: '6', totalDigits: '24' } },
};
