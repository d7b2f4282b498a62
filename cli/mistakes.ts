import { CertError } from '../certs/errors';
import { DriverError } from '../iut/contract';
import { UsageError } from '../iut/errors';
import { ListenError } from '../protocols/tls/listener';
import { OwnFileError } from '../requirements/ics2/own-files/own-file';
import { EditionError } from '../requirements/ics2/editions/editions';
import { ParameterError } from '../requirements/parameters';

/** What is to be mended before anything can be judged. Never a verdict on the IUT, never a harness error. */
export interface Mistake {
  /** `configuration`: the description or the command line; `network`: ports and addresses; `IUT`: its driver does not answer. */
  class: 'configuration' | 'network' | 'IUT';
  message: string;
  fix: string;
}

/** A mistake that another process of ours has found. */
export class ReportedMistake extends Error {
  constructor(readonly mistake: Mistake) {
    super(mistake.message);
    this.name = 'ReportedMistake';
  }
}

/** Reads an error as something the caller can mend, or undefined: then it is ours. */
export function asMistake(error: unknown): Mistake | undefined {
  if (error instanceof ReportedMistake) return error.mistake;
  if (error instanceof DriverError) {
    const about = error.failure === 'configuration' || error.failure === 'network' ? error.failure : 'IUT';
    return { class: about, message: `the implementation under test cannot be driven (${error.failure}): ${error.message}`, fix: `${error.hint}; \`customs-conformance doctor\` examines the whole set-up` };
  }
  // A list of mistakes in the description already has the fix beside each.
  if (error instanceof UsageError) return { class: 'configuration', message: error.message, fix: error.message.includes(error.hint) ? '' : error.hint };
  if (error instanceof ListenError) return { class: 'network', message: error.message, fix: `${error.hint}; the keys are listen.host and listen.ics2, listen.eaeu, listen.kz of the description` };
  // Each line of it already ends with its own remedy.
  if (error instanceof OwnFileError) return { class: 'configuration', message: error.message, fix: error.hint };
  if (error instanceof EditionError) return { class: 'configuration', message: error.message, fix: error.hint };
  if (error instanceof ParameterError) return { class: 'configuration', message: error.message, fix: error.hint };
  if (error instanceof CertError) return { class: 'configuration', message: error.message, fix: error.hint };
  return undefined;
}
