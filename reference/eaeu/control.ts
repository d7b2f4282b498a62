import { COMMON_ERRORS, errorsOf, type FaultSubcode, type Finding, type ReadMessage, type SignalError } from '../../protocols/eaeu-soap';
import type { Schema } from '../../protocols/xml';

/** Compiled schema of a message structure, by its code. Throws RangeError for one that we have no use for. */
export type SchemaOf = (code: string) => Schema;

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

/** Structural errors as the ERR signal wants them: one for each place, since a schema often says the same thing twice. */
export function structuralErrors(schema: Schema, document: string): SignalError[] {
  const byPlace = new Map<string, SignalError>();
  for (const problem of schema.validate(Buffer.from(document))) {
    if (!byPlace.has(problem.path)) byPlace.set(problem.path, { code: COMMON_ERRORS.data, description: problem.message.slice(0, 500), reference: problem.path });
  }
  return [...byPlace.values()];
}
