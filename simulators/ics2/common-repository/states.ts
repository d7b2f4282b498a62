import table from './state-table.json';

/** A state of a filing, by its code in CL744. */
export type FilingState = keyof typeof table.states;

const STATES: Readonly<Record<FilingState, { name: string; next: readonly string[] }>> = table.states;

/** What a state is called, for people: `pending linking`. */
export const stateName = (state: FilingState): string => STATES[state].name;

/** Whether the table of transitions leads from one state to the other. */
export const canBecome = (from: FilingState, to: FilingState): boolean => STATES[from].next.includes(to);
