import { quote } from '../quote';
import { value } from './given';
import { each, INFERRED, type Rule } from './model';
import { valueOf } from './scope';

const means = (mode: string, type: string): { in: string; xml: string } => ({
  in: 'IE3F10/activeBorderTransportMeans',
  xml: `<typeOfIdentification>${type}</typeOfIdentification><ModeOfTransport>${mode}</ModeOfTransport>`,
});

/** Mode of transport -> the only type of identification it allows (HTI R&C 2.01). */
const rule = (id: string, mode: string, type: string, words: string, other: string): Rule => ({
  id,
  about: `Mode of transport ${mode} (${words}) takes identification type ${type}.`,
  scope: 'type of identification of the active border transport means',
  ...INFERRED,
  judge: each((element, scope) => {
    if (value(scope, 'ModeOfTransport') !== mode || valueOf(element) === type) return undefined;
    return {
      found: quote(valueOf(element)),
      demanded: `${type}, since the mode of transport is ${mode}`,
      mend: `set the type of identification to ${type}, or correct the mode`,
    };
  }),
  examples: { good: [means(mode, type), means('4', '41')], bad: [means(mode, '41'), means(mode, other)] },
});

export const R3011 = rule('R3011', '1', '10', 'sea', '80');
export const R3012 = rule('R3012', '8', '80', 'inland waterway', '10');
