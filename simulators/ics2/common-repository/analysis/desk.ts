import type { XmlElement } from '../../../../protocols/xml';
import type { Clock } from '../../../../protocols/time/clock';
import { isPreLoading } from '../../../../requirements/ics2/assessment/notice';
import { tradeOf } from '../../../../requirements/ics2/trades/trade';
import {
  doNotLoad, informationRequest, informationRequestNotice, screeningRequest, screeningRequestNotice, type Question, type Screening,
} from '../../messages/requests';
import type { Dispatch } from '../../trader-interface/dispatch';
import type { Push } from '../../trader-interface/outbox';
import type { Party } from '../../trader-interface/recipients';
import type { Events } from '../events';
import type { Filing, Filings } from '../filings';
import type { Referrals } from '../referrals';
import { createAnalyses, type Analysis, type Ended } from './analyses';
import type { AnalysisConduct } from './conduct';
import { cargoOf, goodsAmong, numbersIn, subjectOf, typeOf, type Cargo, type GoodsByNumber } from './goods';
import { noticesOf } from './notices';

/** What customs did about a filing: what it sent, or why it may not. */
export type Done = { sent: readonly Push[]; refused?: undefined } | { refused: string; sent?: undefined };

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

/** The analysis of the Common Repository with all that customs says of it to operators (BPM L3.5, RAT06 to RAT14; BPM L4, 03-01 and 03). */
export function createAnalysisDesk({ filings, events, referrals, below, conduct, business, unlisted, rootOf, parties, tell }: AnalysisDeskParts): AnalysisDesk {
  /** Numbers of the goods that must not be loaded, by MRN. */
  const held = new Map<string, Set<string>>();
  const cargo = (filing: Filing): Cargo => cargoOf(filing, rootOf(filing));
  const send = (message: string, filing: Filing, write: () => string): Promise<Push[]> => tell(message, write, { mrn: filing.mrn, parties: parties(filing) });

  const notify = (ended: readonly Ended[]): Promise<Push[]>[] =>
    ended.flatMap((one) => {
      const filing = filings.get(one.mrn)!;
      const written = noticesOf(one, filing, cargo(filing), held.get(one.mrn) ?? new Set(), conduct, business.now());
      return written.map((notice) => send('IE3N03', filing, () => notice));
    });
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
        const screenings = wanted.flatMap((one) => houses.filter(({ number }) => one.house === undefined || number === one.house).slice(0, 1).map((house) => ({ ...one, house })));
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
        return typeof ended === 'string' ? ended : notify(ended);
      }),
    reset() {
      analyses.reset();
      held.clear();
    },
  };
}
