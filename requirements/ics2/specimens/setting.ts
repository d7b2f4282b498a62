import { codeIsValid, type CodeLists, codeLists } from '../codelists/code-lists';
import external from './external-codes.json';
import { type Carriage, type Journey, planCarriage, planJourney } from './journey';
import { below, type Shoot } from './shoot';
import type { Taste } from './taste';
import transport from './transport.json';

/** What the values of one message have in common. */
export interface Setting {
  message: string;
  /** Day of the message, ISO 8601 date; codes are valid on it. */
  day: string;
  taste: Taste;
  /** Counts the values of a message, so that each can differ from all others. */
  serial(): number;
  /** Codes of a list: the edition's where it has them, otherwise our few of a list kept by others. */
  codes(list: string): readonly string[];
  /** C3034: whether an address in this country may stand without a postcode. */
  postcodeFree(country: string): boolean;
  /** CL018 of the active means of transport. */
  mode: string;
  journey: Journey;
  carriage(consignment: Shoot): Carriage;
}

const EXTERNAL = external as Readonly<Record<string, readonly string[]>>;

function codesOn(day: string, lists: CodeLists, name: string): readonly string[] {
  const list = lists.get(name);
  if (list?.kind !== 'codes') return EXTERNAL[name] ?? [];
  // A day before the edition's lists leaves their codes unknown, not invalid.
  return [...list.codes].filter((code) => codeIsValid(lists, name, code, day) !== 'invalid');
}

/** The mode that the catalogue of messages gives a filing; by the means of transport that it names for an arrival (C3012, C3019). */
function modeOf(message: string, root: Shoot, taste: Taste): string {
  if (message === 'IE3N06') return below(root, 'activeBorderTransportMeans/conveyanceReferenceNumber').length > 0 ? '4' : taste.pick(['1', '8'], 0);
  const filing = `F${message.slice(-2)}`;
  const mode = Object.entries(transport.modes).find(([, filings]) => filings.includes(filing))?.[0] ?? '1';
  return mode === '1' ? taste.pick(['1', '8'], 0) : mode;
}

export function settingOf(root: Shoot, message: string, edition: string, day: string, taste: Taste): Setting {
  const lists = codeLists(edition);
  const cache = new Map<string, readonly string[]>();
  const codes = (list: string): readonly string[] => {
    let found = cache.get(list);
    if (found === undefined) cache.set(list, (found = codesOn(day, lists, list)));
    return found;
  };
  const memberStates = new Set(codes('CL717'));
  const postcodes = lists.get('CL733');
  const carriages = new Map<Shoot, Carriage>();
  let values = 0;
  return {
    message,
    day,
    taste,
    serial: () => ++values,
    codes,
    postcodeFree: (country) => postcodes?.kind === 'codes' && postcodes.classes.get(country) === 'C',
    mode: modeOf(message, root, taste),
    journey: planJourney(root, memberStates, taste),
    carriage(consignment) {
      let one = carriages.get(consignment);
      if (one === undefined) carriages.set(consignment, (one = planCarriage(consignment, memberStates, taste)));
      return one;
    },
  };
}
