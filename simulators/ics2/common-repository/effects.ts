import { all, type XmlElement } from '../../../protocols/xml';
import type { Conduct } from '../conduct';
import { kindOf } from '../messages/kinds';
import type { Arrivals } from './arrival/arrivals';
import type { Events } from './events';
import type { Filings } from './filings';
import type { Life } from './life';
import { isPartial } from './linking/linking';
import { lodges, type Submission } from './submission';

export interface EffectParts {
  filings: Filings;
  life: Life;
  events: Events;
  arrivals: Pick<Arrivals, 'take'>;
  conduct: Conduct;
}

/** Where IE3R02, IE3R03 and amendments name the requests that they answer. */
const ANSWERED = ['additionalInformationResponse', 'hrcmScreeningResults', ''].map((group) => `${group}/referralRequestReference`.replace(/^\//, ''));
const answeredBy = (root: XmlElement): string[] => ANSWERED.flatMap((place) => all(root, place)).map(({ text }) => text.trim());

/** What a message does that the repository has accepted. */
export function createEffects({ filings, life, events, arrivals, conduct }: EffectParts): (submission: Submission) => void {
  const lodge = ({ message, mrn, reference, root, bytes, at }: Submission): void => {
    filings.lodge({ mrn, message, reference, lodgedAt: at, bytes }, root);
    life.move(mrn, '03', 'accepted by the Common Repository');
    if (!isPartial(message)) life.move(mrn, conduct.repository.wholeIs, 'a complete data set');
    events.emit({ kind: 'accepted', mrn, at });
  };

  const answered = ({ message, mrn, root, at }: Submission): void => {
    const references = answeredBy(root);
    if (references.length > 0) events.emit({ kind: 'answered', mrn, at, by: message, references });
  };

  return (submission) => {
    const { message, mrn, root, bytes, at } = submission;
    switch (lodges(message) ? 'filing' : message === 'IE3F25' ? 'joining' : kindOf(message)) {
      case 'filing':
        return lodge(submission);
      case 'joining':
        filings.join(mrn, root);
        return events.emit({ kind: 'joined', mrn, at });
      case 'amendment':
        filings.replace(mrn, bytes, root);
        events.emit({ kind: 'amended', mrn, at });
        return answered(submission);
      case 'invalidation':
        if (!conduct.invalidates) return undefined;
        life.move(mrn, '09', 'invalidated on request');
        return events.emit({ kind: 'invalidated', mrn, at, why: 'on request' });
      case 'arrival':
        return arrivals.take(submission);
      case 'answer':
        return answered(submission);
      default:
        return undefined;
    }
  };
}
