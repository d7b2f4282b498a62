/** CL723 codes that answer a breach, read a second time from the list of rules and the labels of the codes. */
const GENERAL: Readonly<Record<string, string>> = {
  'GEN-MANDATORY': '13',
  'GEN-UNKNOWN': '15',
  'GEN-ORDER': '15',
  'GEN-REPEAT': '35',
  'GEN-LONG': '39',
  'GEN-SHORT': '40',
  'GEN-CHARTYPE': '37',
  'GEN-DECIMAL': '19',
  'GEN-DIGIT': '38',
  'GEN-UNICODE': '102',
  'GEN-STOPWORD': '100',
  'GEN-DOC-UNIQUE': '81',
  'GEN-MRN-KNOWN': '90',
  'GEN-AMD-ADD': '101',
  'GEN-AMD-LOCKED': '104',
};

const RULES: Readonly<Record<string, string>> = {
  R3003: '94',
  R3004: '93',
  R3009: '70',
  R3010: '70',
  R3024: '104',
  R3053: '103',
  C3025: '13',
  C3048: '13',
};

/** The code expected for a check, rule or condition; 12, a value that is not right, where no source says more. */
export function expectedCode(id: string): string {
  return GENERAL[id] ?? RULES[id] ?? '12';
}
