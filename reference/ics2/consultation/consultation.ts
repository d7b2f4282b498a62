import type { ShownError } from '../shown-error';

/** A filing or an entity of one, as customs shows it: codes of CL721 and CL744. */
export interface ShownEntity {
  type: string;
  identification: string;
  state: string;
}

/** A question to customs about what it holds. */
export interface Consultation {
  /** The operator's own number of it, never used before (R3003). */
  reference: string;
  state: 'pending' | 'answered' | 'refused' | 'undelivered';
  messageIds: string[];
  entities: ShownEntity[];
  errors: ShownError[];
  failure?: { code: string; text: string };
}
