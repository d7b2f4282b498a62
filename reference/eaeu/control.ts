import { errorsOf, type FaultSubcode, type Finding, type ReadMessage } from '../../protocols/eaeu-soap';

/** Which subcode of table 8 (Decision 5, item 74) says what the technological control found. */
export function subcodeOf(finding: Finding): FaultSubcode {
  const specialised = finding.where.startsWith('int:');
  switch (finding.code) {
    case 'EAEU-HEADER-MISSING': return specialised ? 'int:InvalidHeader' : 'wsa:MessageAddressingHeaderRequired';
    case 'EAEU-BODY-EMPTY':
    case 'EAEU-BODY-CROWDED': return 'int:DataError';
    case 'EAEU-ACTION': return 'wsa:ActionNotSupported';
    default: return specialised ? 'int:InvalidHeader' : 'wsa:InvalidAddressingHeader';
  }
}

/** The defect that a fault is about: the first error. */
export function firstDefect(read: Extract<ReadMessage, { kind: 'broken' }>): Finding {
  return errorsOf(read.findings)[0] ?? { code: 'EAEU-NOT-SOAP12', where: '/', seen: '', severity: 'error', text: 'the message cannot be processed' };
}
