import type { XmlElement } from '../../../../protocols/xml';
import type { Clock } from '../../../../protocols/time/clock';
import { isPreLoading } from '../../../../requirements/ics2/assessment/notice';
import { tradeOf } from '../../../../requirements/ics2/trades/trade';
import {
  doNotLoad, informationRequest, informationRequestNotice, screeningRequest, screeningRequestNotice, type HeldGoods, type NamedDocument, type Question, type Screening,
} from '../../messages/requests';
import type { Dispatch } from '../../trader-interface/dispatch';
import type { Push } from '../../trader-interface/outbox';
import type { Party } from '../../trader-interface/recipients';
import type { Events } from '../events';
import type { Filing, Filings } from '../filings';
import type { Referrals } from '../referrals';
import { createAnalyses, type Analysis, type Ended } from './analyses';
import type { AnalysisConduct } from './conduct';
import { cargoOf, subjectOf, typeOf, type Cargo } from './goods';
import { noticesOf } from './notices';

/** What customs did about a filing: what it sent, or why it may not. */
export type Done = { sent: readonly Push[]; refused?: undefined } | { refused: string; sent?: undefined };

/** Goods by their numbers: of containers, of house documents, of receptacles. */
export interface GoodsByNumber {
  containers?: readonly string[];
  houses?: readonly string[];
  receptacles?: readonly string[];
}

/** What scenarios have customs decide; a decision that the process does not allow is refused, with the reason. */
export interface AnalysisDesk {
  of(mrn: string): Analysis | undefined;
  /** Asks the filer for information, or for an amendment (IE3Q02); the carrier may hear of it (IE3N04). The requests await their answers. */
  ask(mrn: string, questions: readonly Question[]): Promise<Done>;
  /** Asks the filer to screen house consignments (IE3Q03); the carrier may hear of it (IE3N05). Without `house`: the first one. */
  screen(mrn: string, screenings: readonly (Omit<Screening, 'house'> & { house?: string })[]): Promise<Done>;
  /** Forbids the loading (IE3Q01), of everything where no goods are named. The analysis of the others goes on. */
  doNotLoad(mrn: string, goods?: GoodsByNumber): Promise<Done>;
  /** Nothing for now: ends the phase of analysis that is open, and says so to whom it concerns (IE3N03). */
  close(mrn: string): Promise<Done>;
  reset(): void;
}

export interface AnalysisDeskParts {
  filings: Pick<Filings, 'get'>;
  events: Events;
  referrals: Referrals;
  /** MRNs of all that is linked below a filing. */
  below: (mrn: string) => readonly string[];
  conduct: AnalysisConduct;
  business: Clock;
  /** How long the analysis of a filing takes that no source lists, ms; undefined = until customs ends it. */
  unlisted: () => number | undefined;
  /** The filing as it stands. */
  rootOf: (filing: Filing) => XmlElement;
  parties: (filing: Filing) => readonly Party[];
  tell: Dispatch['tell'];
}

/** A decision on a filing under analysis. */
interface Matter {
  filing: Filing;
  analysis: Analysis;
  cargo: Cargo;
}

/** The goods that are named, each with the others of its kind; undefined where the filing has not all of them. */
function goodsAmong({ containers, houses, receptacles }: Cargo, named: GoodsByNumber | undefined): HeldGoods[] | undefined {
  // Everything: by its containers, else by its house documents, else by its receptacles.
  const all: GoodsByNumber = containers.length > 0 ? { containers } : houses.length > 0 ? { houses: houses.map(({ number }) => number) } : { receptacles };
  const wanted = named ?? all;
  const found = (wanted.houses ?? []).map((number) => houses.find((house) => house.number === number));
  const known = [...containers, ...receptacles];
  if (found.includes(undefined) || [...(wanted.containers ?? []), ...(wanted.receptacles ?? [])].some((one) => !known.includes(one))) return undefined;
  const kinds: HeldGoods[] = [{ containers: wanted.containers }, { receptacles: wanted.receptacles }, ...found.map((house) => ({ house }))];
  return kinds.filter((goods) => goods.house !== undefined || (goods.containers ?? goods.receptacles ?? []).length > 0);
}

const numbersIn = ({ containers = [], receptacles = [], house }: HeldGoods): string[] => [...containers, ...receptacles, ...(house === undefined ? [] : [house.number])];

