import { noticeContents, type NoticeContents } from '../../../../requirements/ics2/assessment/notice';
import { assessmentComplete, type ClearedGoods } from '../../messages/notices';
import type { NamedDocument, Subject } from '../../messages/requests';
import type { Filing } from '../filings';
import type { Ended } from './analyses';
import type { AnalysisConduct } from './conduct';
import { subjectOf, typeOf, type Cargo } from './goods';

const numbersOf = (houses: readonly NamedDocument[]): string[] => houses.map(({ number }) => number);

/**
 * The goods of which a phase of analysis says that nothing stands against them, one entry for each notice: none where everything is
 * held, since IE3N03 tells of no do-not-load (BPM L3.5, RAT13; BPM L4, Annex 3).
 */
function clearedBy(contents: NoticeContents, { houses, containers, receptacles }: Cargo, held: ReadonlySet<string>, conduct: AnalysisConduct): ClearedGoods[] {
  const clear = (numbers: readonly string[]): readonly string[] => conduct.cleared(numbers, held);
  const free = new Set(clear(numbersOf(houses)));
  const freeHouses = houses.filter(({ number }) => free.has(number));
  if (contents.perHouse) return freeHouses.map((house) => ({ houses: [house] }));
  const rest = <Goods>(all: readonly string[], cleared: readonly Goods[]): readonly Goods[] | undefined => (all.some((one) => held.has(one)) ? cleared : undefined);
  const [someHouses, someContainers] = [rest(numbersOf(houses), freeHouses), rest(containers, clear(containers))];
  if (someHouses?.length === 0 || someContainers?.length === 0) return [];
  return [{
    houses: contents.restOfHouses ? someHouses : undefined,
    containers: contents.restOfContainers ? someContainers : undefined,
    receptacles: contents.receptacles ? clear(receptacles) : undefined,
  }];
}

/** The notices (IE3N03) that the end of a phase comes to for one filing. @param held numbers of the goods that must not be loaded; `at` business time, epoch ms */
export function noticesOf({ phase }: Ended, filing: Filing, cargo: Cargo, held: ReadonlySet<string>, conduct: AnalysisConduct, at: number): string[] {
  const contents = noticeContents(typeOf(filing), phase);
  if (contents === undefined) return [];
  const whole = subjectOf(filing);
  const subject: Subject = { ...whole, master: contents.master ? whole.master : undefined, carrier: contents.carrier ? whole.carrier : undefined };
  return clearedBy(contents, cargo, held, conduct).map((goods) => assessmentComplete(subject, goods, at));
}
