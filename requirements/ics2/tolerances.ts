/**
 * Departures that the specification itself makes likely, because one page of it contradicts another or an older edition. Each is a
 * parameter of the run with the choices `strict` and `lenient` (requirements/parameter-table.json says where the contradiction stands).
 *
 * - strict: the rule's own text counts; a departure is refused where the rule says so, and is what the catalogue says of a breach.
 * - lenient: it is taken, and shown as a finding that names the tolerance.
 */
export type ToleranceName =
  /** AgreementRef EU-ICS2-TI-V1.0 where Release 3 has V2.0. */
  | 'ics2.tolerance.agreement'
  /** AgreementRef without its type. */
  | 'ics2.tolerance.agreementType'
  /** The party type of customs as edition 2.50 had it, `authority` for `auth`. */
  | 'ics2.tolerance.customsType'
  /** The SOAP part as text/xml. */
  | 'ics2.tolerance.rootPart'
  /** An attachment without CompressionType, as it stands in an example. */
  | 'ics2.tolerance.attachmentCompression'
  /** EBMS:0102 where a seal does not verify, as a Domibus answers. */
  | 'ics2.tolerance.brokenSealCode';

/** Whether the run is lenient here. */
export type Tolerates = (name: ToleranceName) => boolean;

/** Reads the tolerances from the run's parameters (name -> value). */
export function tolerancesOf(parameter: (name: string) => string): Tolerates {
  return (name) => parameter(name) === 'lenient';
}

/** No tolerance at all. */
export const STRICT: Tolerates = () => false;
