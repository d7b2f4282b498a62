/** What an examination of a message may find. Codes are never reused; each stands for one kind of observation. */
export type FindingCode =
  | 'EAEU-NOT-XML'
  | 'EAEU-NO-BREAK-SPACE'
  | 'EAEU-NOT-SOAP12'
  | 'EAEU-HEADER-MISSING'
  | 'EAEU-HEADER-REPEATED'
  | 'EAEU-HEADER-FORBIDDEN'
  | 'EAEU-UUID-PREFIX'
  | 'EAEU-UUID-SPACE'
  | 'EAEU-UUID-HEX'
  | 'EAEU-UUID-SHAPE'
  | 'EAEU-CHAIN-SPACE'
  | 'EAEU-ADDRESS'
  | 'EAEU-ADDRESS-THIRD-COUNTRY'
  | 'EAEU-ADDRESS-COMMISSION'
  | 'EAEU-ACTION'
  | 'EAEU-BODY-EMPTY'
  | 'EAEU-BODY-CROWDED'
  | 'EAEU-RELATES-ABSENT'
  | 'EAEU-RELATES-UNKNOWN'
  | 'EAEU-CONVERSATION-IS-PROCEDURE';

/**
 * - `error`: breaks a rule; the message is refused in strict mode;
 * - `warning`: tolerated, but no other reader has to;
 * - `pass`: looks odd and is right;
 * - `info`: worth knowing, no rule either way.
 */
export type FindingSeverity = 'error' | 'warning' | 'pass' | 'info';

export interface Finding {
  code: FindingCode;
  /** Header as `wsa:MessageID`, `int:ProcedureID part 1`, `soap:Body`, or `whole text`. */
  where: string;
  seen: string;
  /** What the sender most probably meant: a hint for people, applied only in lenient mode. */
  intended?: string;
  severity: FindingSeverity;
  /** One sentence, with the source's item where a rule is named. */
  text: string;
}

/** The errors among findings. */
export function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'error');
}
