import { FORMS, OFFICIAL_ROLES, PARTS, type Conditions, type DocumentKind, type Form, type Mark, type OfficialRole, type Part, type ProcessSubject } from '../../../requirements/kz/exchange';

/** How the authority's exchange works: right values, which planted faults change (faults.ts). */
export interface Behaviour {
  regular: {
    exchanges: (kind: DocumentKind) => boolean;
    /** What of a document's elements goes into a message. */
    elements: (kind: DocumentKind, elements: Record<string, string>, conditions: Conditions | undefined) => Record<string, string>;
    needsConditions: boolean;
    /** Parts whose absence makes conditions incomplete. */
    minds: readonly Part[];
    names: readonly OfficialRole[];
    sendsAmendments: boolean;
    /** Milliseconds in which data are sent, by the conditions'. */
    limit: (conditionsMs: number) => number;
  };
  sending: {
    /** Cases of Art. 446(1) that it sends of its own accord. */
    tells: (kind: string) => boolean;
    keepsComposition: boolean;
    needsGround: boolean;
    takesUnasked: boolean;
  };
  cooperation: {
    recordedAs: (form: Form) => Form;
    /** Our processes by subject; null: known to be absent. */
    processes: Partial<Record<ProcessSubject, string | null>>;
    withholds: (mark: Mark) => boolean;
  };
}

export function rightBehaviour(): Behaviour {
  return {
    regular: {
      exchanges: () => true,
      elements: (kind, elements, conditions) => {
        const agreed = new Set(conditions?.structure.elements[kind] ?? []);
        return Object.fromEntries(Object.entries(elements).filter(([name]) => agreed.has(name)));
      },
      needsConditions: true,
      minds: Object.keys(PARTS) as Part[],
      names: OFFICIAL_ROLES,
      sendsAmendments: true,
      limit: (conditionsMs) => conditionsMs,
    },
    sending: { tells: () => true, keepsComposition: true, needsGround: true, takesUnasked: true },
    cooperation: {
      recordedAs: (form) => form,
      processes: { transit: 'transit-control', 'temporarily-imported-transport': 'transport-control', 'personal-vehicles': null, 'actual-export': 'export-confirmation' },
      withholds: () => true,
    },
  };
}

/** Place of a form in the article on cooperation, as the journal names it. */
export const groundOf = (form: Form): string => FORMS[form];
