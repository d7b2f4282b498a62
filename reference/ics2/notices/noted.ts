import { text } from './said';
import type { Notice } from '../desk';

/** What asks nothing of a filer: that its people can read it with the filing is enough. */
export const noted: Notice = ({ record }, { body }) => record.byMrn(text(body, 'MRN') ?? '') !== undefined;
