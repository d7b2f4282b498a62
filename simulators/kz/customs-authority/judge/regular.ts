import { isoSeconds } from '../../../../protocols/time/clock';
import type { Judgement } from '../../../../requirements/judgement';
import { OFFICIAL_ROLES, type Conditions, type DataMessage, type OfficialRole, type OfficialsMessage } from '../../../../requirements/kz/exchange';
import { EXCHANGE_PATH, taken, type Received } from '../model';

/** A document as the IUT was told of it. */
export interface Told {
  kind: DataMessage['kind'];
  number: string;
  elements: Record<string, string>;
  secret?: boolean;
}

const party = 'iut';

/** Every data message of the IUT by the rules of all: conditions named, elements of the list only. */
export function judgeData(message: DataMessage, conditions: Conditions): Judgement[] {
  const outside = Object.keys(message.elements).filter((name) => !conditions.structure.elements[message.kind].includes(name));
  return [
    { requirement: 'KZ444-03', party, expected: `the conditions in force, ${conditions.id}, are named`, observed: message.conditions ?? 'no conditions', holds: message.conditions === conditions.id },
    {
      requirement: 'KZ444-02', party, expected: `of ${message.number}, only elements of the list`,
      observed: outside.length === 0 ? `${Object.keys(message.elements).length} elements, all on the list` : `also ${outside.join(', ')}`, holds: outside.length === 0,
    },
  ];
}

/** Whether exactly what is due was sent, with what the list allows of each; judged when everything due must have come. */
export function judgeSent(received: readonly Received[], told: readonly Told[], conditions: Conditions): Judgement[] {
  const sent = taken(received, 'data').map((one) => one.message);
  return told.map(({ kind, number, elements, secret = false }) => {
    const message = sent.find((one) => one.number === number && one.kind === kind);
    const lacking = Object.entries(elements).filter(([name, value]) => conditions.structure.elements[kind].includes(name) && message?.elements[name] !== value).map(([name]) => name);
    const observed = message === undefined ? 'not sent' : lacking.length === 0 ? 'sent' : `sent without ${lacking.join(', ')}`;
    return {
      requirement: 'KZ444-01', party, expected: secret ? `${number}, a state secret, is not sent` : `data of the ${kind} ${number} are sent`, observed,
      holds: secret ? !sent.some((one) => one.number === number) : message !== undefined && lacking.length === 0,
    };
  });
}

/** Data within the limit, by the method agreed; or, late, with a report of the delay. */
export function judgeTiming(received: readonly Received[], { number, registeredAt }: { number: string; registeredAt: number }, limitMs: number): Judgement[] {
  const data = taken(received, 'data').find((one) => one.message.number === number);
  const delay = taken(received, 'delay').find((one) => one.message.number === number);
  const due = registeredAt + limitMs;
  const inTime = data !== undefined && data.at <= due;
  const reported = delay !== undefined && delay.message.reasons.trim() !== '';
  const strays = received.filter(({ path }) => path !== EXCHANGE_PATH);
  return [
    {
      requirement: 'KZ444-08', party, expected: `data of ${number} by ${isoSeconds(due)}, or a report of the delay`,
      observed: [data === undefined ? 'no data' : `data at ${isoSeconds(data.at)}`, reported ? `delay reported at ${isoSeconds(delay.at)}: ${delay.message.reasons}` : 'no report of a delay'].join(', '),
      holds: inTime || reported,
    },
    {
      requirement: 'KZ444-08', party, expected: 'nothing by another method than that of the conditions',
      observed: strays.length === 0 ? 'nothing' : `posted to ${[...new Set(strays.map(({ path }) => path))].join(', ')}`, holds: strays.length === 0,
    },
  ];
}

/** Changes and additions are sent, and refer to the message in which the data were first sent. */
export function judgeAmendment(received: readonly Received[], number: string, changes: Record<string, string>): Judgement {
  const [first, ...later] = taken(received, 'data').map((one) => one.message).filter((one) => one.number === number);
  const amendment = later.find((one) => Object.entries(changes).every(([name, value]) => one.elements[name] === value));
  const observed = amendment === undefined ? `${later.length} further messages, none with the changes` : `the changes, which amend ${amendment.amends ?? 'nothing that is named'}`;
  return { requirement: 'KZ444-07', party, expected: `the changes of ${number}, referring to ${first?.id ?? 'the first message'}`, observed, holds: first !== undefined && amendment?.amends === first.id };
}

/** Three roles are named, as they were told. */
export function judgeOfficials(message: OfficialsMessage | undefined, told: Record<OfficialRole, string>): Judgement {
  const words = (named: OfficialsMessage['officials']): string => OFFICIAL_ROLES.map((role) => `${role}: ${named[role] ?? 'nobody'}`).join(', ');
  return {
    requirement: 'KZ444-06', party, expected: `a notification of ${words(told)}`, observed: message === undefined ? 'no notification' : words(message.officials),
    holds: message !== undefined && OFFICIAL_ROLES.every((role) => message.officials[role] === told[role]),
  };
}
