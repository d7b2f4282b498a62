import { textAt, type Schema, type Xml, type XmlElement } from '../../../protocols/xml';
import { isoSeconds } from '../../../protocols/time/clock';
import { schemas } from '../../../requirements/ics2/schema/schemas';
import { StructureError } from '../../../requirements/ics2/structures/structures';
import { validateMessage, type Problem } from '../../../requirements/ics2/validate/validate';
import type { FilingReference } from './replies';

/** A business document as the syntax stage leaves it. */
export interface Checked {
  /** Undefined when the document could not be parsed. */
  root?: XmlElement;
  reference: FilingReference;
  /** Everything for which the interface refuses the message; advice is left out. */
  problems: Problem[];
  notChecked: string[];
}

export interface SyntaxDesk {
  /** Judges the document of one message, announced as `action`, received at `at` (business time, epoch ms). */
  check(action: string, bytes: Buffer, at: number): Checked;
  reset(): void;
}

/** What the syntax stage remembers: LRNs by declarant (R3003), refused filings included, since an LRN is used once. */
export function createSyntaxDesk(xml: Xml): SyntaxDesk {
  const compiled = schemas<Schema>((xsd) => xml.compileSchema(xsd));
  const used = new Map<string, Set<string>>();

  const known = (action: string, root: XmlElement, bytes: Buffer, at: number): Pick<Checked, 'problems' | 'notChecked'> => {
    if (root.name !== action) return { problems: [plain('GEN-ROOT', root, `the root element is ${root.name}`, `${action}, as the AS4 message announces`)], notChecked: [] };
    try {
      const schemaProblems = compiled.for(action).validate(bytes);
      const { problems, notChecked } = validateMessage({ root, schemaProblems }, {
        message: action,
        day: isoSeconds(at).slice(0, 10),
        registers: { lrnUsed: (lrn, declarant) => used.get(declarant)?.has(lrn) === true },
      });
      return { problems: problems.filter((problem) => problem.weight === 'reject'), notChecked };
    } catch (error) {
      if (!(error instanceof StructureError)) throw error;
      return { problems: [plain('GEN-ROOT', root, `${action} is not served by this simulator`, 'a message with a table in the baseline')], notChecked: [] };
    }
  };

  return {
    check(action, bytes, at) {
      const read = xml.read(bytes);
      if (!read.ok) {
        const problem: Problem = {
          line: read.error.line ?? 0, path: '', displayPath: '', element: action, rule: 'GEN-XML', code: '12', also: [], basis: 'inferred', weight: 'reject', stage: 'trader-interface',
          requirement: 'ICS2-FIL-02', found: `${read.error.code}: ${read.error.message}`, demanded: 'well-formed XML in UTF-8', mend: read.error.hint,
        };
        return { reference: {}, problems: [problem], notChecked: [] };
      }
      const reference = referenceOf(read.root);
      const checked = { root: read.root, reference, ...known(action, read.root, bytes, at) };
      if (reference.lrn !== undefined) {
        const declarant = reference.declarant ?? '';
        used.set(declarant, (used.get(declarant) ?? new Set()).add(reference.lrn));
      }
      return checked;
    },
    reset() {
      used.clear();
    },
  };
}

function plain(rule: string, at: XmlElement, found: string, demanded: string): Problem {
  return {
    line: at.line, path: at.path, displayPath: at.name, element: at.name, rule, code: '12', also: ['14', '15'], basis: 'inferred', weight: 'reject',
    stage: 'trader-interface', requirement: 'ICS2-FIL-02',
    found, demanded, mend: 'announce and send the same message',
  };
}

function referenceOf(root: XmlElement): FilingReference {
  const orNone = (path: string): string | undefined => textAt(root, path) || undefined;
  const number = orNone('consignmentMasterLevel/transportDocumentMasterLevel/documentNumber');
  const type = orNone('consignmentMasterLevel/transportDocumentMasterLevel/type');
  return {
    lrn: orNone('LRN'),
    indicator: orNone('SpecificCircumstanceIndicator'),
    declarant: orNone('declarant/identificationNumber'),
    representative: orNone('representative/identificationNumber'),
    transportDocument: number === undefined || type === undefined ? undefined : { number, type },
    customsOffice: orNone('customsOfficeOfFirstEntry/referenceNumber'),
  };
}
