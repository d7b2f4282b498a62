import type { Withdrawn } from './model';

/** Withdrawn before R&C 2.01, which no longer says what they demanded; older schemas still annotate elements with them. */
export const WITHDRAWN: readonly Withdrawn[] = [
  { id: 'R3001', scope: 'additional information', about: 'Withdrawn (change KEL 220): judges nothing.' },
  {
    id: 'R3023',
    scope: 'supporting documents, additional information, additional supply chain actors, transport equipment',
    about: 'Withdrawn (change KEL 203): judges nothing.',
  },
];
