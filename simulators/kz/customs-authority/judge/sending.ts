import { isoSeconds } from '../../../../protocols/time/clock';
import type { Judgement } from '../../../../requirements/judgement';
import { compositionOf, type InformationMessage, type MandatoryCase } from '../../../../requirements/kz/exchange';

/** What was found, as the IUT was told. */
export interface Finding {
  case: MandatoryCase;
  /** `534(1)(6)`, `358`, or the provision that obliges in another case. */
  provision: string;
  data: Record<string, string>;
  documents: { kind: string; number: string }[];
}

const ROWS: Readonly<Record<MandatoryCase, 'KZ446-01' | 'KZ446-01b' | 'KZ446-01c'>> = { 'aeo-suspension': 'KZ446-01', 'transport-misuse': 'KZ446-01b', other: 'KZ446-01c' };
/** Beside the provision, without which the recipient does not know what was found. */
const NAMED: Readonly<Record<MandatoryCase, readonly string[]>> = { 'aeo-suspension': [], 'transport-misuse': ['transportMeans', 'fact'], other: [] };

const party = 'iut';

/** Whether information on a case in which it must be sent was sent, and names what the row wants. */
export function judgeMandatory(message: InformationMessage | undefined, finding: Finding): Judgement {
  const said = [...Object.values(message?.data ?? {}), message?.text ?? ''].join('\n');
  const missing = NAMED[finding.case].filter((name) => !said.includes(finding.data[name] ?? name));
  const provision = message?.basis !== undefined && 'provision' in message.basis ? message.basis.provision : undefined;
  const observed = message === undefined ? 'nothing was sent' : `sent under ${provision ?? 'no provision'}${missing.length === 0 ? '' : `, without ${missing.join(', ')}`}`;
  return {
    requirement: ROWS[finding.case], party, observed, holds: provision === finding.provision && missing.length === 0,
    expected: `sent, naming ${[`Art. ${finding.provision}`, ...NAMED[finding.case]].join(', ')}`,
  };
}

/** Composition and term by the Commission's act, in the form of the profile. */
export function judgeByAct(sent: { at: number; message: InformationMessage }, finding: Finding, foundAt: number, termMs: number): Judgement[] {
  const composition = compositionOf(finding.case, finding.provision);
  const { data, documents } = sent.message;
  const missing = [
    ...(composition?.data ?? []).filter((name) => data[name] === undefined || data[name] !== finding.data[name]),
    ...(composition?.documents ?? []).filter((kind) => !documents.some((one) => one.kind === kind)),
  ];
  return [
    {
      requirement: 'KZ446-02', party, expected: `data and documents of the act: ${[...(composition?.data ?? []), ...(composition?.documents ?? [])].join(', ')}`,
      observed: missing.length === 0 ? 'all of them' : `without ${missing.join(', ')}`, holds: composition !== undefined && missing.length === 0,
    },
    { requirement: 'KZ446-02', party, expected: `sent by ${isoSeconds(foundAt + termMs)}`, observed: `sent at ${isoSeconds(sent.at)}`, holds: sent.at <= foundAt + termMs },
  ];
}

/** Information on own initiative: with the ground it was told, and never without one. */
export function judgeInitiative(messages: readonly InformationMessage[], ground: string | undefined, refused: string | undefined): Judgement {
  const grounds = messages.map(({ basis }) => (basis !== undefined && 'initiative' in basis ? basis.initiative : 'no ground'));
  const observed = messages.length === 0 ? `nothing sent${refused === undefined ? '' : ` (${refused})`}` : `sent on ${grounds.join(', ')}`;
  return {
    requirement: 'KZ446-03', party, observed, expected: ground === undefined ? 'nothing is sent without a ground' : `sent on ground ${ground}`,
    holds: ground === undefined ? !grounds.includes('no ground') : grounds.includes(ground as '3(1)'),
  };
}
