import { isoSeconds } from '../../../protocols/time/clock';
import { ParameterError } from '../../../requirements/parameters';
import type { Problem } from '../../../requirements/ics2/problem';
import type { MessageReference } from './reference';
import { fittingPath, oneLine } from './text';
import { fits, writeMessage, type Saying } from './write-message';

/** Both tables hold at most this many errors. */
const MOST_ERRORS = 99_999;

/**
 * How a place of the refused message is named. The ICD (4.5.3) says XPath; a sister message was seen in use with display
 * names between slashes.
 */
export type PointerSyntax = 'xpath' | 'display-names';

/** Reads the parameter `ics2.pointer.syntax`. @throws ParameterError PARAMETER_INVALID */
export function pointerSyntax(value: string): PointerSyntax {
  if (value === 'xpath' || value === 'display-names') return value;
  throw new ParameterError('PARAMETER_INVALID', `ics2.pointer.syntax: no way "${value}" to point at an element`, 'xpath or display-names');
}

/** One error of a refusal, in words. */
export interface RefusalText {
  /** CL723. */
  code: string;
  description: string;
  /** Detail of a parser, in English. */
  technical?: string;
  /** The element at fault in the refused message; absent where the message could not be read. */
  pointer?: string;
}

/** A problem as an error of a refusal. Parser's words go beside ours, not in their place. */
export function refusalText(problem: Problem, syntax: PointerSyntax): RefusalText {
  const { rule, element, found, demanded, line, code, path, displayPath } = problem;
  const parsing = rule === 'schema' || rule === 'GEN-XML';
  return {
    code,
    description: `${rule}: ${element}: found ${found}; demanded ${demanded}`,
    technical: parsing ? `line ${line}: ${found}` : undefined,
    // Of a document that could not be read no element can be named.
    pointer: path === '/' ? undefined : syntax === 'xpath' ? path : displayPath,
  };
}

function errorElement(error: RefusalText): Saying {
  return {
    description: oneLine(error.description, 512),
    validationCode: error.code,
    pointer: { messageElementPath: error.pointer === undefined ? undefined : fittingPath(error.pointer, 512) },
  };
}

/** Values of the refused message stand in the reply only where they fit its table. */
function quoted(reply: string, { addressedMemberState, representative, transportDocument, declarant, customsOffice }: MessageReference): Saying {
  const orNone = (steps: string, value: string | undefined): string | undefined => (value !== undefined && fits(reply, steps, value) ? value : undefined);
  const documentNumber = orNone('transportDocument/documentNumber', transportDocument?.number);
  const type = orNone('transportDocument/type', transportDocument?.type);
  return {
    addressedMemberState: { country: orNone('addressedMemberState/country', addressedMemberState) },
    representative: { identificationNumber: orNone('representative/identificationNumber', representative) },
    transportDocument: documentNumber === undefined || type === undefined ? undefined : { documentNumber, type },
    declarant: { identificationNumber: orNone('declarant/identificationNumber', declarant) },
    customsOfficeOfFirstEntry: { referenceNumber: orNone('customsOfficeOfFirstEntry/referenceNumber', customsOffice) },
  };
}

/**
 * IE3N99: the message is refused for its syntax, rules, codes or data quality, with every error (ICD 4.5.3; HTI IE 2.02).
 * @param functionalReference absent = none can be named: RefToMessageId alone connects
 * @param at business time, epoch ms
 */
export function errorNotification(refused: MessageReference, functionalReference: string | undefined, errors: readonly RefusalText[], at: number): string {
  const named = functionalReference !== undefined && fits('IE3N99', 'functionalReference', functionalReference);
  return writeMessage('IE3N99', {
    ...quoted('IE3N99', refused),
    functionalReference: named ? functionalReference : undefined,
    notificationDate: isoSeconds(at),
    error: errors.slice(0, MOST_ERRORS).map((error) => ({
      ...errorElement(error),
      technicalErrorMessage: error.technical === undefined ? undefined : oneLine(error.technical, 1024),
    })),
  });
}

/**
 * IE3N01: a message that the Trader Interface found sound cannot take effect (HTI IE 2.02). Description, code and pointer are
 * mandatory, so is the declarant. An LRN or an MRN connects: a filing's MRN is not told before it is registered.
 */
export function lifecycleError(refused: MessageReference, errors: readonly RefusalText[], at: number): string {
  const { lrn, mrn } = refused;
  return writeMessage('IE3N01', {
    ...quoted('IE3N01', refused),
    LRN: lrn,
    MRN: lrn === undefined ? mrn : undefined,
    notificationDate: isoSeconds(at),
    error: errors.slice(0, MOST_ERRORS).map(errorElement),
  });
}
