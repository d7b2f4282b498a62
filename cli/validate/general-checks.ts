import type { GeneralCheck } from '../../requirements/ics2/validate/checks';

/** What a check demands that no rule or condition of the specification names, for `--explain`. */
export interface CheckWords {
  about: string;
  scope: string;
  good: string;
  bad: string;
}

export const CHECK_WORDS: Readonly<Record<GeneralCheck, CheckWords>> = {
  'GEN-XML': {
    about: 'The message is well-formed XML 1.0 in UTF-8, without document type declaration and processing instructions.',
    scope: 'the whole file',
    good: '<?xml version="1.0" encoding="UTF-8"?><IE3F10 xmlns="urn:wco:datamodel:eu:ics2:2">...</IE3F10>',
    bad: '<!DOCTYPE IE3F10><IE3F10>...',
  },
  'GEN-ROOT': {
    about: 'The root element is a message of this edition, and the one that was announced.',
    scope: 'root element',
    good: '<IE3F10 xmlns="urn:wco:datamodel:eu:ics2:2">',
    bad: '<IE3F18 xmlns="urn:wco:datamodel:eu:ics2:2">',
  },
  'GEN-NAMESPACE': {
    about: 'The message stands in the namespace of ICS2, release 3.',
    scope: 'root element',
    good: '<IE3F10 xmlns="urn:wco:datamodel:eu:ics2:2">',
    bad: '<IE3F10>',
  },
  'GEN-MANDATORY': {
    about: 'An element that the table of the message marks as mandatory is there.',
    scope: 'every group',
    good: '<address><city>Hamburg</city><country>DE</country>...</address>',
    bad: '<address><country>DE</country>...</address>',
  },
  'GEN-UNKNOWN': {
    about: 'Nothing stands in the message that its table does not name at that place: no element, no attribute, no text.',
    scope: 'every group',
    good: '<address><city>Hamburg</city>...</address>',
    bad: '<address><town>Hamburg</town>...</address>',
  },
  'GEN-ORDER': {
    about: 'Elements stand in the order of the table.',
    scope: 'every group',
    good: '<communication><identifier>a@b.example</identifier><type>EM</type></communication>',
    bad: '<communication><type>EM</type><identifier>a@b.example</identifier></communication>',
  },
  'GEN-REPEAT': {
    about: 'An element does not stand more often than the table allows.',
    scope: 'every group',
    good: '<city>Hamburg</city>',
    bad: '<city>Hamburg</city><city>Altona</city>',
  },
  'GEN-LONG': {
    about: 'A value is not longer than its format: an..35 has at most 35 characters, n..8 at most 8 digits.',
    scope: 'every value',
    good: '<LRN>FILING-2026-000001</LRN>',
    bad: '<LRN>FILING-2026-000001-SECOND-TRY</LRN>',
  },
  'GEN-SHORT': {
    about: 'A value is not shorter than its format, and not empty: an3 has exactly 3 characters.',
    scope: 'every value',
    good: '<SpecificCircumstanceIndicator>F10</SpecificCircumstanceIndicator>',
    bad: '<SpecificCircumstanceIndicator>F1</SpecificCircumstanceIndicator>',
  },
  'GEN-CHARTYPE': {
    about: 'A value holds the characters of its format: a letters, n digits, an any on one line.',
    scope: 'every value',
    good: '<country>DE</country>',
    bad: '<country>49</country>',
  },
  'GEN-DECIMAL': {
    about: 'A number has a point, no comma, and no more decimals than its format: n..16,6 has at most 6.',
    scope: 'masses, amounts and other numbers',
    good: '<grossMass>1250.5</grossMass>',
    bad: '<grossMass>1250,5</grossMass>',
  },
  'GEN-DIGIT': {
    about: 'A number has a digit before its point.',
    scope: 'masses, amounts and other numbers',
    good: '<grossMass>0.5</grossMass>',
    bad: '<grossMass>.5</grossMass>',
  },
  'GEN-DATETIME': {
    about: 'An instant exists, is in UTC, has seconds and no fraction, and stands in a child DateTime.',
    scope: 'every date and time',
    good: '<documentIssueDate><DateTime>2026-03-01T10:00:00Z</DateTime></documentIssueDate>',
    bad: '<documentIssueDate><DateTime>2026-03-01T11:00:00+01:00</DateTime></documentIssueDate>',
  },
  'GEN-CODELIST': {
    about: 'A code is in its code list, and valid on the day of reception.',
    scope: 'every value with a code list',
    good: '<SpecificCircumstanceIndicator>F10</SpecificCircumstanceIndicator>',
    bad: '<SpecificCircumstanceIndicator>F18</SpecificCircumstanceIndicator>',
  },
  'GEN-UNICODE': {
    about: 'Texts are written in Latin, Greek or Cyrillic characters.',
    scope: 'every text of a message that a trader sends',
    good: '<name>Shanghai Textile Co.</name>',
    bad: '<name>上海纺织</name>',
  },
  'GEN-INDICATOR': {
    about: 'The specific circumstance indicator names the same filing as the message: F10 in IE3F10 and IE3A10.',
    scope: 'specific circumstance indicator of filings and amendments',
    good: '<IE3F10><SpecificCircumstanceIndicator>F10</SpecificCircumstanceIndicator>...',
    bad: '<IE3F10><SpecificCircumstanceIndicator>F11</SpecificCircumstanceIndicator>...',
  },
  'GEN-STOPWORD': {
    about: 'A mandatory element says more than a stop word ("parts", "general cargo"); inside other text such a word is no matter.',
    scope: 'description of goods, name and address of a party, in filings and amendments',
    good: '<descriptionOfGoods>steel parts for pumps</descriptionOfGoods>',
    bad: '<descriptionOfGoods>Parts.</descriptionOfGoods>',
  },
  schema: {
    about: 'The message is valid by its XML schema in what the other checks do not explain.',
    scope: 'the whole message',
    good: 'a message that xmllint --schema accepts',
    bad: 'a message that only xmllint refuses; please report it',
  },
};
