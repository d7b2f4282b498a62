import type { KnownGroup, FilingForm } from '../filing/form';
import { fillForm } from '../filing/form';
import type { BuiltFiling } from '../filing/filing';
import type { Shipment } from '../filing/facts';
import type { Filing } from '../record';
import type { Amendment } from './amendment';
import { lockedChanges } from './locked';

/** The choices in amending, right by default. */
export interface AmendmentChoices {
  /** The MRN to amend by: that of the registration, undefined until it has come. */
  mrnOf: (filing: Filing) => string | undefined;
  /** What is asked for and cannot be amended, in words. */
  locked: (filed: Shipment, asked: Shipment) => string[];
  /** What is said, beside what was said before: all of it again, since what is left out is gone. */
  says: (now: KnownGroup, before: KnownGroup) => KnownGroup;
  /** The amendment of a filing of that type; undefined where the specification has none. */
  write: (filing: string, known: KnownGroup, form: FilingForm) => BuiltFiling | undefined;
  /** What a refusal does to the filing: nothing, it stands as it was registered. */
  onRefusal: (filing: Filing, amendment: Amendment) => void;
}

/** F25 adds a master air waybill to a filing that is there; it is no filing of its own that could be amended (HTI message tables 2.02, chapter 5). */
const NEVER_AMENDED = 'F25';

export const SOUND_AMENDMENT: AmendmentChoices = {
  mrnOf: ({ mrn }) => mrn,
  locked: lockedChanges,
  says: (now) => now,
  write(filing, known, form) {
    if (filing === NEVER_AMENDED) return undefined;
    const action = `IE3${filing.replace('F', 'A')}`;
    return { action, document: fillForm(action, known, form) };
  },
  onRefusal: () => undefined,
};
