import { forbidden, INFERRED_CONDITION, isNoCode, mandatory, together, undecided } from './demand';
import { value } from './given';
import type { Condition, Decision } from './model';
import type { Scope } from './scope';
import type { World } from './world';

const PAIR = ['identificationNumber', 'typeOfIdentification'] as const;

/** What the mode of transport demands, and without it forbids (HTI R&C 2.01). */
function byMode(scope: Scope, world: World, modes: readonly string[]): Decision {
  const mode = value(scope, 'ModeOfTransport');
  if (mode === undefined || isNoCode(world, 'CL018', mode)) return undecided('the mode of transport');
  const because = `the mode of transport is ${mode}`;
  return modes.includes(mode) ? mandatory(because) : forbidden(because);
}

const means = (mode: number, inner: string): { in: string; xml: string } => ({
  in: 'IE3N06',
  xml: `<activeBorderTransportMeans>${inner}<ModeOfTransport>${mode}</ModeOfTransport></activeBorderTransportMeans>`,
});
const NUMBER = '<identificationNumber>IMO9074729</identificationNumber>';
const TYPE = '<typeOfIdentification>10</typeOfIdentification>';
const FLIGHT = '<conveyanceReferenceNumber>LH8401</conveyanceReferenceNumber>';

export const C3012: Condition = {
  id: 'C3012',
  about: 'A ship or inland vessel arrives with its identification number and type; other means of transport give neither.',
  scope: 'identification of the active border transport means of an arrival notification (IE3N06)',
  note: 'Modes of transport 1 and 8. Where both are missing, or both needless, that is one problem, told at the number.',
  ...INFERRED_CONDITION,
  decide: (scope, world, name) => together(scope, name, PAIR, byMode(scope, world, ['1', '8'])),
  examples: {
    good: [means(1, NUMBER + TYPE), means(8, NUMBER + TYPE), means(4, '')],
    bad: [means(1, ''), means(8, NUMBER), means(1, TYPE), means(4, NUMBER + TYPE), means(4, TYPE)],
  },
};

export const C3019: Condition = {
  id: 'C3019',
  about: 'An aircraft arrives with its conveyance reference number (the flight); other means of transport give none.',
  scope: 'conveyance reference number of the active border transport means of an arrival notification (IE3N06)',
  note: 'Mode of transport 4.',
  ...INFERRED_CONDITION,
  decide: (scope, world) => byMode(scope, world, ['4']),
  examples: { good: [means(4, FLIGHT), means(1, '')], bad: [means(4, ''), means(1, FLIGHT)] },
};
