/** The forms of interaction with customs authorities of other member states, by their place in the article on cooperation, item 2. */
export const FORMS = {
  'common-process': '2(1)',
  'regular-exchange': '2(2)',
  'request-for-copies': '2(3)',
  sending: '2(4)',
  assistance: '2(5)',
  'metered-control': '2(6)',
  other: '2(7)',
} as const;

export type Form = keyof typeof FORMS;

export const isForm = (name: string): name is Form => Object.hasOwn(FORMS, name);

/** What common processes are for, among other things (item 3). */
export const PROCESS_SUBJECTS = ['transit', 'temporarily-imported-transport', 'personal-vehicles', 'actual-export'] as const;
export type ProcessSubject = (typeof PROCESS_SUBJECTS)[number];

/** Why an element is never given to the Commission (item 4). */
export const MARKS = ['state-secret', 'restricted'] as const;
export type Mark = (typeof MARKS)[number];
