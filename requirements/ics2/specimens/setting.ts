import { codeIsValid, codeLists } from '../codelists/code-lists';
import external from './external-codes.json';
import { type Journey, planJourney } from './journey';
import { below, type Shoot } from './shoot';
import type { Taste } from './taste';
import transport from './transport.json';

/** What the values of one message have in common. */
export interface Setting {
  message: string;
  /** Day of the message, ISO 8601 date; codes are valid on it. */
  day: string;
  taste: Taste;
  /** Counts the values of places with this name from 1, so that each can differ from the others. */
  serial(shoot: Shoot): number;
  /** Codes of a list: the edition's where it has them, otherwise our few of a list kept by others. */
  codes(list: string): readonly string[];
  /** C3034: whether an address in this country may stand without a postcode. */
  postcodeFree(country: string): boolean;
  /** CL018 of the active means of transport. */
  mode: string;
  /** Of the means of transport. */
  journey: Journey;
  /** What several values of one group share is made once. */
  once<T>(group: Shoot, make: () => T): T;
}

const EXTERNAL = external as Readonly<Record<string, readonly string[]>>;

/** The mode that the catalogue of messages gives a filing; an arrival tells it by what it names (C3012, C3019). */
function modeOf(message: string, root: Shoot, taste: Taste): string {
  const sea = (): string => taste.pick(['1', '8'], 0);
  if (message === 'IE3N06') return below(root, 'activeBorderTransportMeans/conveyanceReferenceNumber').length > 0 ? '4' : sea();
  const filing = `F${message.slice(-2)}`;
  const mode = Object.entries(transport.modes).find(([, filings]) => filings.includes(filing))?.[0] ?? '1';
  return mode === '1' ? sea() : mode;
}

export function settingOf(root: Shoot, message: string, edition: string, day: string, taste: Taste): Setting {
  const lists = codeLists(edition);
  const postcodes = lists.get('CL733');
  const codesByList = new Map<string, readonly string[]>();
  const made = new Map<Shoot, unknown>();
  const serials = new Map<string, number>();
  const codes = (name: string): readonly string[] => {
    let found = codesByList.get(name);
    if (found === undefined) {
      const list = lists.get(name);
      // A day before the lists of the edition makes their codes unknown, not invalid.
      const known = list?.kind === 'codes' ? [...list.codes].filter((code) => codeIsValid(lists, name, code, day) !== 'invalid') : undefined;
      codesByList.set(name, (found = known ?? EXTERNAL[name] ?? []));
    }
    return found;
  };
  return {
    message,
    day,
    taste,
    serial({ node: { name } }) {
      const next = (serials.get(name) ?? 0) + 1;
      serials.set(name, next);
      return next;
    },
    codes,
    postcodeFree: (country) => postcodes?.kind === 'codes' && postcodes.classes.get(country) === 'C',
    mode: modeOf(message, root, taste),
    journey: planJourney(root, codes('CL717'), taste),
    once<T>(group: Shoot, make: () => T): T {
      if (!made.has(group)) made.set(group, make());
      return made.get(group) as T;
    },
  };
}
