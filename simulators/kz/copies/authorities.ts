import type { Authority } from '../../../requirements/kz/copies/letters';

/** Who writes letters in the simulated exchange. The implementation under test is the Kazakh authority, whichever side it takes. */
export const IUT: Authority = { code: 'KZ-SRC', name: 'State Revenue Committee' };
/** Asks an executing implementation, and executes for a requesting one. */
export const COUNTERPART: Authority = { code: 'RU-FCS', name: 'simulated customs authority of Russia' };
/** Another designated authority of the same state. */
export const RIVAL: Authority = { code: 'RU-FCS-2', name: 'simulated second customs service of Russia' };
/** An authority that the Commission has not designated. */
export const OUTSIDER: Authority = { code: 'KG-TAX', name: 'simulated tax service, not designated' };
/** Another body of Kazakhstan, which keeps documents that customs lacks (Art. 445(7)). */
export const STATE_BODY: Authority = { code: 'KZ-ARCHIVE', name: 'simulated state archive of Kazakhstan' };

/** Stands for the list of Collegium Decision 73 of 30.06.2017, which could not be read: data of the run. */
const DESIGNATED: readonly Authority[] = [IUT, COUNTERPART, RIVAL];

/** Facts of `hello`. */
export const LETTER_FACTS: Readonly<Record<string, string>> = {
  'kz.authority': IUT.code,
  'kz.state-body': STATE_BODY.code,
  'kz.designated': DESIGNATED.map(({ code }) => code).join(' '),
};

export const NAMED: Readonly<Record<string, Authority>> = { 'its counterpart': COUNTERPART, 'a rival service': RIVAL, 'an authority that is not designated': OUTSIDER };
