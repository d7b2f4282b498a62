import { ANALYSIS_TIMERS } from '../../../requirements/ics2/analysis-timers/analysis-timers';
import type { PlantedFault } from '../../common/planted';
import type { Conduct } from '../conduct';

/** The carrier of a filing that names none: that of the last one that did. */
function guessing(): Conduct['parties'] {
  let last: string | undefined;
  return (filing) => {
    last = filing.carrier ?? last;
    return { ...filing, carrier: last };
  };
}

const HOUR_MS = 3_600_000;
const DAY = ANALYSIS_TIMERS.find(({ lasts }) => lasts === 'PT24H');

/** Planted into the analysis of customs, and into whom it tells of it. */
export const ANALYSIS_FAULTS: PlantedFault<Conduct>[] = [
  // Who is told
  { requirement: 'ICS2-NOT-01', change: ({ recipients }) => (recipients.IE3R01 = [{ to: 'carrier', if: ['connected'] }]) },
  { requirement: 'ICS2-NOT-02', change: (conduct) => (conduct.parties = guessing()) },
  { requirement: 'ICS2-NOT-03', change: ({ recipients }) => (recipients.IE3N03 = [{ to: 'filer', if: [] }, { to: 'carrier', if: ['connected'] }]) },
  { requirement: 'ICS2-NOT-04', change: ({ analysis }) => (analysis.cleared = (all) => all) },
  {
    requirement: 'ICS2-NOT-05',
    change({ recipients }) {
      recipients.IE3Q02 = [{ to: 'filer', if: [] }, { to: 'carrier', if: ['connected'] }];
      recipients.IE3N04 = [];
    },
  },
  { requirement: 'ICS2-NOT-06', change: ({ recipients }) => (recipients.IE3N05 = [{ to: 'carrier', if: ['connected'] }]) },
  { requirement: 'ICS2-NOT-07', change: ({ recipients }) => (recipients.IE3Q01 = [{ to: 'filer', if: [] }, { to: 'carrier', if: ['connected', 'subscribed'] }]) },
  {
    requirement: 'ICS2-SEED-22',
    change(conduct) {
      conduct.connected = ({ registered, preferred, message }) => registered && (preferred || message === 'IE3R01');
      // Without a preference it has to guess where to.
      conduct.routes.other = (eori, directory, submitter) => directory.preferred(eori)?.partyId ?? submitter;
    },
  },
  // What is decided, and when
  { requirement: 'ICS2-REF-08', change: ({ analysis }) => (analysis.screens = () => true) },
  { requirement: 'ICS2-REF-09', change: ({ analysis }) => (analysis.mayForbid = () => true) },
  { requirement: 'ICS2-TIM-13', change: ({ analysis }) => (analysis.startsAt = (lodged, below) => Math.min(lodged, ...below)) },
  {
    requirement: 'ICS2-TIM-14',
    change({ analysis }) {
      const { timer } = analysis;
      analysis.timer = (filing, journey) => (filing === 'F14' ? DAY : timer(filing, journey));
    },
  },
  { requirement: 'ICS2-TIM-15', change: ({ analysis }) => (analysis.amendment = 'restarts') },
  // What is ready in the hour before midnight waits until six.
  { requirement: 'ICS2-TIM-18', change: (conduct) => (conduct.repliesAt = (ready) => (new Date(ready).getUTCHours() === 23 ? ready + 7 * HOUR_MS : ready)) },
  { requirement: 'ICS2-TIM-16', change: ({ analysis }) => (analysis.waitsForAnswers = false) },
];
