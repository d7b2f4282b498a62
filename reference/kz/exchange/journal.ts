import type { Form } from '../../../requirements/kz/exchange';
import type { Cabinet } from '../../common/store/cabinet';
import { groundOf, type Behaviour } from './behaviour';

/** Every interaction with a customs authority of another state: under which form, and by which ground. */
export interface Journal {
  enter(reference: string, form: Form): void;
  find(reference: string): { form: Form; ground: string } | undefined;
}

export function createJournal({ recordedAs }: Behaviour['cooperation'], entries: Cabinet<Form>): Journal {
  return {
    enter: (reference, form) => void entries.put(reference, recordedAs(form)),
    find(reference) {
      const form = entries.find(reference);
      return form && { form, ground: groundOf(form) };
    },
  };
}
