import type { Notice } from '../desk';
import { errorsOf } from '../notices/refused';
import { text } from '../notices/said';

/** IE3R04: the arrival is registered under an MRN of its own (ICS2-ARR-06). A copy for somebody else's is nothing of ours. */
export const arrivalRegistered: Notice = ({ record }, { body }) => {
  const arrival = record.arrivals.find(text(body, 'LRN') ?? '');
  if (arrival === undefined) return false;
  arrival.state = 'registered';
  arrival.mrn = text(body, 'MRN');
  return true;
};

/** IE3N99 that names an arrival by its LRN. */
export const arrivalRefused: Notice = ({ record }, { body }) => {
  const arrival = record.arrivals.find(text(body, 'functionalReference') ?? '');
  if (arrival === undefined) return false;
  arrival.state = 'refused';
  arrival.errors = errorsOf(body);
  return true;
};
