import type { XmlElement } from '../../../protocols/xml';
import type { Weight } from '../validate/problem';
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
   */
  judge(elements: readonly XmlElement[], scope: Scope, world: World): Iterable<Breach>;
}

/** M must be present, O may be, X must not be. */
export type Demand = 'M' | 'O' | 'X';

/** A condition decides the status of the element where the table cites it. */
export interface Condition extends RuleHead {
  /** @param name XML name of the element whose status is asked. `because` completes "is required, because ...". */
  decide(scope: Scope, world: World, name: string): { demand: Demand; because: string };
}

/** A judge that looks at one element at a time. */
export function each(judge: (element: XmlElement, scope: Scope, world: World) => Breach | undefined): Rule['judge'] {
  return function* (elements, scope, world) {
    for (const element of elements) {
      const breach = judge(element, scope, world);
      if (breach !== undefined) yield { at: element, ...breach };
    }
  };
}

/** What most rules share: no source states their code, so it is the general one, as our reading. */
export const head = (
  id: string,
  about: string,
  requirement = 'ICS2-DAT-11',
): RuleHead => ({
  scope: '',
  examples: { good: [], bad: [] },
  id,
  about,
  requirement,
  code: '12',
  also: [],
  basis: 'inferred',
});
