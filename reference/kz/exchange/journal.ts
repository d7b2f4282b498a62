import type { Form } from '../../../requirements/kz/exchange';
import { groundOf, type Behaviour } from './behaviour';

/** Every interaction with a customs authority of another state: under which form, and by which ground. */
export interface Journal {
  enter(reference: string, form: Form): void;
  find(reference: string): { form: Form; ground: string } | undefined;
  clear(): void;
}

export function createJournal({ recordedAs }: Behaviour['cooperation']): Journal {
  const entries = new Map<string, Form>();
  return {
    enter: (reference, form) => void entries.set(reference, recordedAs(form)),
    find(reference) {
      const form = entries.get(reference);
      return form && { form, ground: groundOf(form) };
    },
    clear: () => entries.clear(),
  };
}
