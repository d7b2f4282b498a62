import type { XmlElement } from '../../../../protocols/xml';

/** A functional reply of customs beside the message that it answers. */
export interface ReplySubject {
  action: string;
  /** RefToMessageId in the reply's header. */
  refToMessageId?: string;
  /** It was pulled. */
  pulled?: boolean;
  reply: XmlElement;
  /** Problems of the reply by its own table. */
  tableProblems: string[];
  filing: { messageId: string; document?: XmlElement };
  /** MRNs that were given before in this run. */
  earlierMrns: ReadonlySet<string>;
  /** Independent errors known to be in the message; undefined where they are not known beforehand. */
  errorsInFiling?: number;
  /** The scenario has told the interface to leave the functional reference out. */
  withoutReference?: boolean;
  day: string;
}
