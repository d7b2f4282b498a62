import { errorsOf, type Envelope, type Finding, type FindingSeverity, type ReadMessage } from '../../protocols/eaeu-soap';
import { painter, visible } from '../terminal';

export interface ReportOptions {
  colours: boolean;
  /** Errors and warnings only. */
  quiet: boolean;
  /** The headers as they were most probably meant. */
  lenient: boolean;
}

const COLOUR_OF: Record<FindingSeverity, 'red' | 'yellow' | 'green' | 'grey'> = { error: 'red', warning: 'yellow', pass: 'green', info: 'grey' };

const HEADERS: [label: string, of: (envelope: Envelope) => string | undefined][] = [
  ['wsa:To', ({ to }) => to],
  ['wsa:ReplyTo', ({ replyTo }) => replyTo],
  ['wsa:MessageID', ({ messageId }) => messageId],
  ['wsa:RelatesTo', ({ relatesTo }) => relatesTo?.value],
  ['wsa:Action', ({ action }) => action],
  ['int:ProcedureID', ({ procedureId }) => procedureId],
  ['int:ConversationID', ({ conversationId }) => conversationId],
];

/** Whether a gateway that keeps to Decision 5 takes it. A repair is a hint for people: what needs one is refused. */
export const isTaken = ({ findings }: ReadMessage): boolean => errorsOf(findings).length === 0;

/** For people: what is wrong with the envelope of one message, what was most probably meant, and by which item. */
export function envelopeReport(file: string, read: ReadMessage, { colours, quiet, lenient }: ReportOptions): string {
  const paint = painter(colours);
  const { findings } = read;
  const count = (severity: FindingSeverity): number => findings.filter((finding) => finding.severity === severity).length;
  const head = isTaken(read) ? paint('green', 'a message of Decision 5') : paint('red', 'refused by a gateway');
  const row = (title: string, text: string): string => `    ${paint('grey', title.padEnd(6))} ${visible(text)}`;
  const lines = ({ severity, code, where, seen, intended, text }: Finding): string[] => [
    `  ${paint(COLOUR_OF[severity], severity.padEnd(7))} ${paint('bold', where)} [${code}]`,
    row('seen', seen),
    ...(intended === undefined ? [] : [row('meant', intended)]),
    row('why', text),
  ];
  const shown = quiet ? findings.filter(({ severity }) => severity === 'error' || severity === 'warning') : findings;
  const envelope = lenient && 'envelope' in read ? read.envelope : undefined;
  const meant = envelope === undefined ? [] : ['  as it was most probably meant:', ...HEADERS.flatMap(([label, of]) => {
    const value = of(envelope);
    return value === undefined ? [] : [`    ${paint('grey', label.padEnd(18))} ${visible(value)}`];
  })];
  return [
    `${visible(file)}: ${head}: errors ${count('error')}, warnings ${count('warning')}, odd but right ${count('pass')}, worth knowing ${count('info')}`,
    ...shown.flatMap(lines),
    ...meant,
    '',
  ].join('\n');
}
