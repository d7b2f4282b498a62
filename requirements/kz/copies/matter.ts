import { executionTerm, informationLimit, type Course, type Term } from './term';
import type { Day, WorkingDays } from './working-days';

/** Grounds on which execution is refused, a closed list (Customs Code of Kazakhstan, Art. 445(10)(1) to (4)). */
export const REFUSAL_GROUNDS = {
  1: 'the request does not meet the demands on its contents',
  2: 'additional information did not arrive within two months',
  3: 'execution may harm national security, or contradicts law or treaties',
  4: 'execution is impossible for reasons outside the authority\'s control',
} as const;
export type RefusalGround = keyof typeof REFUSAL_GROUNDS;

/** What happens to a request, on a day of the executing authority. */
export type Happening = { day: Day } & (
  | { kind: 'asked' }
  | { kind: 'arrived' }
  /** Written notice; `others`: other bodies of the state have to be asked. */
  | { kind: 'extended'; others: boolean; reasons: string }
  /** `whole`: covers the list of Art. 445(4)(5). */
  | { kind: 'answered'; whole: boolean }
  | { kind: 'refused'; ground: number; reasons: string }
  /** Nothing but that the day has come. */
  | { kind: 'today' }
);

export type MatterState = 'running' | 'suspended' | 'fulfilled' | 'refused';

/** What speaks against something that happened, by the row that says so. */
export interface Remark {
  requirement: string;
  weight: 'breach' | 'finding';
  words: string;
}

/** A registered request as it stands. Before its registration nothing runs (KZ445-T01). */
export interface Matter {
  state: MatterState;
  course: Course;
  /** Once overdue it stays so in the record (KZ445-T09). */
  overdue: boolean;
  remarks: readonly Remark[];
}

export const registeredOn = (day: Day): Matter => ({ state: 'running', course: { registered: day, suspensions: [] }, overdue: false, remarks: [] });

const after = (one: Day, other: Day): boolean => one.since(other).days > 0;

/** The latest limit of what is still awaited; undefined where nothing is. */
export function openLimit({ course }: Matter, calendar: WorkingDays): Term | undefined {
  const limits = course.suspensions.filter(({ arrived }) => arrived === undefined).map(({ asked }) => informationLimit(asked, calendar));
  return limits.sort((one, other) => other.due.since(one.due).days)[0];
}

type Happened<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** Same matter with something said against it. */
const remarked = (matter: Matter, requirement: string, words: string, weight: Remark['weight'] = 'breach'): Matter => ({
  ...matter, remarks: [...matter.remarks, { requirement, weight, words }],
});

const HAPPENS: { [K in Happening['kind']]: (matter: Matter, what: Happened<K>, calendar: WorkingDays) => Matter } = {
  today: (matter) => matter,

  asked(matter, { day }) {
    if (matter.overdue) return remarked(matter, 'KZ445-T12', `asked on ${day.toString()}, when the term had run out: that suspends nothing`);
    return { ...matter, state: 'suspended', course: { ...matter.course, suspensions: [...matter.course.suspensions, { asked: day }] } };
  },

  arrived(matter, { day }, calendar) {
    const { suspensions } = matter.course;
    const at = suspensions.findIndex(({ arrived }) => arrived === undefined);
    if (at === -1) return remarked(matter, 'KZ445-T03', `information arrived on ${day.toString()}, and none was awaited`, 'finding');
    const limit = informationLimit(suspensions[at]!.asked, calendar);
    if (after(day, limit.due)) return remarked(matter, 'KZ445-T05', `information arrived on ${day.toString()}, after its limit ${limit.due.toString()}: it revives nothing`, 'finding');
    const resumed = suspensions.map((one, index) => (index === at ? { ...one, arrived: day } : one));
    const awaited = resumed.some(({ arrived }) => arrived === undefined);
    return { ...matter, state: awaited ? 'suspended' : 'running', course: { ...matter.course, suspensions: resumed } };
  },

  extended(matter, { day, others, reasons }) {
    if (matter.course.extended !== undefined) return remarked(matter, 'KZ445-C10', `extended a second time on ${day.toString()}`);
    if (matter.overdue) return remarked(matter, 'KZ445-C11', `notice of extension on ${day.toString()}, after the term had run out`);
    if (!others) return remarked(matter, 'KZ445-10', 'extended although no other body has to be asked');
    if (reasons.trim() === '') return remarked(matter, 'KZ445-10', 'extended without giving the reasons');
    if (matter.state === 'suspended') return remarked(matter, 'KZ445-T06', 'extended while the term stood still', 'finding');
    return { ...matter, course: { ...matter.course, extended: day } };
  },

  answered(matter, { whole }) {
    return whole ? { ...matter, state: 'fulfilled' } : remarked(matter, 'KZ445-T07', 'the answer does not cover the whole list: the request stays open', 'finding');
  },

  refused(matter, { day, ground, reasons }, calendar) {
    const ended: Matter = { ...matter, state: 'refused' };
    if (!(ground in REFUSAL_GROUNDS)) return remarked(ended, 'KZ445-12', `refused on ground ${ground}, which is none of the four`);
    const said = reasons.trim() === '' ? remarked(ended, 'KZ445-13', 'refused without giving the reasons') : ended;
    if (ground !== 2) return matter.overdue ? remarked(said, 'KZ445-C12', `refused on ${day.toString()}, after the term`, 'finding') : said;
    const limit = openLimit(matter, calendar);
    if (limit === undefined) return remarked(said, 'KZ445-T08', 'refused for want of information, and none was awaited');
    if (after(day, limit.due)) return said;
    // The limit is moved to a working day: refusing between the two is a matter of reading (C9).
    const early = after(day, limit.unrolled) ? 'finding' : 'breach';
    return remarked(said, early === 'finding' ? 'KZ445-C09' : 'KZ445-T08', `refused on ${day.toString()}, and the information may arrive until ${limit.due.toString()}`, early);
  },
};

/**
 * What a request has come to after one more happening (Customs Code of Kazakhstan, Art. 445(6) to (11); catalogue rows KZ445-T01 to T12). Never
 * throws: what must not happen is remarked on, with the row that forbids it, and changes as little as it may.
 * @param next not earlier than what happened before
 */
export function happens(matter: Matter, next: Happening, calendar: WorkingDays): Matter {
  if (matter.state === 'fulfilled' || matter.state === 'refused') {
    return next.kind === 'today' ? matter : remarked(matter, 'KZ445-T11', `${next.kind} on ${next.day.toString()}, when the request was ${matter.state}: a new request is needed`, 'finding');
  }
  return HAPPENS[next.kind](dated(matter, next.day, calendar), next as never, calendar);
}

/** The matter on that day, before anything happens: a running one may have become overdue, a suspended one cannot (KZ445-T10). */
function dated(matter: Matter, day: Day, calendar: WorkingDays): Matter {
  if (matter.state !== 'running' || matter.overdue) return matter;
  const { due } = executionTerm(matter.course, calendar);
  return after(day, due) ? remarked({ ...matter, overdue: true }, 'KZ445-T09', `not executed by ${due.toString()}`) : matter;
}

/** Whether it must be refused: information was awaited for two months, and has not arrived (KZ445-T04). */
export function mustBeRefused(matter: Matter, today: Day, calendar: WorkingDays): boolean {
  const limit = matter.state === 'suspended' ? openLimit(matter, calendar) : undefined;
  return limit !== undefined && after(today, limit.due);
}
