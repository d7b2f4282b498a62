import type { ShownError } from '../shown-error';

/** That customs was asked to take a filing for withdrawn, and what it said. */
export interface Invalidation {
  state: 'pending' | 'done' | 'refused' | 'undelivered';
  messageIds: string[];
  errors: ShownError[];
  failure?: { code: string; text: string };
}
