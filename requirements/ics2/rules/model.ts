import type { XmlElement } from '../../../protocols/xml';
import type { Stage, Weight } from '../problem';
import type { Scope } from './scope';
import type { Channel, Registers, World } from './world';

/** A piece of a message that shows a rule kept or broken. Sparse: it holds only what the rule looks at. */
export interface Example {
  /** Message and path of names to the parent of the piece: `IE3F10/declarant`. */
  in: string;
  xml: string;
  /** What earlier filings left behind, where the rule asks for it. `given` says the same to people. */
  known?: Partial<Registers>;
  channel?: Channel;
  given?: string;
}

export interface Examples {
  good: readonly Example[];
  /** Each with exactly one breach; together they show every way to break the rule. */
  bad: readonly Example[];
}

/** What a rule or condition says about itself; the data of `rules.tsv` in our words. */
export interface RuleHead {
  /** `R3006`, `C3034`: as cited by the message tables. */
  id: string;
  /** What it demands, in one sentence. */
  about: string;
  /** The element or message it is about, in words. */
  scope: string;
  /** What a reader should know beyond it: how we read a doubtful text, where it is judged. */
  note?: string;
  examples: Examples;
  /** Only where no table of the edition cites it: the element at which a later one would, by its examples. */
  wouldBeCitedAt?: string;
  /** Catalogue id under which a breach is recorded. */
  requirement: string;
  /** CL723 code of a breach, others that are tolerable, and whether a source pairs them. */
  code: string;
  also: readonly string[];
  basis: 'stated' | 'inferred';
  /** Whose check it is; the Trader Interface's where nothing is said. */
  stage?: Stage;
}

export interface Breach {
  /** The element at fault; the group itself where undefined. */
  at?: XmlElement;
  found: string;
  demanded: string;
  mend: string;
  weight?: Weight;
}

/** A rule is judged at the place where the table cites it. */
export interface Rule extends RuleHead {
  /**
   * @param elements all elements of the cited name within one group, possibly none
   * @param scope that group
   * @param name the cited name
   */
  judge(elements: readonly XmlElement[], scope: Scope, world: World, name: string): Iterable<Breach>;
}

/** M must be present, O may be, X must not be. */
export type Demand = 'M' | 'O' | 'X';

export interface Decision {
  demand: Demand;
  /** Completes "is required, because ..." and "is forbidden, because ...". */
  because: string;
  /** Where more can be said than to give the element, or to leave it out. */
  mend?: string;
}

/** A condition decides the status of the element where the table cites it. */
export interface Condition extends RuleHead {
  /** @param name XML name of the element whose status is asked. */
  decide(scope: Scope, world: World, name: string): Decision;
}

/** An id that earlier editions used and this one withdrew: it judges nothing. */
export interface Withdrawn {
  id: string;
  about: string;
  scope: string;
}

type Answer = Pick<RuleHead, 'requirement' | 'code' | 'also' | 'basis'>;

/** Most rules: no source pairs them with a code, so it is the general one, as our reading. */
export const INFERRED: Answer = { requirement: 'ICS2-DAT-11', code: '12', also: [], basis: 'inferred' };

/** Rules and conditions that a vendor's help desk prints beside code 12. */
export const STATED: Answer = { ...INFERRED, basis: 'stated' };

/** No breach. There is one such answer, so that nobody has to look through it. */
export const SOUND: readonly Breach[] = [];

/** A judge that looks at one element at a time. Nothing is made of the many that are sound. */
export function each(judge: (element: XmlElement, scope: Scope, world: World) => Breach | undefined): Rule['judge'] {
  function* breaches(elements: Parameters<Rule['judge']>[0], scope: Scope, world: World): Iterable<Breach> {
    for (const element of elements) {
      const breach = judge(element, scope, world);
      if (breach !== undefined) yield { at: element, ...breach };
    }
  }
  return (elements, scope, world) => {
    for (let nth = 0; nth < elements.length; nth++) {
      if (judge(elements[nth]!, scope, world) !== undefined) return breaches(elements.slice(nth), scope, world);
    }
    return SOUND;
  };
}