/** The analysis of the Common Repository with all that customs says of it to operators (BPM L3.5, RAT06 to RAT14; BPM L4, 03-01 and 03). */
export function createAnalysisDesk({ filings, events, referrals, below, conduct, business, unlisted, rootOf, parties, tell }: AnalysisDeskParts): AnalysisDesk {
  /** Numbers of the goods that must not be loaded, by MRN. */
  const held = new Map<string, Set<string>>();
  const cargo = (filing: Filing): Cargo => cargoOf(filing, rootOf(filing));
  const send = (message: string, filing: Filing, write: () => string): Promise<Push[]> => tell(message, write, { mrn: filing.mrn, parties: parties(filing) });

  const notify = async (ended: readonly Ended[]): Promise<Push[]> => {
    const sent = ended.flatMap((one) => {
      const filing = filings.get(one.mrn)!;
      const written = noticesOf(one, filing, cargo(filing), held.get(one.mrn) ?? new Set(), conduct, business.now());
      return written.map((notice) => send('IE3N03', filing, () => notice));
    });
    return (await Promise.all(sent)).flat();
  };
  const analyses = createAnalyses({ events, filings, referrals, conduct, business, cargo, below, unlisted, ended: (ended) => void notify(ended) });

  const decide = async (mrn: string, on: (matter: Matter) => Promise<Push[]>[] | string): Promise<Done> => {
    const [filing, analysis] = [filings.get(mrn), analyses.of(mrn)];
    if (filing === undefined || analysis === undefined) return { refused: 'no filing in force has this MRN' };
    const decided = on({ filing, analysis, cargo: cargo(filing) });
    return typeof decided === 'string' ? { refused: decided } : { sent: (await Promise.all(decided)).flat() };
  };
  /** The requests are open before anybody can answer them. */
  const open = ({ mrn }: Filing, requests: readonly { reference: string }[]): void => requests.forEach(({ reference }) => referrals.open(mrn, reference));

  return {
    of: analyses.of,
    ask: (mrn, questions) =>
      decide(mrn, ({ filing }) => {
        const [subject, at] = [subjectOf(filing), business.now()];
        open(filing, questions);
        return [
          send('IE3Q02', filing, () => informationRequest(subject, questions, at)),
          send('IE3N04', filing, () => informationRequestNotice(subject, questions, at)),
        ];
      }),
    screen: (mrn, wanted) =>
      decide(mrn, ({ filing, cargo: { houses } }) => {
        if (!conduct.screens(typeOf(filing))) return `${typeOf(filing)} is not analysed before loading`;
        const [subject, at] = [subjectOf(filing), business.now()];
        // A filing without house consignments is one itself: a straight air waybill.
        const consignments: readonly NamedDocument[] = houses.length > 0 ? houses : [subject.master].filter((one) => one !== undefined);
        const screenings = wanted.flatMap((one) => consignments.filter(({ number }) => one.house === undefined || number === one.house).slice(0, 1).map((house) => ({ ...one, house })));
        if (screenings.length < wanted.length) return 'the filing has no such house consignment';
        open(filing, screenings);
        return [
          send('IE3Q03', filing, () => screeningRequest(subject, screenings, at)),
          send('IE3N05', filing, () => screeningRequestNotice(subject, screenings, at)),
        ];
      }),
    doNotLoad: (mrn, named) =>
      decide(mrn, ({ filing, analysis, cargo: whole }) => {
        if (!isPreLoading(typeOf(filing)) && tradeOf(whole.journey) !== 'deep-sea-containers') return 'neither air cargo before loading nor containers by deep sea';
        if (!conduct.mayForbid(analysis)) return 'the analysis has ended, or its timer has run out';
        const goods = goodsAmong(whole, named);
        if (goods === undefined) return 'the filing has no such goods';
        const [subject, at] = [subjectOf(filing), business.now()];
        held.set(mrn, new Set([...(held.get(mrn) ?? []), ...goods.flatMap(numbersIn)]));
        return goods.map((one) => send('IE3Q01', filing, () => doNotLoad(subject, one, at)));
      }),
    close: (mrn) =>
      decide(mrn, () => {
        const ended = analyses.end(mrn);
        return typeof ended === 'string' ? ended : [notify(ended)];
      }),
    reset() {
      analyses.reset();
      held.clear();
    },
  };
}
